"""Network files of others and damaged ones: read, measured, written and drawn, or refused in words.

    python tests/networks/files/test_damaged.py 10000 [SEED]

tries many by hand.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import pytest
from fuzz import mutate
from network_samples import one_mode, two_mode, with_part

from kg.errors import InputError
from kg.networks import export_network, measure, read_network, values
from kg.networks.files.reading import READERS
from kg.networks.files.writing import FORMATS
from kg.networks.files.xml.encoded import read_xml
from kg.pages.network.contents import contents_of
from kg.pages.network.layout import positions

FOREIGN = {
    "graphml": """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="l" for="node" attr.name="label" attr.type="string"><default>no name</default></key>
<key id="i" for="node" attr.name="id" attr.type="int"/>
<key id="w" for="edge" attr.name="weight" attr.type="string"/>
<graph edgedefault="directed">
<node id="a"><data key="l">A</data><data key="i">1</data></node><node id="b"/><node id="c"/>
<edge source="a" target="b"><data key="w">3</data></edge>
<edge source="b" target="a"><data key="w">1.5</data></edge>
</graph></graphml>""",
    "gexf": """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.3" xmlns:viz="http://www.gexf.net/1.3/viz" version="1.3">
<graph mode="static" defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="viz" type="string"/></attributes>
<nodes><node id="0" label="A"><viz:size value="4.0"/><viz:color r="1" g="2" b="3"/></node>
<node id="1" label="A"/></nodes>
<edges><edge id="0" source="0" target="1" weight="2.0"/></edges>
</graph></gexf>""",
    "json": """{"directed": true, "multigraph": true, "graph": {"title": ["a", {"b": null}]},
"nodes": [{"id": 0, "size": [1], "label": 3}, {"id": "x", "mode": {"a": 1}, "viz": {}, "id2": []}],
"links": [{"source": 0, "target": "x", "weight": "3", "key": 0, "id": 5, "type": "Directed"},
{"source": "x", "target": 0, "weight": 2, "key": 0, "part_of": "true", "spells": "x"}]}""",
    "csv": """Id,source,target,weight,type,source_label,start\r
1,a,b,2,Undirected,"A, ""the"" first",2020\r
2,b,a,,Undirected,,\r
3,"c d",a,0.5,,,\r
""",
    "net": """% a comment
*Network two relations
*Vertices 4 2
1 "City A" 0.1 0.2 ic Red
2 "City A"
3 C
4
*Arcs :1 "funds"
1 3 2
2 4
*Edgeslist
1 3 4
""",
}
ODD_VALUES = (
    *(
        "null",
        "[1]",
        "{}",
        "NaN",
        "Infinity",
        "-1",
        "1e999",
        "true",
        '"3"',
        '""',
        "3",
        "x",
        "1" * 40,
    ),
    *(
        "\x00",
        '"',
        "'",
        "<",
        "&#0;",
        "&",
        ",",
        ";",
        "\t",
        "\n",
        "*Matrix",
        "id",
        "source",
        "weight",
    ),
)


def samples():
    """Return valid files by their format: ours, and others' with what we do not write."""
    found = list(FOREIGN.items())
    for form in FOREIGN:
        found += [(form, export_network(make(), form).decode()) for make in (one_mode, two_mode)]
        if form != "net":
            found.append((form, export_network(with_part(), form).decode()))
    return found


def damaged(text, rand):
    """Put an odd value in place of some; half of the time damage the text as well."""
    for _ in range(rand.choice([1, 1, 2, 5])):
        values = [*re.finditer(r'"[^"\n]*"|(?<=[>,])[^<>,\n]*|\b[\w.]+\b', text)]
        place = rand.choice(values)
        value = rand.choice([*ODD_VALUES, rand.choice(values)[0]])
        text = text[: place.start()] + value + text[place.end() :]
    return mutate(text, rand) if rand.random() < 0.4 else text.encode("utf-8", "surrogatepass")


