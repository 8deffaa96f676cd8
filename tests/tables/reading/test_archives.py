from __future__ import annotations

import io
import struct
import zipfile

import pytest
from book_samples import zipped

from kg.errors import InputError
from kg.tables.reading.archives import Archive, resolved


def read(content, name="a"):
    return b"".join(Archive(content).pieces(name))


def test_a_part_is_read_in_pieces_by_its_name_in_any_case():
    archive = Archive(zipped({"xl\\Sheet.xml": "x" * 1_000_000}))
    assert "xl/sheet.XML" in archive
    assert [len(piece) for piece in archive.pieces("XL/sheet.xml")] == [262_144] * 3 + [213_568]
    assert archive.start("xl/sheet.xml", 3) == b"xxx"
    assert archive.start("nowhere") == b""


@pytest.mark.parametrize("end", [1, 30, 60, 100])
def test_a_truncated_archive_is_refused(end):
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(zipped({"a": "b" * 50})[:-end])


def test_damage_within_a_part_is_refused():
    content = bytearray(zipped({"a": "b" * 5000}, zipfile.ZIP_STORED))
    content[3000] = 0
    with pytest.raises(InputError, match=r"is a damaged workbook.*its part a cannot be unpacked"):
        read(bytes(content))
    with pytest.raises(InputError, match="it has no part b"):
        read(zipped({"a": ""}), "b")


def test_a_part_with_a_password_is_refused():
    content = bytearray(zipped({"a": "b"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="has a password; save it without one"):
        read(bytes(content))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped({f"{number}": b"\0" * (4 << 20) for number in range(5)})
    assert len(bomb) < 40_000
    with pytest.raises(InputError, match="would have 20 MB when unpacked; save only the table"):
        Archive(bomb)


def test_more_than_the_limit_is_refused(monkeypatch):
    content = zipped({"a": "b" * 2000, "b": "c" * 2000})
    monkeypatch.setattr("kg.tables.reading.archives._LARGEST", 3000)
    with pytest.raises(InputError, match="when unpacked"):
        Archive(content)


def test_a_part_is_not_unpacked_beyond_the_size_that_it_gives():
    """One that says 10 bytes and has a million."""
    content = bytearray(zipped({"a": "b" * 1_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(mark) + at, 10)
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(bytes(content))


def test_parts_that_are_read_again_and_again_count_each_time(monkeypatch):
    monkeypatch.setattr("kg.tables.reading.archives._LARGEST", 1_000)
    archive = Archive(zipped({"a": "b" * 600}))
    assert len(b"".join(archive.pieces("a"))) == 600
    with pytest.raises(InputError, match="has more than it says when unpacked"):
        list(archive.pieces("a"))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr("kg.tables.reading.archives._MOST_PARTS", 2)
    with pytest.raises(InputError, match="has more than 2 parts, and is not read"):
        Archive(zipped(dict.fromkeys("abc", "")))


def test_what_kg_cannot_unpack_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", "b" * 100)
    content = bytearray(stream.getvalue())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", content, content.index(mark) + at, 99)
    with pytest.raises(InputError, match="is a damaged workbook"):
        read(bytes(content))


def test_names_do_not_lead_out_of_the_archive():
    assert resolved("xl/workbook.xml", "../../../etc/passwd") == "etc/passwd"
    assert resolved("xl/workbook.xml", "../a.xml") == "a.xml"
