from __future__ import annotations

import pytest
from rdf_helpers import X

from kg.rdf import canonical, declared_prefixes, parse_turtle
from kg.rdf.comments import put_comments


def form(text, *, keep_order=True):
    found = canonical(parse_turtle(text), declared_prefixes(text.encode()), keep_order=keep_order)
    return put_comments(found, text)


WRITTEN = """# The lake.

@prefix x: <http://x.org/> . # mine

# == Two ==

# of b
x:b x:p 1 ; # one
    # of q
    x:q "#", # two
        <#c> ; # three
    x:r ( 1 # within
    # also within
    ) ;
    # x:s 1 ;
    .
# below b

# of a
# and again
x:a x:p 1 . # one of a

# x:c x:p 1 .
"""
FORM = """# The lake.
# mine
@prefix x: <http://x.org/> .

# == Two ==

# of b
x:b x:p 1 ; # one
    # of q
    # two
    # three
    x:q "#" , <http://y.org/#c> ;
    # also within
    # x:s 1 ;
    x:r ( 1 ) . # within
# below b

# of a
# and again
x:a x:p 1 . # one of a

# x:c x:p 1 .
"""


def test_a_comment_stays_beside_what_it_belongs_to():
    text = WRITTEN.replace("<#c>", "<http://y.org/#c>")
    assert form(text) == FORM
    assert form(FORM) == FORM
    assert form(text.replace("\n", "\r\n")) == FORM


def test_a_comment_goes_where_its_record_goes():
    text = X + "\n# two\n\n# b\nx:b x:q 1 ; # q\n    # p\n    x:p 1 .\n# below\n\nx:a x:p 1 . # a\n"
    assert form(text) == text
    assert form(text, keep_order=False) == (
        X + "\nx:a x:p 1 . # a\n\n# two\n\n# b\n# p\nx:b x:p 1 ;\n    x:q 1 . # q\n# below\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x:a x:p 1 .# a", "x:a x:p 1 . # a\n"),
        ("x:a # a\n x:p 1 .", "# a\nx:a x:p 1 .\n"),
        ("x:a x:p 1 .\n# a", "x:a x:p 1 .\n# a\n"),
        ("x:a x:p 1 .\n# a\n\n# b", "x:a x:p 1 .\n# a\n\n# b\n"),
        ("x:a x:p 1 .\n# a\nx:b x:p 1 .", "x:a x:p 1 .\n\n# a\nx:b x:p 1 .\n"),
        ("x:a x:p 1 . x:b x:p 1. x:a x:p 1 . # a", "x:a x:p 1 . # a\n\nx:b x:p 1 .\n"),
        ("x:a a x:B .\n@prefix y: <y:> . # y", f"# y\n{X}@prefix y: <y:> .\n\nx:a a x:B .\n"),
        ("x:a x:it\\'s 1 . # it's", "x:a x:it\\'s 1 . # it's\n"),
        ("# == a\n\nx:a x:p 1 .", "# == a\n\nx:a x:p 1 .\n"),
        ("# a", "# a\n"),
    ],
)  # fmt: skip
def test_where_comments_go(old, new):
    assert form(X + old) == (new if new.startswith("# y") else f"{X}\n{new}")


def test_a_file_without_prefixes_has_comments_on_top_too():
    text = "# all\n\n# of a\n<x:a> <x:p> 1 .\n"
    assert form(text) == text
    assert form("# all\n\n<x:a> <x:p> 1 .\n") == "# all\n\n<x:a> <x:p> 1 .\n"
    assert form("# only\n\n\n# words") == "# only\n\n# words\n"
    assert form(form("BASE <http://x.org/> # b\n<a> <p> 1 . # p")) == (
        "# b\n\n<http://x.org/a> <http://x.org/p> 1 . # p\n"
    )


def test_a_comment_on_what_is_gone_comes_last():
    text = X + "# of a\nx:a x:p 1 ; # p\n x:q 1 .\n# below\n\nx:b x:p 1 . # b"
    left = X + "\nx:b x:p 1 .\n"
    assert put_comments(left, text) == X + "\nx:b x:p 1 . # b\n\n# of a\n# p\n# below\n"
