"""Networks to choose, filter and link in, and ways to do so in a browser."""

from __future__ import annotations

from contextlib import contextmanager

import networkx as nx
from opened import Opened
from page_samples import ID, page_of

# Name, class, kind, country.
ACTORS = [
    ("Riga City Council", "Organisation", "municipality", "Latvia"),
    ("Kaunas Municipality", "Organisation", "municipality", "Lithuania"),
    ("Jonava Municipality", "Organisation", "municipality", "Lithuania"),
    ("Ministry of Culture", "Organisation", "ministry", "Lithuania"),
    ("Women’s Union", "Organisation", "NGO", "Latvia"),
    ("First Aid", "Organisation", "NGO", ""),
    ("Rasa Tulušienė", "Person", "", "Lithuania"),
]
EVENTS = ["Forum", "Closing", "Lake Day", "Fair"]
DAY, NOVEMBER, YEAR = (
    ("2022-11-10",) * 2,
    ("2022-11-01", "2022-11-30"),
    ("2022-01-01", "2022-12-31"),
)
MARCH, NONE = ("2023-03-05", "2023-03-06"), ("", "")
# Actor, event, role, status, first and last day.
TIES = [
    ("Riga City Council", "Forum", "organiser", "stated", DAY),
    ("Kaunas Municipality", "Forum", "speaker", "stated", NOVEMBER),
    ("Ministry of Culture", "Forum", "funder", "interpreted", YEAR),
    ("Rasa Tulušienė", "Forum", "speaker", "stated", YEAR),
    ("Jonava Municipality", "Closing", "attendee", "stated", DAY),
    ("Women’s Union", "Lake Day", "host", "stated", MARCH),
    ("Riga City Council", "Lake Day", "attendee", "inferred", MARCH),
    ("First Aid", "Fair", "organiser", "external", NONE),
]


def key(name):
    return ID + name.replace(" ", "-").replace("’", "")


def meetings():
    """Give a network of seven actors at three events, one of which has a part."""
    graph = nx.Graph(title="t", question="q", modes=["actor", "event"])
    for name, cls, kind, country in ACTORS:
        graph.add_node(key(name), label=name, cls=cls, kind=kind, country=country, mode="actor")
    for name in EVENTS:
        graph.add_node(key(name), label=name, cls="Event", mode="event")
    for actor, event, role, status, (start, end) in TIES:
        graph.add_edge(
            key(actor), key(event), relations=["participation"], weight=1,
            roles=[role], status=status, start=start, end=end,
        )  # fmt: skip
    graph.add_edge(
        key("Closing"), key("Forum"), relations=["part of"], part_of=True, part=key("Closing"),
        weight=1, status="stated",
    )  # fmt: skip
    return graph


def meetings_page(**more):
    graph = meetings()
    measures = {"degree": dict(graph.degree()), "betweenness": nx.betweenness_centrality(graph)}
    return page_of(graph, {}, measures=measures, **more)


class Reader(Opened):
    """A page with what readers see of it."""

    def reopen(self, hash_=""):
        """Open the page anew with another end of its address."""
        self.page.goto("about:blank")
        self.page.goto(self.address.partition("#")[0] + hash_)
        self.wait()

    def entry(self, name):
        """The tick of an entry of the legend."""
        return self.page.locator("#legend").get_by_role("checkbox", name=name)

    @property
    def names(self):
        """The names of the nodes that are drawn, sorted."""
        return self.page.evaluate("[...kgState.now.shown.nodes].map((n) => n.label).sort()")

    @property
    def pairs(self):
        """The ties that are drawn, without what says only what belongs to what."""
        return self.page.evaluate(
            """[...kgState.now.shown.ties].filter((tie) => !tie.structural)
                .map((tie) => [tie.from.label, tie.to.label].join(" + ")).sort()"""
        )

    @property
    def count(self):
        return self.page.locator("#count")

    @property
    def hash(self):
        return self.page.evaluate("location.hash")

    def settle(self):
        """Wait until the address and what is counted have followed."""
        self.page.wait_for_timeout(700)


@contextmanager
def reading(context, folder, html, hash_=""):
    path = folder / "network.html"
    path.write_text(html, encoding="utf-8")
    reader = Reader(context, path, hash_)
    try:
        yield reader
        assert reader.said == []
    finally:
        reader.page.close()
