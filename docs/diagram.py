"""Draw the classes of the ontology and the properties between them, as docs/model.svg.

Everything that is said in the picture is read from ontology/migov.ttl; PLACES alone is written
here, and says which class stands where. Same ontology, same bytes.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from xml.sax.saxutils import escape

from pyoxigraph import Literal, NamedNode, Triple

from kg.files import write_text
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import expand, local_name

# Record lies across the page; above it stand what it rests on, below it what it may be.
TOP = ("Evidence",)
ACROSS = "Record"
COLUMNS = (
    ("Actor", "Organisation", "Unit", "Person", "UnnamedGroup", "Document", "Place"),
    (
        *("Claim", "Participation", "Tenure", "Membership", "Funding", "Succession"),
        *("Statement", "Identity", "Derivation"),
    ),
    ("Activity", "Event", "Project", "Programme", "Output", "Instrument"),
)
# A class of properties is no class of records; the legend names it.
FACT = "FactProperty"
# Code lists are collected in one box, whatever their number.
CODE = "Code"

WIDTH = 900
COLUMN_X = (30, 334, 640)
COLUMN_WIDTH = 236
INDENT = 18
HEAD, LINE, SMALL = 27, 19, 15
GAP = 15
FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
# Border, head and line colours of the columns; the text is dark on all of them.
HUES = (("#1d5c85", "#dcebf5"), ("#8a4b08", "#fbead2"), ("#39692c", "#e2f0dc"))
PLAIN = ("#444444", "#ececec")
TREE = "#7a7a7a"


@dataclass(frozen=True)
class _Property:
    name: str
    domain: str
    range: str  # a class, or "" where the ontology names none
    plain: bool  # its values are words, numbers or dates


@dataclass
class _Ontology:
    classes: dict[str, str] = field(default_factory=dict)  # name -> English label
    examples: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    properties: list[_Property] = field(default_factory=list)

    def is_code(self, name: str) -> bool:
        """Tell whether a class is Code or one of the lists below it."""
        return name == CODE or self.parents.get(name) == CODE


@dataclass
class _Box:
    name: str
    x: float
    y: float
    width: float
    column: int  # -1 for what belongs to none
    rows: list[_Property] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # lines of plain properties

    @property
    def deep(self) -> int:
        """How many rows stand below each other; in the box across, three stand abreast."""
        return -(-len(self.rows) // len(COLUMNS)) if self.column < 0 else len(self.rows)

    @property
    def height(self) -> float:
        inside = LINE * self.deep + SMALL * len(self.words)
        return HEAD + inside + (8 if inside else 0)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + HEAD / 2

    def row_x(self, row: int) -> float:
        return self.x + 9 + (COLUMN_X[row // self.deep] - COLUMN_X[0] if self.column < 0 else 0)

    def row_y(self, row: int) -> float:
        return self.y + HEAD + 4 + LINE * (row % self.deep + 0.5)


def read_ontology(triples: Iterable[Triple]) -> _Ontology:
    """Read classes, their parents and the properties between them."""
    found = _Ontology()
    kinds: dict[str, str] = {}
    values: dict[tuple[str, str], str] = {}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode):
            continue
        subject, predicate = triple.subject.value, triple.predicate.value
        if predicate == expand("rdf:type") and isinstance(triple.object, NamedNode):
            if triple.object.value != expand(f"migov:{FACT}"):
                kinds[subject] = local_name(triple.object.value)
        elif isinstance(triple.object, NamedNode) or (
            isinstance(triple.object, Literal) and triple.object.language in (None, "en")
        ):
            values[subject, local_name(predicate)] = triple.object.value
    for iri, kind in sorted(kinds.items()):
        name = local_name(iri)
        if kind == "Class":
            found.classes[name] = values.get((iri, "label"), "")
            found.examples[name] = values.get((iri, "example"), "")
            parent = values.get((iri, "subClassOf"), "")
            if parent.startswith(expand("migov:")):
                found.parents[name] = local_name(parent)
        elif kind in ("ObjectProperty", "DatatypeProperty"):
            domain = values.get((iri, "domain"), "")
            if domain and not domain.startswith(expand("migov:")):
                continue  # a code list's own matter, and no record's
            ends = [local_name(values.get((iri, end), "")) for end in ("domain", "range")]
            found.properties.append(_Property(name, *ends, plain=kind == "DatatypeProperty"))
    return found


def draw(triples: Iterable[Triple]) -> str:
    """Return the diagram of an ontology as SVG.

    Raises
    ------
    SystemExit
        If a class has no place here, a place has no class, or a property leads to a class that
        is not there.
    """
    ontology = read_ontology(triples)
    _refuse_strangers(ontology)
    boxes = _place(ontology)
    below = max(box.bottom for box in boxes.values()) + GAP
    codes, height = _codes(ontology, below)
    parts = [_tree(ontology, boxes), *_arrows(boxes)]
    parts += [_box(ontology, box) for box in boxes.values()]
    parts += [_legend(ontology), codes]
    total = round(height + 12)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" width="{WIDTH}" '
        f'height="{total}" role="img" aria-labelledby="title desc" font-family="{FONT}" '
        'font-size="13" fill="#1a1a1a">\n'
        '<title id="title">Classes of migov and the properties between them</title>\n'
        '<desc id="desc">Each box is a class with its properties and what they lead to. Indented '
        "boxes are kinds of the box above them.</desc>\n"
        f'<rect width="{WIDTH}" height="{total}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>"
    )
    return text + "\n"


def _refuse_strangers(ontology: _Ontology) -> None:
    places = {*TOP, ACROSS, FACT, *(name for column in COLUMNS for name in column)}
    codes = {name for name in ontology.classes if ontology.is_code(name)}
    for name in ontology.classes:
        if name not in places | codes:
            sys.exit(
                f"The class migov:{name} has no place in the diagram: add it to COLUMNS in "
                "docs/diagram.py, or make it a kind of migov:Code."
            )
    for name in sorted(places - set(ontology.classes)):
        sys.exit(f"The diagram has a place for migov:{name}, which the ontology does not define.")
    for prop in ontology.properties:
        for name in (prop.domain, prop.range):
            if name and not prop.plain and name not in ontology.classes:
                sys.exit(
                    f"The property migov:{prop.name} leads from or to an unknown class: {name}."
                )


def _place(ontology: _Ontology) -> dict[str, _Box]:
    boxes: dict[str, _Box] = {}

    def add(name: str, x: float, y: float, width: float, column: int) -> _Box:
        box = boxes[name] = _Box(name, x, y, width, column)
        own = [prop for prop in ontology.properties if prop.domain == name]
        box.rows = [prop for prop in own if not prop.plain]
        plain = ", ".join(prop.name for prop in own if prop.plain)
        box.words = textwrap.wrap(plain, int((width - 18) / 5.9))
        return box

    tops = [add(name, COLUMN_X[i], 14, COLUMN_WIDTH, i) for i, name in enumerate(TOP)]
    y = max(box.bottom for box in tops) + 2.6 * GAP
    across = add(ACROSS, 12, y, WIDTH - 24, -1)
    start = across.bottom + 2 * GAP
    for column, names in enumerate(COLUMNS):
        y = start
        for name in names:
            shift = INDENT if ontology.parents.get(name) in names else 0
            box = add(name, COLUMN_X[column] + shift, y, COLUMN_WIDTH - shift, column)
            y = box.bottom + GAP
    return boxes


def _tree(ontology: _Ontology, boxes: dict[str, _Box]) -> str:
    """Draw the lines from classes up to what they are kinds of, with a hollow head."""
    ways: dict[tuple[float, float], float] = {}
    lines = []
    for name, parent in sorted(ontology.parents.items()):
        if name in boxes and parent in boxes:
            box, above = boxes[name], boxes[parent]
            x = box.x - 10
            lines.append(f"M{x:g} {box.middle:g}H{box.x:g}")
            key = (x, above.bottom)
            ways[key] = max(ways.get(key, 0), box.middle)
    heads = []
    for (x, top), end in sorted(ways.items()):
        lines.append(f"M{x:g} {top + 9:g}V{end:g}")
        heads.append(f"M{x:g} {top:g}l-5 9h10z")
    return (
        f'<path d="{"".join(lines)}" fill="none" stroke="{TREE}" stroke-width="1.4"/>\n'
        f'<path d="{"".join(heads)}" fill="#ffffff" stroke="{TREE}" stroke-width="1.4"/>'
    )


@dataclass(frozen=True)
class _Way:
    """One line from a property's row through a gutter to a class."""

    gutter: int  # the gutter to the right of this column
    target: str
    from_x: float
    from_y: float
    to_x: float
    to_y: float


