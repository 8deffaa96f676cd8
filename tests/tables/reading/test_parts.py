from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.tables.reading.parts import Text, read_xml


def read(content, size=100_000, **more):
    found, text = [], Text()
    pieces = (content[at : at + size] for at in range(0, len(content), size))
    read_xml(
        pieces,
        {"c": lambda attributes: found.append(attributes)},
        {"c": lambda: found.append(text.taken())},
        text,
        **more,
    )
    return found


def test_elements_are_known_without_their_prefixes():
    assert read(b'<x:a xmlns:x="u"><x:c r="1">b</x:c></x:a>') == [{"r": "1"}, "b"]


def test_what_is_aside_is_left_out_with_all_in_it():
    content = b"<a><c>b<n>x<c>y</c><n>z</n></n>d</c></a>"
    assert read(content, aside=("n",)) == [{}, "bd"]
    assert read(content, size=3, aside=("n",)) == [{}, "bd"]


BOMB = (
    b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b"<a><c>&c;</c></a>"
)


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><c>&b;</c></a>',
        BOMB.decode().encode("utf-16"),
    ],
)
def test_entities_are_never_loaded(content):
    with pytest.raises(InputError, match="declares entities, which kg does not read"):
        read(content)


@pytest.mark.parametrize("content", [b"", b"<a><c></a>", b"<a>", b"text", b"<a>\x00</a>", b"\xff"])
def test_what_is_not_well_formed_is_damaged(content):
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(content)


def test_nesting_texts_and_tags_have_an_end(monkeypatch):
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(b"<a>" * 1000)
    monkeypatch.setattr("kg.tables.reading.parts._LONGEST_TAG", 5000)
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(b'<a b="' + b"x" * 20_000 + b'"/>', size=1000)
    monkeypatch.setattr("kg.tables.reading.parts.LONGEST", 10_000)
    with pytest.raises(InputError, match="has a cell of more than 10,000 characters; shorten it"):
        read(b"<a><c>" + b"x" * 20_000 + b"</c></a>", size=1000)
