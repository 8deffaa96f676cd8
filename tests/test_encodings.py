from __future__ import annotations

import pytest
from rdf_helpers import X

from kg.encodings import line_ends, read_text, read_utf8
from kg.errors import InputError


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_byte_that_is_not_utf_8_is_found_whatever_ends_the_lines(tmp_path, ending):
    path = tmp_path / "a.ttl"
    path.write_bytes((X + "\n\nx:a x:p x:b .\n").replace("\n", ending).encode() + b"\xff")
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.line == 5


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
def test_encodings_of_two_and_four_bytes_are_refused_by_name(tmp_path, encoding, mark):
    path = tmp_path / "a.ttl"
    text = X + 'x:a x:p "Šiauliai ąčęėįšųūž" .\n'
    path.write_bytes(("\ufeff" * mark + text).encode(encoding))
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == (
        f"{path}:1: is in {encoding}, not in UTF-8; save it as UTF-8, for example with "
        f"“iconv -f {encoding} -t UTF-8 a.ttl > new-a.ttl”"
    )


def test_a_short_file_in_utf_8_is_not_taken_for_another_encoding(tmp_path):
    path = tmp_path / "a.ttl"
    for content in (b"", b"#", b"# a", b"# \0"):
        path.write_bytes(content)
        assert read_text(path) == content.decode()


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("windows-1257", "Lietuvos Raudonojo Kryžiaus draugija, Šiauliai", "Kryžiaus"),
        ("windows-1257", "biedrība „Drošā māja”, Rīgā – ļoti labi", "biedrība"),
        ("windows-1257", "Põhja-Eesti ühing", "Põhja"),
        ("windows-1251", "Вильнюсский университет", "Вильнюсский"),
        ("windows-1251", "да", "да"),
        ("windows-1251", "Київ, їжак", "Київ"),
        ("windows-1252", "Université de Liège, où l’on dîne", "Université"),
        ("windows-1252", "Straße", "Straße"),
        ("windows-1250", "Občina Maribor, ministrstvo za šport", "Občina"),
        ("windows-1250", "Anuška", "Anuška"),
        ("windows-1250", "Město Přerov, vláda", "Město"),
        ("windows-1252", "Gödel, André, Peña", "Gödel"),
        ("cp852", "Občina Žalec, šport", "Občina"),
        ("cp852", "Město Přerov, vláda", "Město"),
        ("windows-1250", "Stowarzyszenie „Łączność” w Gdańsku, środa", "„Łączność"),
        ("iso-8859-13", "Kauno „Žinių“ draugija", "„Žinių"),
        ("iso-8859-4", "Šiaulių vyskupystė, ąžuolas", "Šiaulių"),
        ("cp775", "Šiaulių savivaldybė", "Šiaulių"),
        ("koi8-r", "Рижская дума решила", "Рижская"),
        ("cp866", "Рижская дума решила", "Рижская"),
        ("iso-8859-5", "Рижская дума решила", "Рижская"),
    ],
)
def test_an_encoding_of_one_byte_is_guessed_and_shown_on_a_word(tmp_path, encoding, text, shown):
    path = tmp_path / "a.ttl"
    path.write_bytes((X + 'x:a x:p "ok" .\nx:b x:p "').encode() + text.encode(encoding) + b'" .\n')
    first = next(c for c in text if not c.isascii())
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == (
        f"{path}:3: is not in UTF-8 (byte 0x{first.encode(encoding)[0]:02x}); it is probably in "
        f"{encoding}, where this word reads “{shown}”; save it as UTF-8, for example with "
        f"“iconv -f {encoding.upper()} -t UTF-8 a.ttl > new-a.ttl”"
    )


def test_an_encoding_that_no_language_fits_is_not_guessed(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(X.encode() + b'x:a x:p "\x81\x8d\xff" .')
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}:2: is not in UTF-8 (byte 0x81); save it as UTF-8"


def test_a_broken_letter_in_a_file_that_is_in_utf_8_is_told_as_such(tmp_path):
    path = tmp_path / "a.net"
    path.write_bytes("*Vertices 2\n1 Kūrėja\n2 ".encode() + "Krämer".encode()[:3] + b"_T\n")
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == (
        f"{path}:3: is not in UTF-8 (byte 0xc3); nearly all other letters are, so one is "
        "broken here, in “Kr\ufffd_T”; correct it"
    )


@pytest.mark.parametrize("text", [b"see \xa7 5 of the law", b"\x84we agree\x94 \x96 they said"])
def test_signs_that_are_no_letters_tell_no_encoding(tmp_path, text):
    path = tmp_path / "a.net"
    path.write_bytes(text)
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.message.endswith("); save it as UTF-8")


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "missing.ttl"
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: cannot be read (no such file or directory)"
    assert caught.value.exit_code == 2


def test_read_utf8_gives_what_read_text_gives_without_the_mark(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + "x ū\r\n".encode())
    assert read_utf8(path) == "x ū\r\n".encode()
    assert read_text(path) == "x ū\r\n"


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("a\nb\n", 2), ("a\r\nb\rc\n\r", 4), ("a\u2028b\x85c\x0bd", 0)]
)
def test_line_ends_are_those_of_turtle(text, count):
    assert line_ends(text) == count


def test_the_remedy_can_be_pasted_whatever_the_files_name(tmp_path):
    for name, old, new in (
        ("$(rm x).ttl", "'$(rm x).ttl'", "'new-$(rm x).ttl'"),
        ("-a.ttl", "./-a.ttl", "new--a.ttl"),
    ):
        path = tmp_path / name
        path.write_bytes("a".encode("utf-16"))
        with pytest.raises(InputError) as caught:
            read_text(path)
        assert str(caught.value).endswith(f"“iconv -f UTF-16LE -t UTF-8 {old} > {new}”")