def _ways(boxes: dict[str, _Box]) -> list[_Way]:
    ways = []
    for box in boxes.values():
        for row, prop in enumerate(box.rows):
            if box.column < 0 or prop.range not in boxes or prop.range == box.name:
                continue
            target, y = boxes[prop.range], box.row_y(row)
            if target.column < 0:  # up to the box that lies across
                gutter = min(box.column, 1)
                at = (boxes[prop.range].x, target.bottom)
            elif box.column == target.column:
                gutter = min(box.column, 1)
                at = (target.right if gutter == box.column else target.x, target.middle)
            elif abs(box.column - target.column) == 1:
                gutter = min(box.column, target.column)
                at = (target.right if target.column == gutter else target.x, target.middle)
            else:
                continue  # too far for a line; its row says what it leads to
            if box.name in TOP:
                continue
            start = box.right if gutter == box.column else box.x
            ways.append(_Way(gutter, prop.range, start, y, *at))
    return ways


def _lanes(ways: list[_Way], boxes: dict[str, _Box]) -> dict[tuple[int, str], float]:
    """Give each class that a gutter leads to a lane of its own, with as few crossings as can be."""
    lanes = {}
    for gutter in sorted({way.gutter for way in ways}):
        inside = [way for way in ways if way.gutter == gutter]
        targets = sorted({way.target for way in inside})
        left = COLUMN_X[gutter] + COLUMN_WIDTH
        room = COLUMN_X[gutter + 1] - 10 - left
        step = room / (len(targets) + 1)
        xs = [left + step * (i + 1) for i in range(len(targets))]
        orders = (dict(zip(order, xs, strict=True)) for order in permutations(targets))
        best = min(orders, key=lambda at: (_crossings(inside, at, boxes), sorted(at.items())))
        lanes |= {(gutter, target): x for target, x in best.items()}
    return lanes


