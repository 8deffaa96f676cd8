"""A network as one HTML file: every tie opens to the phrases it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
from markupsafe import Markup

from kg.escapes import clean
from kg.links import web_address
from kg.pages.environment import TEMPLATES, asset, environment_with
from kg.pages.network.codes import shipped_codes
from kg.pages.network.data import (
    Values,
    base_of,
    claim_names,
    in_order,
    measure_rows,
    modes_in,
    node_columns,
    tie_columns,
)
from kg.pages.network.evidence import evidence_of, written
from kg.pages.network.layout import positions
from kg.pages.network.told import words
from kg.pages.scripts import join_modules, policy_source
from kg.questions import Claim

__all__ = ["LARGE", "network_page"]

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
    measures: Mapping[str, Mapping[str, float | None]] | None = None,
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

    net = Network()
    vis = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    tag = lang if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang) else "en"
    order = in_order(graph)
    values = Values(shipped_codes())
    names = [iri for iri in claim_names(graph) if iri in claims]
    numbers = {iri: at for at, iri in enumerate(names)}
    base = base_of([str(node) for node in order])
    options = _options(len(order))
    nodes = node_columns(graph, order, values, positions(graph), base)
    statuses = {iri: words(claims[iri].status) for iri in names}
    ties = tie_columns(graph, order, values, numbers, statuses)
    evidence, packed = written(
        evidence_of(claims, names, {str(node): at for at, node in enumerate(order)}, values)
    )
    # pyvis' own way to set a template makes an environment without autoescape, and it passes on
    # only what it knows: the rest is in an environment of this page alone.
    net.templateEnv = environment_with(
        page={
            "title": clean(title),
            "question": clean(question),
            "lang": tag,
            "note": clean(note),
            "card": [],
            "version": "",
            "date": "",
            "citation": "",
            "index_href": _way_back(index_href),
        },
        data={
            "title": clean(title),
            "question": clean(question),
            "lang": tag,
            "base": base,
            "modes": modes_in(graph, [words(facts.get("mode")) for facts in graph.nodes.values()]),
            "values": values.rows(),
            "nodes": nodes,
            "measures": measure_rows(measures or {}, order),
            "ties": ties,
            "folds": [],
            "options": options,
        },
        evidence=evidence,
        packed=packed,
        styles=_styles(vis),
        scripts=_scripts(vis),
    )
    net.path = "network.html.j2"
    net.options = options
    html: str = net.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")


@cache
def _scripts(vis: Path) -> tuple[tuple[Markup, Markup], ...]:
    """Return the page's scripts as they are between the tags, each with its hash."""
    code = (vis / "vis-network.min.js").read_text(encoding="utf-8")
    # The source map is not shipped: a reader's developer tools would ask for it.
    code = re.sub(r"//# sourceMappingURL=\S*", "", code)
    own = join_modules(TEMPLATES / "network")
    # The installed package's, and ours.
    return tuple(
        (Markup(script), Markup(policy_source(script)))  # noqa: S704
        for script in (_BEFORE + code, own)
    )


@cache
def _styles(vis: Path) -> tuple[tuple[Markup, Markup], ...]:
    """Return the page's styles as they are between the tags, each with its hash."""
    own = sorted(path.name for path in (TEMPLATES / "network").glob("*.css"))
    names = ["base.css", "network.css", *(f"network/{name}" for name in own)]
    return tuple(
        (style, Markup(policy_source(style)))  # noqa: S704  (letters and digits)
        for style in [_vis_css(vis), *map(asset, names)]
    )


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
    # The page's own script draws nodes, lines and labels.
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": False,
            "selectable": False,
            "hideEdgesOnDrag": size > LARGE,
            "hideEdgesOnZoom": size > LARGE,
        },
    }
