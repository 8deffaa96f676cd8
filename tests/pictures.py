"""Write pictures of the network page as readers see it in its main states, to be looked at.

    python tests/pictures.py build/pictures

``make pictures`` runs this on the example; ``test_pictures.py`` on a small study.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser

MOST_TIES = "[...kgState.now.shown.nodes].sort((a, b) => b.ties.length - a.ties.length)[0]"


@dataclass(frozen=True)
class State:
    """What is set before the picture is taken, and on which screen it is."""

    script: str = ""
    width: int = 1400
    height: int = 900
    dark: bool = False
    paper: bool = False


STATES = {
    "start": State(),
    "node": State(f"kgState.set({{ selected: {MOST_TIES}, asked: {{ from: 'picture' }} }})"),
    "tie": State(
        """const selected = kgModel.ties.find(({ statuses }) => statuses.includes("inferred"));
        kgState.set({ selected, asked: { from: "picture" } });"""
    ),
    "filtered": State(
        """const { filters } = kgState.now;
        const [status, cls] = [["inferred"], ["Person"]].map((keys) => new Set(keys));
        const hidden = { ...filters.hidden, status, cls };
        kgState.set({ filters: { ...filters, hidden } });"""
    ),
    "time": State(
        """const every = kgModel.ties.flatMap(({ start, end }) => [start, end]);
        const days = every.filter(Boolean).sort();
        const [from, to] = [days[0] ?? "2030-01-01", days[days.length >> 1] ?? "2030-12-31"];
        const time = { from, to, certain: true };
        kgState.set({ filters: { ...kgState.now.filters, time } });"""
    ),
    "projected": State("kgState.set({ form: 'projected' })"),
    "folded": State("kgState.set({ fold: 'parts' })"),
    "country": State("kgState.set({ colour: 'country', size: kgModel.measures[0].name })"),
    "lithuanian": State("kgState.set({ lang: 'lt' })"),
    "dark": State(dark=True),
    "dark-node": State(
        f"kgState.set({{ selected: {MOST_TIES}, asked: {{ from: 'picture' }} }})", dark=True
    ),
    "telephone": State(width=390, height=844),
    "telephone-tie": State(
        "kgState.set({ selected: kgModel.ties[0], asked: { from: 'picture' } })", 390, 844
    ),
    "print": State(width=794, height=1123, dark=True, paper=True),
}


def take(context: Any, path: Path, folder: Path) -> dict[str, Path]:
    """Take a picture of each state of a page; return the files by the states' names."""
    taken = {}
    for name, state in STATES.items():
        page = context.new_page()
        page.set_viewport_size({"width": state.width, "height": state.height})
        page.emulate_media(color_scheme="dark" if state.dark else "light")
        page.goto(path.as_uri())
        while not page.evaluate("window.kgComplete === true"):
            page.wait_for_timeout(20)
        page.evaluate(f"() => {{ {state.script} }}")
        page.wait_for_timeout(600)  # tables and panel follow when the browser is idle
        if state.paper:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print")
        taken[name] = folder / f"{name}.png"
        page.screenshot(path=taken[name])
        page.close()
    return taken


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    command = ["page", "actor-event", "-o", str(folder / "page.html")]
    subprocess.run([sys.executable, "-m", "kg", *command], check=True)
    with browser.browser() as context:
        take(context, folder / "page.html", folder)
    browser.close()
    print(f"wrote {folder}: {len(STATES)} pictures")


if __name__ == "__main__":
    main()
