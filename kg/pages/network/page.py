"""A network as one HTML file: every tie opens to the phrases it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx
from markupsafe import Markup

from kg.escapes import clean
from kg.links import web_address
from kg.networks import simple
from kg.pages.environment import TEMPLATES, asset, environment_with
from kg.pages.network.contents import contents_of
from kg.pages.network.details import Details
from kg.pages.network.earlier import Places
from kg.pages.network.evidence import written
from kg.pages.network.foot import Foot
from kg.pages.network.layout import positions
from kg.pages.network.measured import Measures
from kg.pages.scripts import join_modules, policy_source
from kg.questions import Claim

__all__ = ["LARGE", "network_page"]

# vis-network keeps nodes in plain objects.
_BEFORE = """\
// An identifier named __proto__ must stay an identifier.
delete Object.prototype.__proto__;
"""

_JOINED = (
    "Ties between the same two nodes are one line, whose weight is the sum of theirs: "
    "{:,} ties are drawn as {:,}."
)

# Beyond this many nodes, lines are left out while the picture is being dragged.
LARGE = 2_000


def network_page(
    graph: nx.Graph[Any],
    claims: Mapping[str, Claim],
    *,
    title: str,
    question: str,
    lang: str = "en",
    measures: Measures | None = None,
    details: Details | None = None,
    index_href: str | None = None,
    note: str = "",
    foot: Foot | None = None,
    places: Places = MappingProxyType({}),
) -> str:
    """Write a network as the text of one HTML page that asks nothing of the outside.

    The same input gives the same text. The graph is only read.

    Parameters
    ----------
    graph
        With the attributes that :mod:`kg.networks` gives; a network made elsewhere needs none of
        them, and may have some of any type. Several edges of one pair become one, which is said.
    claims
        What the ties rest on, by IRI; an edge names its own in ``claims``, joined by spaces.
    title, question
        The page's heading, and what the network answers, in plain words.
    lang
        The language of the labels, as a language tag.
    measures
        Values by measure, then by node.
    details
        What a study knows beyond the network; see :func:`read_details`. None for a network made
        elsewhere.
    index_href
        Where the page's way back leads, if anywhere: a relative or http(s) address.
    note
        How to read the network: what a tie is, and what it leaves out.
    foot
        What stands at the foot of the page; see :func:`read_foot`.
    places
        Where nodes stood before, by identifier; where most have a place, they keep it.

    Raises
    ------
    InputError
        If two nodes have one name, or several edges are to become one and cannot.
    """
    # Imported here: pyvis takes longer to import than most commands to run.
    import pyvis
    from pyvis.network import Network

    net = Network()
    foot = foot or Foot()
    vis = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    tag = lang if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang) else "en"
    before = graph.number_of_edges()
    if graph.is_multigraph() or len(set(map(str, graph))) < len(graph):
        graph = simple(graph)
        measures = {
            name: {str(node): value for node, value in found.items()}
            for name, found in (measures or {}).items()
        }
    if graph.number_of_edges() < before:
        note += f" {_JOINED.format(before, graph.number_of_edges())}"
    options = _options(len(graph))
    contents = contents_of(
        graph, claims, positions(graph, known=places), lang=tag, details=details, measures=measures
    )
    evidence, packed = written(contents.evidence)
    about = {"title": clean(title), "question": clean(question), "lang": tag}
    # pyvis' own way to set a template makes an environment without autoescape, and it passes on
    # only what it knows: the rest is in an environment of this page alone.
    net.templateEnv = environment_with(
        page={
            **about,
            "note": clean(note),
            "card": [(clean(name), clean(told)) for name, told in foot.card],
            "version": clean(foot.version),
            "date": clean(foot.date),
            "citation": clean(foot.citation),
            "index_href": _way_back(index_href),
        },
        data={
            **about,
            **contents.data,
            "about": {name: clean(getattr(foot, name)) for name in ("version", "date", "citation")},
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