def _crossings(ways: list[_Way], lanes: dict[str, float], boxes: dict[str, _Box]) -> int:
    spans: dict[str, list[float]] = {}
    flat = []
    for way in ways:
        spans.setdefault(way.target, []).extend((way.from_y, way.to_y))
        flat.append((way.target, way.from_x, lanes[way.target], way.from_y))
        if boxes[way.target].column >= 0:
            flat.append((way.target, lanes[way.target], way.to_x, way.to_y))
    return sum(
        min(start, end) < lanes[target] < max(start, end) and min(span) <= y <= max(span)
        for target, span in spans.items()
        for other, start, end, y in set(flat)
        if other != target
    )


def _arrows(boxes: dict[str, _Box]) -> list[str]:
    drawn = []
    ways = _ways(boxes)
    lanes = _lanes(ways, boxes)
    for (gutter, target), x in sorted(lanes.items()):
        hue = HUES[boxes[target].column][0] if boxes[target].column >= 0 else PLAIN[0]
        lines, heads = [], set()
        for way in ways:
            if (way.gutter, way.target) != (gutter, target):
                continue
            if boxes[target].column < 0:
                lines.append(f"M{way.from_x:g} {way.from_y:g}H{x:g}V{way.to_y + 6:g}")
                heads.add(f"M{x:g} {way.to_y:g}l-4 8h8z")
            else:
                back = 1 if way.to_x < x else -1
                lines.append(
                    f"M{way.from_x:g} {way.from_y:g}H{x:g}V{way.to_y:g}H{way.to_x + 6 * back:g}"
                )
                heads.add(f"M{way.to_x:g} {way.to_y:g}l{8 * back} -4v8z")
        drawn.append(_line("".join(lines), "".join(sorted(heads)), hue))
    drawn += _top_arrows(boxes)
    return drawn


def _top_arrows(boxes: dict[str, _Box]) -> list[str]:
    """Draw what leads to the boxes of the top row: from beside them, and from below."""
    drawn = []
    for box in boxes.values():
        for row, prop in enumerate(box.rows):
            if prop.range not in TOP or prop.range == box.name:
                continue
            target = boxes[prop.range]
            if box.name == ACROSS:
                x = target.x + target.width / 2
                way = f"M{x:g} {box.y:g}V{target.bottom + 6:g}"
                head = f"M{x:g} {target.bottom:g}l-4 8h8z"
                label = _text(x + 8, (box.y + target.bottom) / 2 + 4, prop.name, size=12)
                drawn.append(label)
            else:
                y, side = box.row_y(row), box.x > target.x
                start, end = (box.x, target.right) if side else (box.right, target.x)
                step = 6 if side else -6
                way = f"M{start:g} {y:g}H{end + step:g}"
                head = f"M{end:g} {y:g}l{step + step // 3} -4v8z"
            drawn.append(_line(way, head, HUES[target.column][0]))
    return drawn


