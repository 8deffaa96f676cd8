"""Texts are found by what they contain, whatever their files are called."""

from __future__ import annotations

import hashlib

import pytest

from kg.errors import InputError
from kg.incoming.sheets.imported.source_texts import SourceTexts


def write(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def test_a_text_is_found_by_its_checksum_in_a_folder_or_as_one_file(tmp_path):
    one = write(tmp_path / "texts" / "any.txt", b"viens")
    two = write(tmp_path / "two.txt", "du\ufeff\r\n".encode())
    texts = SourceTexts(folder=tmp_path / "texts", file=tmp_path / "two.txt")

    assert texts.of(one).text == "viens"
    assert texts.of(two).text == "du\ufeff\r\n"
    assert texts.of(one) is texts.of(one)
    assert texts.checksum == two
    assert texts.of("0" * 64) is None


def test_without_texts_there_are_none():
    texts = SourceTexts()

    assert texts.of("0" * 64) is None
    texts.refuse_other({"doc:a": "1" * 64})


def test_a_text_in_another_encoding_is_refused_when_it_is_used(tmp_path):
    checksum = write(tmp_path / "t" / "a.txt", "Rīga".encode("cp1257"))
    with pytest.raises(InputError, match=r"a\.txt.*UTF-8"):
        SourceTexts(folder=tmp_path / "t").of(checksum)


def test_a_text_that_is_no_documents_is_refused(tmp_path):
    checksum = write(tmp_path / "a.txt", b"abc")
    texts = SourceTexts(file=tmp_path / "a.txt")

    texts.refuse_other({"doc:a": checksum})
    texts.refuse_other({"doc:a": "1" * 64, "doc:b": ""})
    with pytest.raises(InputError, match=r"a\.txt: is not the text that was coded.*doc:a is 1111"):
        texts.refuse_other({"doc:a": "1" * 64})


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match=r"b\.txt"):
        SourceTexts(file=tmp_path / "b.txt")
