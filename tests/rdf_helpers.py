"""What the tests of Turtle share."""

from __future__ import annotations

# A prefix for small texts: what follows it begins on line 2.
X = "@prefix x: <http://x.org/> .\n"
