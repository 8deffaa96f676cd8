"""XML that is none, is of another kind, or is damaged, is refused with the reason."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kg.errors import InputError
from kg.networks.files.xml.elements import Elements, edges_have_ids, in_text, in_value, kinds_of
from kg.networks.files.xml.graphml import read_graphml

ONE = "<graphml><graph edgedefault='directed'>\n<node id='a'/>{}</graph></graphml>"
DTD = "<!DOCTYPE graphml SYSTEM 'graphml.dtd'>\n"
BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>\n"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1 or chr(97)};' * 10}'>\n" for n in range(1, 20))
    + "]>"
)
REFUSED = [
    ("", 1, "is empty"),
    (" \n ", 1, "is empty"),
    ("<html>\n</html>", 1, "begins with <html>, and not with <graphml>: it is a web page"),
    ("\n<gexf/>", 2, "it is GEXF; end its name in .gexf"),
    ("<graph xmlns='x'/>", 1, "it is XGMML of Cytoscape"),
    ("<other/>", 1, "begins with <other>, and not with <graphml>"),
    ("<other>\0", 1, "begins with <other>"),
    ("*Vertices 3\n", 1, "is not GraphML: it looks like Pajek; end its name in .net"),
    ("% made\n*network x\n", 1, "looks like Pajek"),
    ("DL n=3\n", 1, "looks like UCINET DL"),
    ("graph [\n directed 1", 1, "looks like GML"),
    ("digraph G {", 1, "looks like DOT"),
    ('{"nodes": []}', 1, "is not GraphML: it looks like JSON"),
    ("source,target\na,b\n", 1, "is a table (CSV), not GraphML"),
    ("no network at all", 1, "is not GraphML: it does not begin with “<”"),
    (BOMB + ONE, 1, "declares entities"),
    ("<!DOCTYPE x [\n<!ATTLIST node id CDATA 'x'>]>" + ONE, 2, "declares entities"),
    (DTD + ONE.format("&nbsp;"), 3, "“&nbsp;” is declared in another file"),
    (ONE.format("&nbsp;"), 2, "a sign like &nbsp; that XML does not know"),
    (ONE.format("\n</node>"), 3, "an element is closed that is not the last one opened"),
    (ONE.format("\n a & b"), 3, "is it a bare & or <?"),
    (ONE.format("\n\x0b"), 3, "it has the character 0x0b, which XML does not allow"),
    (ONE.format("\n<node id='b' id='c'/>"), 3, "an attribute is given twice in one element"),
    (ONE.format("") + "\n<graphml/>", 3, "something follows its end"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED, ids=range(len(REFUSED)))
def test_the_reason_is_told_with_its_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read_graphml(text.encode())
    assert (caught.value.line, "middle" in caught.value.message) == (line, False)
    assert words in caught.value.message


def test_only_what_is_cut_ends_in_the_middle():
    """What could not be read was always said to be cut short."""
    text = "<?xml version='1.0'?>" + ONE.format(
        "\n<node id='b'><data key='k'><![CDATA[x]]></data></node>"
    )
    start = text.index("<graphml")
    for end in range(start + 1, len(text)):
        with pytest.raises(InputError, match="ends in the middle") as caught:
            read_graphml(text[:end].encode())
        assert caught.value.line == text[:end].count("\n") + 1
    assert len(read_graphml(text.encode())) == 2


@pytest.mark.parametrize(
    "text",
    [
        "\n \n<?xml version='1.0' encoding='utf-16'?>" + ONE.format(""),
        "<?xml version='1.1'?>" + ONE.format(""),
        DTD + ONE.format("&amp;&#233;"),
        "<!-- a --><?pi x?>" + ONE.format("<!-- > -->") + "\n\n",
        "<a:graphml xmlns:a='x'><a:graph edgedefault='directed'><a:node id='a'/></a:graph>"
        "</a:graphml>",
        "<b:graphml><graph edgedefault='directed'><b:node id='a'/></graph></b:graphml>",
    ],
)
def test_what_does_no_harm_is_read(text):
    assert list(read_graphml(text.encode())) == ["a"]


def test_lines_are_counted_as_in_the_file():
    text = ONE.format("\r\n<x/>\r<y/>\n\n<z/>")
    said = []
    read_graphml(text.encode(), said.append)
    assert [sentence.rpartition(" ")[2] for sentence in said] == ["3)", "4)", "6)"]


def test_the_text_of_an_element_is_its_own_and_that_of_those_in_it():
    class Sample(Elements):
        root = called = "r"

    told = []
    sample = Sample(told.append)
    sample.begins = {"r": lambda _: None, "t": lambda _: sample.whole(told.append)}
    sample.walk(b"<r>no<t>a<u>b</u>c</t>no<t/><v><t>no</t></v></r>")
    sample.tell_notes()
    assert told == ["abc", "", "the element <v> is left out (line 1)"]


@pytest.mark.parametrize("text", ["", "a", "<&>\"'", "\n\t\r\r\n x ", "ž東\u2028\x85]]>"])
def test_what_is_written_is_read_back_by_another_parser(text):
    made = f"<a b={in_value(text)}>{in_text(text)}</a>"
    back = ElementTree.fromstring(made)
    assert (back.get("b"), back.text or "") == (text, text)


def test_kinds_and_ids():
    facts = [{"a": True, "b": 1, "c": 1.5, "d": 1, "e": "x"}, {"d": 2.5, "e": 1, "b": 3}]
    assert kinds_of(facts) == {
        **{"a": "boolean", "b": "long", "c": "double", "d": "double", "e": "string"},
    }
    for ids, fit in ((["a", "b"], True), (["a", "a"], False), ([1], False), ([""], False)):
        assert edges_have_ids([("u", "v", {"id": each}) for each in ids]) is fit
