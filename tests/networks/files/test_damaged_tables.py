"""Tables and JSON with damaged places: a network, or a refusal in words."""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from fuzz import mutate
from network_samples import one_mode, two_mode, with_part

from kg.errors import InputError
from kg.networks import export_network, read_network
from kg.networks.files.tables.delimited import read_nodes
from kg.networks.files.tables.node_tables import with_nodes

FOREIGN = Path(__file__).parent / "foreign"
TEXTS = [
    *(
        (form, export_network(make(), form).decode())
        for form in ("csv", "json", "graphology")
        for make in (one_mode, two_mode, with_part)
    ),
    ("graphology", (FOREIGN / "graphology.json").read_text("utf-8")),
    ("csv", "sep=;\r\nSource;Target;Type;Weight;Label\r\nA;B;Directed;2,5;x\r\nB;C;;1;\r\n"),
    ("tsv", "from\tto\tevents\nA\tB\t2\nB\tC\t1\n"),
    ("csv", ",a,b,c\na,0,1,2\nb,1,0,0\nc,2,0,1\n"),
    ("json", '{"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":0,"target":1,"value":2}]}'),
    (
        "json",
        '{"elements":{"nodes":[{"data":{"id":"a"}},{"data":{"id":"b"},"position":{"x":1,"y":2}}],'
        '"edges":[{"data":{"source":"a","target":"b","weight":"2"}}]}}',
    ),
]
NODES = "Id;Label;Type;Since\nA;City;actor;1990\nB;Ministry;actor;\nC;Talk;event;2001\n"
ODD = (
    *("null", "[1]", "{}", "NaN", "-1", "1e999", "true", '"3"', '""', "3", "x", "1" * 5000),
    *("\x00", '"', "'", ",", ";", "\t", "\n", "id", "source", "weight", "[" * 2000, "directed"),
    *("key", "attributes", "data", "elements", "2,5", "=1+1", "undirected", "\ufeff", "\u2028"),
)


def damaged(text, rand):
    for _ in range(rand.choice([1, 1, 2, 5])):
        values = [*re.finditer(r'"[^"\n]*"|[^,;\t\n{}\[\]:]+', text)]
        place = rand.choice(values)
        value = rand.choice([*ODD, rand.choice(values)[0]])
        text = text[: place.start()] + value + text[place.end() :]
    return mutate(text, rand) if rand.random() < 0.4 else text.encode("utf-8", "surrogatepass")


def try_many(number, seed, folder):
    rand, read = random.Random(seed), 0
    for index in range(number):
        form, text = rand.choice(TEXTS)
        path = folder / f"n.{'json' if form == 'graphology' else form}"
        content = damaged(text, rand)
        path.write_bytes(content)
        try:
            graph = read_network(path)
            for made in ("csv", "nodes", "json", "graphology"):
                export_network(graph, made)
            read += 1
        except InputError as error:
            assert 10 < len(error.message) < 300, (index, error.message)
        except Exception as error:
            kept = Path(tempfile.gettempdir()) / f"damaged-table-{seed}-{index}{path.suffix}"
            kept.write_bytes(content)
            raise AssertionError(f"kept as {kept}") from error
    return read


def test_a_damaged_file_is_a_network_or_refused_in_words(tmp_path):
    assert 10 < try_many(300, 5, tmp_path) < 270


def test_a_damaged_table_of_nodes_is_read_or_refused_in_words():
    rand, read = random.Random(8), 0
    for _ in range(200):
        text = damaged(NODES, rand).decode("utf-8", "replace")
        try:
            read += len(with_nodes(one_mode(), read_nodes(text))) > 0
        except InputError as error:
            assert 10 < len(error.message) < 300
            read += "ties name" in error.message
    assert 20 < read < 190


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(try_many(int(sys.argv[1]), int(sys.argv[2]), Path(place)), "were read")
