"""A network as one HTML file: every tie opens to the phrases it rests on."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import networkx as nx
from markupsafe import Markup
from pyoxigraph import Literal

from kg.claims import Claim, Quote
from kg.pages.fragments import source_link, web_address
from kg.pages.layout import positions
from kg.pages.network_scripts import join_modules, policy_source
from kg.pages.text import clean, wrapped
from kg.store import ontology_files
from kg.turtle import read_triples
from kg.vocabulary import expand, local_name

__all__ = ["TEMPLATES", "environment", "network_page"]

TEMPLATES = Path(__file__).parent / "templates"

# Shapes say what a node is; the script draws an unnamed group itself, as several people.
SHAPES = {
    "Organisation": "dot",
    "Unit": "hexagon",
    "Person": "triangle",
    "UnnamedGroup": "custom",
    "Event": "square",
    "Project": "diamond",
}
OTHER_SHAPE = "triangleDown"

# vis-network keeps nodes in plain objects.
_BEFORE = """\
// An identifier named __proto__ must stay an identifier.
delete Object.prototype.__proto__;
"""

# Beyond this many nodes, lines are left out while the picture is being dragged.
LARGE = 2_000


def network_page(
    graph: nx.Graph[Any],
    claims: Mapping[str, Claim],
    *,
    title: str,
    question: str,
    lang: str = "en",
    measures: Mapping[str, Mapping[str, float]] | None = None,
    index_href: str | None = None,
    note: str = "",
) -> str:
    """Write a network as the text of one HTML page that asks nothing of the outside.

    The same input gives the same text. The graph is only read.

    Parameters
    ----------
    graph
        Undirected and simple, with the attributes that :mod:`kg.networks` gives; a network made
        elsewhere needs none of them.
    claims
        What the ties rest on, by IRI; an edge names its own in ``claims``, joined by spaces.
    title, question
        The page's heading, and what the network answers, in plain words.
    lang
        The language of the labels, as a language tag.
    measures
        Values by measure, then by node.
    index_href
        Where the page's way back leads, if anywhere: a relative or http(s) address.
    note
        A remark for readers, such as what the network leaves out.
    """
    # Imported here: pyvis takes longer to import than most commands to run.
    import pyvis
    from pyvis.network import Network

    measures = measures or {}
    net = Network()
    vis = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    scripts = _scripts(vis)
    # pyvis' own way to set a template makes an environment without autoescape, and it passes on
    # only what it knows: the rest stands in an environment of this page alone.
    net.templateEnv = _environment_with(
        page={
            "title": clean(title),
            "question": clean(question),
            "lang": lang if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang) else "en",
            "note": clean(note),
            "index_href": _way_back(index_href),
        },
        evidence=_evidence(graph, claims),
        measure_names=[clean(name) for name in sorted(measures)],
        styles=[_vis_css(vis), _asset("base.css"), _asset("network.css")],
        scripts=scripts,
        script_sources=[Markup(policy_source(script)) for script in scripts],  # noqa: S704 (hashes)
    )
    net.path = "network.html.j2"
    # Its add_edge looks through all edges each time, and drops a second tie without a word.
    net.nodes = _nodes(graph, measures)
    net.edges = _edges(graph, _property_names(lang))
    net.options = _options(len(net.nodes))
    html: str = net.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")


@cache
def environment() -> jinja2.Environment:
    """Return the environment that all pages are made in, with autoescape on."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    # Letters stay letters, so that a plain text search of the file finds a name.
    made.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    return made


def _environment_with(**own: object) -> jinja2.Environment:
    """Return an environment with names of its own, which the shared one never gets to know.

    An overlay has the globals of the other until it is given some.
    """
    made = environment().overlay()
    made.globals = made.globals | own
    return made


def _asset(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  (our own file)


@cache
def _scripts(vis: Path) -> tuple[Markup, ...]:
    """Return the scripts of the page in their order, as they stand between the tags."""
    code = (vis / "vis-network.min.js").read_text(encoding="utf-8")
    # The source map is not shipped: a reader's developer tools would ask for it.
    code = re.sub(r"//# sourceMappingURL=\S*", "", code)
    own = join_modules(TEMPLATES / "network")
    return Markup(_BEFORE + code), Markup(own)  # noqa: S704  (the installed package's, and ours)


def _vis_css(vis: Path) -> Markup:
    rules = (vis / "vis-network.css").read_text(encoding="utf-8")
    # Nine tenths of it are pictures of buttons that this page does not use.
    rules = re.sub(r"[^{}]+\{[^{}]*url\([^{}]*\}", "", rules)
    return Markup(re.sub(r"/\*# sourceMappingURL=.*?\*/", "", rules))  # noqa: S704  (as above)


def _way_back(href: str | None) -> str:
    href = (href or "").strip()
    relative = re.fullmatch(r"(?!//)[^\s:\\]+", href)
    return href if relative else web_address(href)


def _options(size: int) -> dict[str, Any]:
    groups = {name: {"shape": shape} for name, shape in SHAPES.items() if shape != "custom"}
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectable": False,
            "tooltipDelay": 120,
            "hideEdgesOnDrag": size > LARGE,
            "hideEdgesOnZoom": size > LARGE,
        },
        # The script writes the labels: at a constant size, and none over another.
        "nodes": {"shape": OTHER_SHAPE, "borderWidth": 1.5, "font": {"size": 0}},
        "edges": {"smooth": False, "width": 2, "selectionWidth": 2, "hoverWidth": 1},
        "groups": {**groups, "UnnamedGroup": {}, "Other": {}},
    }


