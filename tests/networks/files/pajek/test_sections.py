from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.networks.files.pajek.sections import Section, sections_of, size_of


def test_a_section_has_its_lines_with_their_numbers_and_no_comments():
    found = sections_of('% one\n*Network  a b \n\n*vertices 2\n 1 "a"\n% two\n2\n*EDGES :1 "x"\n')
    assert [(s.word, s.rest, s.line, s.lines) for s in found] == [
        ("network", "a b", 2, []),
        ("vertices", "2", 4, [(5, ' 1 "a"'), (7, "2")]),
        ("edges", ':1 "x"', 8, []),
    ]


def test_comments_for_kg_go_to_the_section_after_them():
    found = sections_of('%kg id 1 "a"\n% kg id 2 "b"\n*Vertices 2\n %kg value 1 2\n*Partition p\n')
    assert [s.notes for s in found] == [[(1, 'id 1 "a"')], [(4, "value 1 2")]]


@pytest.mark.parametrize("end", ["", "\x1a", "\n\x1a", "\x1a\x1a\r\n", "\x1a\n \n"])
def test_the_sign_that_ends_a_file_ends_it(end):
    assert [s.word for s in sections_of("*Vertices 2\n*Edges" + end)] == ["vertices", "edges"]


def test_that_sign_in_the_middle_hides_nothing():
    (only,) = sections_of("*Vertices 2\n1 a\x1ab\n2 c\n")
    assert only.lines == [(2, "1 a\x1ab"), (3, "2 c")]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Vertex", "vertices"),
        ("Nodes", "vertices"),
        ("ARC", "arcs"),
        ("edgelist", "edgeslist"),
    ],
)
def test_words_that_people_write_for_pajeks_own_are_known(word, known):
    assert sections_of(f"*{word} 1")[0].word == known


@pytest.mark.parametrize(
    ("rest", "room", "size"),
    [
        *[("5", 20, (5, 0)), ("5 2", 20, (5, 2)), ("5\t5 % all", 20, (5, 0))],
        ("3000000", 9**9, (3000000, 0)),
    ],
)
def test_a_size_is_one_number_or_two(rest, room, size):
    assert size_of(Section("vertices", rest, 1), room) == size


def test_who_declares_more_nodes_than_the_file_can_list_is_refused():
    assert size_of(Section("vertices", "1000000", 1), 20) == (1_000_000, 0)
    with pytest.raises(InputError, match="declares 1,000,001 nodes"):
        size_of(Section("vertices", "1000001", 1), 20)


def test_comments_of_infomap_are_comments():
    found = sections_of("# made by hand\n*Vertices 2\n # id name\n1 a\n")
    assert [(s.word, s.lines) for s in found] == [("vertices", [(4, "1 a")])]


@pytest.mark.parametrize("word", ["Bipartite 4", "Intra", "inter", "Multilayer", "States", "Paths"])
def test_a_section_of_infomap_is_named_as_such(word):
    with pytest.raises(InputError, match="of Infomap and not of Pajek") as caught:
        sections_of(f"*Vertices 2\n*{word}\n1 2\n")
    assert caught.value.line == 2


def test_what_stands_before_the_first_section_is_told_by_its_kind():
    with pytest.raises(InputError, match="“source,target,weight”") as caught:
        sections_of("# ties\n1 2 0.5\n2 3 1\n")
    assert caught.value.line == 2
    with pytest.raises(InputError, match="put % before “Ties of towns” if it is one") as caught:
        sections_of("Ties of towns\n*Vertices 2\n")
    assert caught.value.line == 1
