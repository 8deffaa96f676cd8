"""A network page whose data and evidence a test writes itself, as its script reads them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

import networkx as nx
from page_samples import page_of

ID = "https://example.org/id/"
CITY, WOMAN, GROUP, FORUM, PART, ALONE = (
    f"{ID}{name}" for name in ("city", "woman", "group", "forum", "part", "alone")
)
ADDRESS = "https://news.example/a"
PHRASE = "rengia savivaldybė"
LINK = f"{ADDRESS}#:~:text=antr%C4%85%20kart%C4%85-,rengia%20savivaldyb%C4%97"
REASON = "The list names the town."


def _said(text: str, **others: str) -> dict[str, str]:
    return {"en": text, **others}


def data() -> dict[str, Any]:
    """Return a city that organised and (only inferred) hosted a forum, a woman, a group."""
    roles = [("organiser", "organizatorius"), ("speaker", "pranešėjas"), ("attendee", "dalyvis")]
    return {
        "title": "Who met whom",
        "question": "Who took part in the forum?",
        "lang": "en",
        "base": ID,
        "modes": ["actor", "event"],
        "values": {
            "cls": [
                {"key": "Organisation", "label": _said("organisation", lt="organizacija")},
                {"key": "Event", "label": _said("event", lt="renginys")},
            ],
            "kind": [
                {"key": "municipality", "label": _said("municipality", lt="savivaldybė")},
                {"key": "ngo", "label": _said("NGO")},
            ],
            "role": [
                *({"key": en, "label": _said(en, lt=lt)} for en, lt in roles),
                {"key": "host", "label": _said("host")},
            ],
            "relation": [{"key": "partOf", "label": _said("part of")}],
        },
        "nodes": {
            "id": ["city", "woman", "group", "forum", "part", "alone"],
            "label": [
                {"lt": "Kalnų savivaldybė", "en": "Kalnai Municipality", "lv": "Kalnu pašvaldība"},
                "Rasa",
                "About 20 guests",
                {"en": "Open forum", "lt": "Atviras forumas"},
                {"en": "Closing part"},
                "Nobody",
            ],
            "names": [["Kalnų m. sav."], [], [], [], [], []],
            "x": [0, 300, 300, 150, 150, 500],
            "y": [0, 0, 300, 150, 350, 150],
            "shape": ["dot", "triangle", "group", "square", "square", "dot"],
            "cls": [0, -1, -1, 1, 1, 0],
            "mode": [0, 0, 0, 1, 1, 0],
            "kind": [[0, 1], [], [], [], [], []],
        },
        "measures": [{"name": "degree", "values": [1, 1, None, 3, 0, 0]}],
        "ties": {
            "from": [0, 1, 2, 4],
            "to": [3, 3, 3, 3],
            "roles": [[0, 3], [1], [2], []],
            "relations": [[], [], [], [0]],
            "status": ["stated", "stated", "inferred", "stated"],
            "statuses": [["stated", "inferred"], ["stated"], ["inferred"], ["stated"]],
            "start": ["2031-05-12", "2031-05-01", "2031-01-01", ""],
            "end": ["2031-05-13", "2031-05-31", "2031-12-31", ""],
            "structural": [0, 0, 0, 1],
            "directed": [0, 0, 0, 1],
            "claims": [[0, 1], [2], [3], []],
            "more": [0, 0, 2, 0],
        },
        "folds": [[4, 3]],
        "options": {"physics": {"enabled": False}, "interaction": {"selectable": False}},
    }


def evidence() -> dict[str, Any]:
    """Return what the ties and the nodes of :func:`data` rest on."""
    return {
        "documents": [
            {
                "label": _said("Invitation"),
                "address": ADDRESS,
                "page": ADDRESS,
                "date": "1 May 2031",
            },
            {"label": "Trap", "address": "javascript:alert(1)", "page": "javascript:alert(1)"},
        ],
        "quotes": [
            [0, PHRASE, "antrą kartą", "", "lt"],
            [1, "she spoke", "", "", "en"],
            [0, "kalba Rasa", "", "", "lt"],
        ],
        "claims": [
            {
                "role": 0, "about": 0, "thing": 3, "status": "stated", "date": "12 May 2031",
                "behalf": [_said("the region")], "capacity": [_said("mayor")],
                "as_named": "Kalnų m. sav.", "quotes": [0],
            },
            {
                "role": 3, "about": 0, "thing": 4, "status": "inferred", "reason": REASON,
                "confidence": _said("medium", lt="vidutinis"),
            },
            {"role": 1, "about": 1, "thing": 3, "status": "stated", "quotes": [1, 0, 2]},
            {"role": 2, "about": 2, "thing": 3, "status": "inferred"},
            {
                "says": _said("kind"), "about": 0, "status": "stated", "quotes": [0],
                "thing": _said("municipality", lt="savivaldybė"),
            },
            {"says": _said("kind"), "about": 0, "thing": _said("NGO"), "status": "inferred",
             "reason": "Its name."},
            {
                "says": _said("mayor"), "about": 1, "thing": 0, "status": "stated",
                "date": "2020 to 2022", "quotes": [2],
            },
        ],
        "facts": [[0, [5, 4]], [1, [6]]],
    }  # fmt: skip


def star(size: int) -> dict[str, Any]:
    """Return the data of an event that so many actors attended."""
    names = [f"guest{at:04}" for at in range(size)]
    plain = data()
    return {
        **plain,
        "nodes": {
            "id": ["forum", *names],
            "label": ["Open forum", *(f"Guest {at:04}" for at in range(size))],
            "x": [0, *(at % 50 * 20 - 500 for at in range(size))],
            "y": [0, *(at // 50 * 20 + 50 for at in range(size))],
            "shape": ["square", *["dot"] * size],
            "cls": [1, *[0] * size],
            "mode": [1, *[0] * size],
        },
        "measures": [],
        "ties": {
            "from": list(range(1, size + 1)),
            "to": [0] * size,
            "roles": [[2]] * size,
            "status": ["stated"] * size,
        },
        "folds": [],
    }


def told_page(data: object, evidence: object = None, *, packed: bool = False) -> str:
    """Write a page that has this data and evidence; ``packed`` is how large pages have it."""
    page = page_of(nx.Graph(), {})
    text = json.dumps(evidence or {})
    kind = "json"
    if packed:
        kind, text = "gzip", base64.b64encode(gzip.compress(text.encode())).decode()
    page = _put(page, "data", "json", json.dumps(data).replace("<", "\\u003c"))
    return _put(page, "evidence", kind, text.replace("<", "\\u003c"))


def _put(page: str, name: str, kind: str, text: str) -> str:
    pattern = rf'<script type="application/\w+" id="{name}">.*?</script>'
    element = f'<script type="application/{kind}" id="{name}">{text}</script>'
    made, found = re.subn(pattern, lambda _: element, page, flags=re.DOTALL)
    assert found == 1
    return made
