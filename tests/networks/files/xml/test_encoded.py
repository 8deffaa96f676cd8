"""XML in any encoding becomes UTF-8."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks import read_network
from kg.networks.files.xml.encoded import read_xml

TEXT = (
    '<?xml version="1.0" encoding="{}"?>\n<graphml><graph edgedefault="directed">'
    '<node id="a" label="{}"/></graph></graphml>'
)


@pytest.mark.parametrize(
    ("declared", "encoding", "label"),
    [
        ("ISO-8859-1", "latin-1", "Málaga"),
        ("windows-1250", "cp1250", "Łódź"),
        ("Windows-1257", "cp1257", "Šiauliai"),
        ("koi8-r", "koi8-r", "Рига"),
        ("UTF-16", "utf-16", "Rīga Łódź"),
        ("utf-16", "utf-16-le", "Rīga"),
        ("UTF-16BE", "utf-16-be", "Rīga"),
        ("UTF-32", "utf-32", "Rīga"),
        ("Shift_JIS", "shift_jis", "東京"),
        ("UTF-8", "utf-8", "Rīga 東京"),
        ("UTF-8", "utf-8-sig", "Rīga"),
        ("utf-16", "utf-8", "Rīga"),  # as programs of Windows leave it
        ("us-ascii", "ascii", "Riga"),
    ],
)
def test_the_declared_encoding_is_honoured(declared, encoding, label, tmp_path):
    """All but UTF-8 was refused, and what declared another was read as UTF-8."""
    path = tmp_path / "n.graphml"
    path.write_bytes(TEXT.format(declared, label).encode(encoding))
    said = []
    assert read_network(path, say=said.append).nodes["a"]["label"] == label
    assert said == []


REFUSED = [
    (TEXT.format("windows-9999", "a").encode(), 1, "iconv -f windows-9999 -t UTF-8"),
    (TEXT.format("hex", "a").encode(), 1, "declares the encoding hex, which kg does not know"),
    (TEXT.format("us-ascii", "Rīga").encode(), 2, "is not in us-ascii, the encoding that it"),
    (TEXT.format("UTF-8", "Šiaulių žemė").encode("cp1257"), 2, "is probably in windows-1257"),
    (TEXT.format("UTF-16", "ī").encode("utf-16")[:-31], None, "ends in the middle"),
    (TEXT.format("UTF-8", "ī").encode()[:-37], 2, "ends in the middle"),
    (TEXT.format("UTF-8", "a\0").encode(), 2, "has a NUL byte"),
    (b"PK\x03\x04 xl/workbook", 1, "is an Excel workbook (xlsx), not a text"),
    (b"", 1, "is empty"),
]


@pytest.mark.parametrize(("content", "line", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_decoded_is_refused_by_line(content, line, words, tmp_path):
    path = tmp_path / "n.graphml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_network(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in caught.value.message


def test_what_declares_latin_1_and_looks_like_utf_8_is_said(tmp_path):
    path, said = tmp_path / "n.graphml", []
    path.write_bytes(TEXT.format("ISO-8859-1", "Rīga").encode())
    assert "RÄ«ga".encode() in read_xml(path, said.append)
    assert len(said) == 1
    assert (
        "it declares the encoding ISO-8859-1 and is read so, though it looks like UTF-8" in said[0]
    )