def _line(way: str, head: str, hue: str) -> str:
    return (
        f'<path d="{way}" fill="none" stroke="{hue}" stroke-width="1.3"/>'
        f'<path d="{head}" fill="{hue}"/>'
    )


def _text(
    x: float, y: float, words: str, *, size: int = 13, bold: bool = False, fill: str = ""
) -> str:
    style = f' font-size="{size}"' + (' font-weight="bold"' if bold else "")
    style += f' fill="{fill}"' if fill else ""
    return f'<text x="{x:g}" y="{y:g}"{style}>{escape(words)}</text>'


def _box(ontology: _Ontology, box: _Box) -> str:
    hue, pale = HUES[box.column] if box.column >= 0 else PLAIN
    frame = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}"'
    parts = [
        f'<rect {frame} height="{box.height:g}" rx="4" fill="#ffffff" stroke="{hue}"/>',
        f'<rect {frame} height="{HEAD}" rx="4" fill="{pale}" stroke="{hue}"/>',
        _head(ontology, box.name, box.x + 9, box.y + 18),
    ]
    for row, prop in enumerate(box.rows):
        shown = f"{prop.name} → {prop.range or 'any IRI'}"
        parts.append(_text(box.row_x(row), box.row_y(row) + 4, shown))
    y = box.y + HEAD + 4 + LINE * box.deep
    for i, words in enumerate(box.words):
        parts.append(_text(box.x + 9, y + SMALL * (i + 0.75), words, size=11, fill="#505050"))
    return "\n".join(parts)


def _head(ontology: _Ontology, name: str, x: float, y: float) -> str:
    label = ontology.classes[name]
    more = f'<tspan font-weight="normal" font-size="12" dx="7">{escape(label)}</tspan>'
    shown = more if label.replace(" ", "").lower() != name.lower() else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="14" font-weight="bold">{name}{shown}</text>'


def _legend(ontology: _Ontology) -> str:
    x, y = COLUMN_X[1], 24
    nowhere = sorted(prop.name for prop in ontology.properties if not prop.domain)
    lines = [
        "Black: a property → the class it leads to; lines repeat those to neighbours.",
        "Grey: properties whose values are words, numbers or dates.",
        "△: a kind of the class above, with all of its properties.",
        f"{FACT}: the class of the properties by which documents state facts.",
    ]
    if nowhere:
        lines.append(f"Bound to no class: {', '.join(nowhere)}.")
    return "\n".join(_text(x, y + 16 * i, line, size=12) for i, line in enumerate(lines))


def _codes(ontology: _Ontology, y: float) -> tuple[str, float]:
    """Draw the box of the code lists; return it and where it ends."""
    lists = [name for name in ontology.classes if ontology.parents.get(name) == CODE]
    own = [prop for prop in ontology.properties if ontology.is_code(prop.domain)]
    across = 3
    rows = -(-len(lists) // across)
    words = "; ".join(
        f"{prop.domain} {prop.name}" + ("" if prop.plain else f" → {prop.range}") for prop in own
    )
    height = HEAD + 8 + LINE * (rows + 1)
    hue, pale = PLAIN
    frame = f'x="12" y="{y:g}" width="{WIDTH - 24}"'
    parts = [
        f'<rect {frame} height="{height:g}" rx="4" fill="#ffffff" stroke="{hue}"/>',
        f'<rect {frame} height="{HEAD}" rx="4" fill="{pale}" stroke="{hue}"/>',
        f'<text x="21" y="{y + 18:g}" font-size="14" font-weight="bold">{CODE}'
        '<tspan font-weight="normal" font-size="12" dx="7">'
        f"one of {len(lists)} code lists; beside each an example of its codes</tspan></text>",
    ]
    for i, name in enumerate(sorted(lists)):
        at = 21 + COLUMN_X[i // rows] - COLUMN_X[0]
        down = y + HEAD + 4 + LINE * (i % rows) + 14
        example = f'<tspan font-size="12" dx="7" fill="#505050">{ontology.examples[name]}</tspan>'
        parts.append(f'<text x="{at:g}" y="{down:g}">{name}{example}</text>')
    parts.append(_text(21, y + HEAD + 4 + LINE * rows + 13, words, size=11, fill="#505050"))
    return "\n".join(parts), y + height


if __name__ == "__main__":
    here = Path(__file__).parent
    drawing = draw(read_triples(here.parent / "ontology" / "migov.ttl"))
    write_text(here / "model.svg", drawing)
