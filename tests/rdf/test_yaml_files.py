from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.rdf.yaml_files import read_yaml


def read(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    return read_yaml(path)


def test_values_are_texts_lists_and_fields_with_their_lines(tmp_path):
    fields = read(tmp_path, "a: yes\nb:\n  - 1\n  - {c: 2020-01-01}\n").fields()

    assert (fields["a"].text(), fields["a"].line) == ("yes", 1)
    one, two = fields["b"].items()
    assert (one.text(), one.line) == ("1", 3)
    assert (two.fields()["c"].text(), two.fields()["c"].line) == ("2020-01-01", 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1\nb: 2", "a.yaml:2: is not YAML"),
        ("a: b: c", "a.yaml:1: is not YAML (mapping values are not allowed here)"),
        ("a: \x01", "a.yaml: is not YAML"),
        ("a: &x 1\nb: *x", "a.yaml:1: anchors (&) and aliases (*) are not allowed here"),
        ("b: *x", "a.yaml:1: anchors (&) and aliases (*) are not allowed here"),
        ("a: 1\nb: 2\na: 3", "a.yaml:3: “a” is there twice, first on line 1; keep one"),
        ("? [a]\n: 1", "a.yaml:1: the name of a field must be a text"),
        ("a: 1\n---\nb: 2", "a.yaml:2: a second document begins here (---); keep one"),
        ("[" * 30, "is more than 20 levels deep"),
        ("# only a comment", "a.yaml:1: is empty"),
        ("x" * 1_000_001, "too many for YAML"),
    ],
)
def test_what_is_not_such_a_file_is_refused(tmp_path, text, said):
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("b: 1", "a.yaml:1: “b”: is not a field here; choose one of aaaa, cccc"),
        ("aaab: 1", "did you mean “aaaa”?"),
        ("aaaa: 1", "the field “cccc” is missing"),
        ("- 1", "needs fields, each as “name: value”"),
    ],
)
def test_fields_are_those_that_are_known(tmp_path, text, said):
    with pytest.raises(InputError) as caught:
        read(tmp_path, text).fields(("aaaa",), needed=("cccc",))
    assert said in str(caught.value)


def test_a_text_must_have_a_sign(tmp_path):
    with pytest.raises(InputError, match=r"a\.yaml:1: “a”: needs a text"):
        read(tmp_path, "a: ''").fields()["a"].text()
