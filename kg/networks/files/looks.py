"""What network format a text looks like, whatever its name says."""

from __future__ import annotations

import re

__all__ = ["looks_like", "other_format"]

_BEFORE_ROOT = r"(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*"
# Each with what it is and what to do, and the endings of its files.
_STARTS = (
    (r"(?:%.*\s+)*\*(?:vertices|network)\b", "Pajek; end its name in .net", ("net", "paj")),
    (r"dl\s+\w+\s*=", "UCINET DL; end its name in .dl", ("dl",)),
    (r"(?:Creator .*\s+)?graph\s*\[", "GML; export it as GraphML", ()),
    (r"(?:strict\s+)?(?:di)?graph\b[^{,;\t]*\{", "DOT of Graphviz; export it as GraphML", ()),
    (_BEFORE_ROOT + r"<(?:\w+:)?gexf\b", "GEXF; end its name in .gexf", ("gexf",)),
    (_BEFORE_ROOT + r"<(?:\w+:)?graphml\b", "GraphML; end its name in .graphml", ("graphml",)),
    (r"<!doctype html|<html\b", "a web page (HTML); download the file that the page shows", ()),
    (r'\{\s*["}]|\[\s*\{', "JSON; end its name in .json", ("json",)),
)
_ENOUGH = 5000


def looks_like(text: str) -> str:
    """Return the format that a text begins as and what to do, or nothing.

    >>> looks_like("*Vertices 3"), looks_like("source,target")
    ('Pajek; end its name in .net', '')
    """
    return other_format(text, "")


def other_format(text: str, ending: str) -> str:
    """Return the same, unless files of that format have this ending."""
    start = text[:_ENOUGH].lstrip("\ufeff \t\r\n")
    for pattern, looks, endings in _STARTS:
        if re.match(pattern, start, re.IGNORECASE):
            return "" if ending in endings else looks
    return ""