def _nodes(
    graph: nx.Graph[Any], measures: Mapping[str, Mapping[str, float]]
) -> list[dict[str, Any]]:
    places = positions(graph)
    names = sorted(measures)
    rows = []
    for node in sorted(graph, key=str):
        data = graph.nodes[node]
        label = clean(data.get("label", "")) or clean(node)
        x, y = places[node]
        cls = clean(data.get("cls"))
        facts: dict[str, Any] = {
            name: text
            for name in ("kind", "country", "level", "description", "mode")
            if (text := clean(data.get(name)))
        }
        facts |= {"label": label, "cls": cls}
        if names:
            facts["measures"] = [_number(measures[name].get(node)) for name in names]
        rows.append(
            {
                "id": str(node),
                "label": wrapped(label),
                "group": cls if cls in SHAPES else "Other",
                "x": x,
                "y": y,
                "facts": facts,
            }
        )
    return rows


def _number(value: float | None) -> float | None:
    """Return the value if JSON can say it: it has no word for what is not a number."""
    if value is None or not math.isfinite(value):
        return None
    return value


@cache
def _property_names(lang: str) -> dict[str, str]:
    """Return what each property of the ontology is called in a language, by its local name."""
    found: dict[str, str] = {}
    for path in ontology_files():
        for triple in read_triples(path):
            label = triple.object
            if triple.predicate.value != expand("rdfs:label") or not isinstance(label, Literal):
                continue
            name = local_name(str(getattr(triple.subject, "value", "")))
            if label.language == lang or (label.language == "en" and name not in found):
                found[name] = label.value
    return found


def _edges(graph: nx.Graph[Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    modes = str(graph.graph.get("modes", "")).split()

    def rank(node: Hashable) -> tuple[int, str]:
        mode = graph.nodes[node].get("mode")
        return (modes.index(mode) if mode in modes else len(modes), str(node))

    rows = []
    for u, v, data in graph.edges(data=True):
        # Where the maker says which end is the part, a line points from part to whole.
        stated = data.get("source")
        source, target = sorted((u, v), key=rank)
        if stated in (u, v) and stated is not None:
            source, target = (u, v) if stated == u else (v, u)
        facts = {
            "relation": "; ".join(
                names.get(name, name)
                for name in filter(None, map(clean, str(data.get("relation") or "").split(";")))
            ),
            "structural": bool(data.get("structural")),
            "directed": bool(data.get("structural")) and stated is not None,
            "weight": _number(data.get("weight")),
            "roles": [*filter(None, map(clean, str(data.get("roles") or "").split(";")))],
            "status": clean(data.get("status")),
            "claims": sorted(str(data.get("claims") or "").split()),
        }
        rows.append(
            {
                "from": str(source),
                "to": str(target),
                "facts": {name: value for name, value in facts.items() if value},
            }
        )
    rows.sort(key=lambda row: (row["from"], row["to"]))
    return [{"id": f"tie{at}", **row} for at, row in enumerate(rows)]


def _evidence(graph: nx.Graph[Any], claims: Mapping[str, Claim]) -> dict[str, Any]:
    wanted = {
        iri
        for _, _, data in graph.edges(data=True)
        for iri in str(data.get("claims") or "").split()
    }
    return {iri: _claim(claims[iri]) for iri in sorted(wanted) if iri in claims}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "role": clean(claim.role_label) or clean(claim.role),
        "participant": clean(claim.participant),
        "thing": clean(claim.thing),
        "thing_kind": clean(claim.thing_kind),
        "date": clean(claim.date),
        "status": clean(claim.status),
        "confidence": clean(claim.confidence),
        "reason": clean(claim.reason),
        "as_named": clean(claim.as_named),
        "quotes": [_quote(quote) for quote in claim.quotes],
    }


def _quote(quote: Quote) -> dict[str, str]:
    return {
        "exact": clean(quote.exact),
        "prefix": clean(quote.prefix),
        "suffix": clean(quote.suffix),
        "lang": clean(quote.lang),
        "document": clean(quote.document),
        "address": clean(quote.address),
        "page": web_address(quote.address),
        "href": source_link(quote),
    }
