"""Shapes are read from files and folders, and none is passed over."""

from pathlib import Path

import pytest
from validation_helpers import FINE, line_of, prop, write

from kg.errors import InputError
from kg.validation.shapes.shapes import read_shapes, shapes_folder


def test_the_shipped_shapes_are_read(terms):
    shapes = read_shapes([shapes_folder()], terms)
    assert len(shapes.records) > 1000
    assert len(shapes.across) > 100


@pytest.mark.parametrize("parts", [[], ["empty"], ["empty/across"]], ids=str)
def test_a_folder_without_shapes_is_refused(parts, terms, tmp_path):
    folders = [tmp_path / part for part in parts]
    for folder in folders:
        folder.mkdir(parents=True)
    with pytest.raises(
        InputError, match=r"has no shapes \(\*\.ttl\), so nothing would be checked; name"
    ):
        read_shapes(folders, terms)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.ttl"])
def test_shapes_that_are_not_there_are_refused(name, terms, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_shapes([tmp_path / name], terms)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("more/own.ttl", "put shapes into the folder itself or its folder “across”"),
        ("across/more/own.ttl", "put shapes into the folder itself or its folder “across”"),
        ("more/own.TTL", "put shapes into the folder itself"),
        ("own.shacl", "write shapes as Turtle"),
        ("own.jsonld", "write shapes as Turtle"),
        ("across/own.rdf", "write shapes as Turtle"),
    ],
)
def test_shapes_that_would_be_passed_over_are_refused(name, message, terms, tmp_path):
    write(tmp_path / "one.ttl", FINE)
    path = write(tmp_path / name, FINE.replace("shape:A", "shape:B"))
    with pytest.raises(InputError, match=message) as refused:
        read_shapes([tmp_path], terms)
    assert refused.value.path == path


def test_shapes_are_turtle_in_any_case_also_in_linked_folders(terms, tmp_path):
    write(tmp_path / "elsewhere" / "own.TTL", FINE)
    linked = tmp_path / "linked"
    linked.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert len(read_shapes([linked], terms).records)


def test_a_file_that_is_not_turtle_is_refused_with_its_line(terms, tmp_path):
    path = write(tmp_path / "own.ttl", FINE.replace(" sh:IRI", ""))
    with pytest.raises(InputError, match="not Turtle") as refused:
        read_shapes([tmp_path], terms)
    assert (refused.value.path, refused.value.line) == (path, line_of(path, "shape:A"))


def own(kind):
    return prop(f"sh:path migov:kind ; sh:minCount {kind}").replace("shape:A", "shape:Own")


IDLE = {
    "": "has no shapes",
    "\n# nothing\n": "has a target",
    own(1).replace(" ; sh:property", " ; sh:deactivated true ; sh:property"): "are deactivated",
    own(1) + "\nshape:Own-p sh:deactivated true .": "so it checks nothing",
    "shape:Names sh:deactivated true .": "are deactivated",
    "shape:Own a sh:NodeShape ; sh:nodeKind sh:IRI .": "has a target",
}


@pytest.mark.parametrize(("body", "told"), IDLE.items())
def test_a_place_of_shapes_that_checks_nothing_is_refused_beside_others(
    body, told, terms, tmp_path
):
    place = tmp_path / "shapes"
    place.mkdir()
    if body:
        write(place / "own.ttl", body)
    for places in ([shapes_folder(), place], [place, shapes_folder()]):
        with pytest.raises(InputError, match=told) as refused:
            read_shapes(places, terms)
        assert Path(str(refused.value.path)) in (place, place / "own.ttl")


@pytest.mark.parametrize(
    "body",
    [
        own(1),
        # A shape more, for what a shipped one checks already, and a class more for a shipped one.
        "shape:Organisation sh:property shape:Own-p .\n"
        "shape:Own-p a sh:PropertyShape ; sh:path migov:kind ; sh:minCount 1 .",
        "shape:Output sh:targetClass migov:Organisation .",
        own(1) + "\nshape:Names sh:deactivated true .",
    ],
)
def test_a_place_that_adds_to_other_shapes_is_not(body, terms, tmp_path):
    place = write(tmp_path / "own.ttl", body)
    assert read_shapes([shapes_folder(), place], terms).own[place]