def whole_way(path):
    """Read a file, measure, draw and write it; return its network or None if it is refused."""
    try:
        graph = read_network(path)
    except InputError as error:
        assert error.path == path and 10 < len(error.message) < 300, error.message
        return None
    measure(graph)
    contents_of(graph, {}, positions(graph), lang="en", measures=values(graph))
    sizes = len(graph), graph.number_of_edges()
    for form in FORMATS:
        try:
            content = export_network(graph, form)
        except InputError as error:
            assert len(error.message) < 300
            continue
        if form in FOREIGN and (sizes[1] or form != "csv"):
            again = path.with_name(f"again.{form}")
            again.write_bytes(content)
            back = read_network(again)
            edges_only = sum(degree > 0 for _, degree in graph.degree), sizes[1]
            assert (len(back), back.number_of_edges()) == (edges_only if form == "csv" else sizes)
    return graph


def test_what_others_write_goes_all_the_way(tmp_path):
    """networkx's readers leave on a network what its own writers cannot take."""
    found = {}
    for form, text in FOREIGN.items():
        (tmp_path / f"n.{form}").write_text(text, encoding="utf-8", newline="")
        graph = whole_way(tmp_path / f"n.{form}")
        weights = sorted(facts.get("weight", 1) for facts in graph.edges.values())
        found[form] = (
            len(graph),
            weights,
            sorted(str(label) for _, label in graph.nodes(data="label")),
        )
    assert found == {
        "graphml": (3, [1.5, 3], ["A", "no name", "no name"]),
        "gexf": (2, [2], ["A", "A"]),
        "json": (2, [2, 3], ["3", "x"]),
        "csv": (3, [0.5, 3], ['A, "the" first', "b", "c d"]),
        "net": (4, [1, 1, 3], ["4", "C", "City A", "City A"]),
    }


def try_many(number, seed, folder):
    rand = random.Random(seed)
    known, read = samples(), 0
    for index in range(number):
        form, text = rand.choice(known)
        path = folder / f"n.{form}"
        content = damaged(text, rand)
        path.write_bytes(content)
        try:
            read += whole_way(path) is not None
        except Exception as error:
            kept = Path(tempfile.gettempdir()) / f"damaged-{seed}-{index}.{form}"
            kept.write_bytes(content)
            raise AssertionError(f"mutant {index} of seed {seed}, kept as {kept}") from error
    return read


def with_other_bytes(content, rand):
    """Change, leave out, double or add some bytes."""
    found = bytearray(content)
    for _ in range(rand.choice([1, 1, 3, 10])):
        at = rand.randrange(len(found))
        match rand.randrange(4):
            case 0:
                found[at] = rand.choice([*b"<>&\"'/= \n\x00\xff]!?-", rand.randrange(256)])
            case 1:
                del found[at : at + rand.choice([1, 1, 5, 100])]
            case 2:
                found[at:at] = found[rand.randrange(len(found)) :][: rand.randrange(200)]
            case _:
                found[at:at] = rand.choice([b"<graph>", b"]]>", b"<node id='a'>", b"&x;", b"<!--"])
    return bytes(found)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_with_other_bytes_is_read_or_refused_in_words(form, tmp_path):
    """The readers raise no other error, so nothing catches one."""
    rand = random.Random(13)
    known = [text.encode() for kind, text in samples() if kind == form]
    path, outcomes = tmp_path / f"n.{form}", []
    for _ in range(300):
        path.write_bytes(with_other_bytes(rand.choice(known), rand))
        try:
            READERS[form].read(read_xml(path))
        except InputError as error:
            assert 10 < len(error.message) < 300
            outcomes.append(False)
        else:
            outcomes.append(True)
    assert 10 < sum(outcomes) < 290


def test_a_damaged_file_is_read_or_refused_in_words(tmp_path):
    assert 10 < try_many(150, 5, tmp_path) < 140


if __name__ == "__main__":
    wanted, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as place:
        print(f"{try_many(wanted, first, Path(place)):,} of {wanted:,} were read")
