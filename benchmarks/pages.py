"""Compare the network pages of kg with those of plain pyvis, in a real Chromium.

    python benchmarks/pages.py [1000 3000 8844 10000] [--quick] [--limit 240] [--still 60]

For each number of nodes a two-mode network with the shape of a real table is generated
(``partners.py``), with claims, quotes and facts. It is written as a page by kg and by pyvis as its
users call it: ``add_node``, ``add_edge``, its own physics, ``cdn_resources="in_line"``. Each page
is written in a process of its own and opened in a Chromium of its own, without the internet.
Tables in Markdown are printed, with the ratio of pyvis to kg; ``--quick`` measures 1,000 nodes
only, in about a minute.

- **first picture**: from the start of loading until nodes are drawn for the first time. pyvis draws
  none before its physics has settled (``stabilizationIterationsDone``); what does not settle within
  ``--still`` seconds is stopped there, and the rest is measured on what then stands.
- **processor**: of the page's process until then. The clock also counts what others do meanwhile.
- **frames**: while the background is dragged in a circle, and while the wheel zooms in and out. The
  last column of kg is of the page with everything shown, since a large one opens on a part.
- **filter**: from the change of the state until the next frame has been drawn; the shortest of
  three. pyvis has none by default.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import networkx as nx
from partners import shaped

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SECONDS = 2.0  # that the mouse moves

# Notes when a page has its first picture: kg says so itself, vis-network of pyvis tells who asks.
NOTE_TIMES = """
window.noted = {};
const note = (name) => () => { noted[name] ??= performance.now(); };
for (const name of ["kgReady", "kgComplete"]) {
  let value;
  Object.defineProperty(window, name, {
    get: () => value,
    set: (given) => { note(name)(); value = given; },
  });
}
document.addEventListener("DOMContentLoaded", () => {
  if (!window.network?.once) return;
  network.once("afterDrawing", note("afterDrawing"));
  network.once("stabilizationIterationsDone", note("still"));
});
"""
FRAMES = """() => {
  window.frames_ = [];
  const next = (at) => { frames_.push(at); window.asked = requestAnimationFrame(next); };
  window.asked = requestAnimationFrame(next);
}"""
FRAMES_TAKEN = "() => { cancelAnimationFrame(window.asked); return frames_; }"
# A place on the background: where no node is near.
BACKGROUND = """(name) => {
  const net = window[name], canvas = net.canvas.frame.canvas, box = canvas.getBoundingClientRect();
  const nodes = name === "kgNetwork" ? [...kgState.now.shown.nodes]
    : Object.values(net.getPositions());
  const points = nodes.map(({ x, y }) => net.canvasToDOM({ x, y }));
  const far = (x, y) => Math.min(...points.map((at) => Math.hypot(at.x - x, at.y - y)), 1e9);
  let best = [0, 0, 0];
  for (let x = 60; x < box.width - 60; x += 30)
    for (let y = 60; y < box.height - 60; y += 30)
      if (far(x, y) > best[0]) best = [far(x, y), box.left + x, box.top + y];
  return best.slice(1);
}"""
DRAWN = """(name) => name === "kgNetwork"
  ? kgState.now.shown.nodes.size : network.body.nodeIndices.length"""
REDRAW = """(name) => {
  const times = [];
  for (let turn = 0; turn < 7; turn++) {
    const began = performance.now();
    window[name].renderer._redraw();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}"""
FILTER = """async () => {
  const drawn = () => new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  });
  const timed = async (values) => {
    const began = performance.now();
    kgState.set(values);
    await drawn();
    return performance.now() - began;
  };
  const all = kgState.now.filters;
  const [country] = kgModel.values.country;
  const some = { ...all, hidden: { ...all.hidden, country: new Set([country.key]) } };
  const taken = { there: [], back: [] };
  for (let turn = 0; turn < 3; turn++) {
    taken.there.push(await timed({ filters: some }));
    await drawn();
    taken.back.push(await timed({ filters: all }));
    await drawn();
  }
  return [Math.min(...taken.there), Math.min(...taken.back)];
}"""
DOM_NODES = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}"""

Found = dict[str, Any]


def write_kg(size: int, path: Path) -> None:
    """Write the page as ``kg page`` does, with all measures; size 0 is a network of nothing."""
    from kg.networks import values
    from kg.pages import network_page

    graph, claims = shaped(size) if size else (nx.Graph(), {})
    began = time.process_time()
    page = network_page(
        graph,
        claims,
        title="Partners",
        question="Who is partner in which project?",
        measures=values(graph),
    )
    path.write_bytes(page.encode())
    _say({"write": time.process_time() - began, "bytes": path.stat().st_size})


def write_pyvis(size: int, path: Path) -> None:
    from pyvis.network import Network

    graph, claims = shaped(size) if size else (nx.Graph(), {})
    began = time.process_time()
    net = Network(height="750px", width="100%", cdn_resources="in_line")
    for node, facts in graph.nodes(data=True):
        told = "\n".join(str(facts[name]) for name in ("kind", "country", "level") if name in facts)
        net.add_node(node, label=facts["label"], title=told, group=facts.get("kind", facts["mode"]))
    for u, v, facts in graph.edges(data=True):
        known = [claims[iri] for iri in facts["claims"]]
        told = "\n".join(
            f"{c.role_label}, {c.date}, {c.status} {c.reason}: “{c.quotes[0].exact}”, "
            f"{c.quotes[0].document}, {c.quotes[0].address}"
            for c in known
        )
        net.add_edge(u, v, title=told)
    path.write_bytes(net.generate_html().encode())
    _say({"write": time.process_time() - began, "bytes": path.stat().st_size})


def _say(found: Found) -> None:
    print(json.dumps(found))


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a page of a Chromium of its own, 1400 pixels wide."""
    from playwright.sync_api import sync_playwright

    where = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if where is None:
        sys.exit(f"no browser found ({', '.join(CHROMIUM)}): install Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=list(FLAGS))
        try:
            yield browser.new_page(viewport={"width": 1400, "height": 900})
        finally:
            browser.close()


def look(engine: str, path: Path, still: float) -> None:
    """Open a page and say what it took, line by line: what is said before a limit counts."""
    with chromium() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route(re.compile("^https?:"), lambda route: route.abort())
        page.add_init_script(NOTE_TIMES)
        processes = page.context.browser.new_browser_cdp_session()

        def used() -> float:
            found = processes.send("SystemInfo.getProcessInfo")["processInfo"]
            return max(each["cpuTime"] for each in found if each["type"] == "renderer")

        page.goto(path.as_uri(), wait_until="commit", timeout=0)
        name = "kgNetwork" if engine == "kg" else "network"
        if engine == "kg":
            _until(page, "noted.kgReady")
            _say({"first": page.evaluate("noted.kgReady"), "processor": used()})
            _until(page, "noted.kgComplete")
            _say({"complete": page.evaluate("noted.kgComplete")})
        else:
            _settle(page, still, used)
        outside = [url for url in asked if url.startswith("http")]
        _say({"requests": len(outside), "dom": page.evaluate(DOM_NODES)})
        _say({"drawn": page.evaluate(DRAWN, name)})
        _move(page, name, "")
        if engine == "kg":
            page.evaluate("kgState.set({ moved: false })")
            there, back = page.evaluate(FILTER)
            _say({"filter": there, "undone": back})
            page.evaluate("kgState.set({ part: { by: 'all' } })")
            page.wait_for_timeout(500)
            _say({"drawn" + ALL: page.evaluate(DRAWN, name)})
            there, back = page.evaluate(FILTER)
            _say({"filter" + ALL: there, "undone" + ALL: back})
            page.locator("#fit").click()
            _move(page, name, ALL)


def _until(page: Any, what: str, seconds: float = 60) -> None:
    """Wait until this is true, or so long; the policy of kg forbids Playwright's own way."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not page.evaluate(what):
        time.sleep(0.02)


def _settle(page: Any, still: float, used: Callable[[], float]) -> None:
    """Wait until the physics of pyvis stands still; after so many seconds, stop it."""
    _until(page, "noted.still && noted.afterDrawing", still)
    found = page.evaluate("noted")
    settled = "still" in found and "afterDrawing" in found
    first = max(found["still"], found["afterDrawing"]) if settled else f"over {still:g} s"
    _say({"first": first, "processor": used()})
    page.evaluate("network.setOptions({ physics: false })")
    page.evaluate("document.getElementById('loadingBar')?.remove()")
    page.evaluate("network.fit({ animation: false })")
    page.wait_for_timeout(500)


def _move(page: Any, name: str, which: str) -> None:
    _say({"redraw" + which: page.evaluate(REDRAW, name)})
    x, y = page.evaluate(BACKGROUND, name)
    page.mouse.move(x, y)
    page.mouse.down()

    def drag(turn: int) -> None:
        page.mouse.move(x + 40 * math.cos(turn / 5), y + 40 * math.sin(turn / 5))

    _frames(page, "drag", which, drag)
    page.mouse.up()
    _frames(page, "zoom", which, lambda turn: page.mouse.wheel(0, -90 if turn // 8 % 2 else 90))


def _frames(page: Any, what: str, which: str, move: Callable[[int], None]) -> None:
    page.evaluate(FRAMES)
    end, turn = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        move(turn)
        turn += 1
    at = page.evaluate(FRAMES_TAKEN)
    gaps = sorted(later - sooner for sooner, later in itertools.pairwise(at))
    if gaps:
        second = 1000 * len(gaps) / (at[-1] - at[0])
        _say({what + which: second, f"{what}, slowest{which}": gaps[int(0.95 * len(gaps))]})


def cell(limit: float, *words: str) -> Found:
    """Run a part of this in a process of its own, and end all of it after the limit."""
    command = [sys.executable, str(Path(__file__).resolve()), "--cell", *words]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, start_new_session=True)
        try:
            process.wait(limit)
            word = "" if process.returncode == 0 else "failed"
        except subprocess.TimeoutExpired:
            word = f"over {limit:g} s"
        finally:
            _end(process)
        said.seek(0)
        found: Found = {"word": word}
        for line in said.read().splitlines():
            found |= json.loads(line)
    return found


def _end(process: subprocess.Popen[Any]) -> None:
    """End a process with what it started; Chromium goes when the pipe to it is closed."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


ROWS = (
    ("written, processor", "write", "s"),
    ("file", "bytes", "B"),
    ("for a thousand nodes, beyond what is always there", "more", "B"),
    ("requests to the internet", "requests", ""),
    ("first picture", "first", "ms"),
    ("first picture, processor", "processor", "s"),
    ("all parts of the page", "complete", "ms"),
    ("nodes drawn", "drawn", ""),
    ("nodes of the document", "dom", ""),
    ("one drawing", "redraw", "ms"),
    ("dragging, frames a second", "drag", ""),
    ("dragging, 95 of 100 frames within", "drag, slowest", "ms"),
    ("zooming, frames a second", "zoom", ""),
    ("zooming, 95 of 100 frames within", "zoom, slowest", "ms"),
    ("a filter", "filter", "ms"),
    ("a filter undone", "undone", "ms"),
)
ALL = ", all"


def told(value: Any, unit: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if unit == "s":
        unit, value = "ms", 1000 * value
    if unit == "ms":
        return (
            f"{value:.1f} ms"
            if value < 10
            else f"{value:.0f} ms"
            if value < 1000
            else f"{value / 1000:.1f} s"
        )
    if unit == "B":
        return f"{value / 1000:,.0f} kB"
    return f"{value:,.0f}"


def ratio(own: Any, theirs: Any) -> str:
    if not all(isinstance(each, (int, float)) for each in (own, theirs)) or not own:
        return ""
    return f"{theirs / own:.2g}" if theirs < 10 * own else f"{theirs / own:,.0f}"


def compare(size: int, fixed: dict[str, int], limit: float, still: float, folder: Path) -> str:
    found: dict[str, Found] = {}
    for engine in ("kg", "pyvis"):
        path = folder / f"{engine}-{size}.html"
        made = cell(limit, "write", engine, str(size), str(path))
        if made["word"]:
            found[engine] = made
            continue
        made["more"] = (made["bytes"] - fixed[engine]) / size * 1000
        found[engine] = made | cell(limit, "look", engine, str(path), str(still))
        path.unlink()
    rows = [["", "kg", "kg, all shown", "pyvis", "pyvis / kg"], ["---", *["---:"] * 4]]
    own, theirs = found["kg"], found["pyvis"]
    for words, name, unit in ROWS:
        cells = [own.get(name), own.get(name + ALL), theirs.get(name)]
        rows.append(
            [words.strip(), *(told(each, unit) for each in cells), ratio(cells[0], cells[2])]
        )
    ties = shaped(size)[0].number_of_edges()
    stopped = "".join(f"\n\n{name}: {each['word']}" for name, each in found.items() if each["word"])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"### {size:,} nodes, {ties:,} ties\n\n{table}{stopped}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 3_000, 8_844, 10_000])
    parser.add_argument("--quick", action="store_true", help="1,000 nodes, and 30 s for physics")
    parser.add_argument("--limit", type=float, default=240, help="seconds for writing or looking")
    parser.add_argument("--still", type=float, default=60, help="seconds for pyvis' physics")
    given = parser.parse_args()
    sizes, still = ([1_000], 20.0) if given.quick else (given.sizes, given.still)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fixed = {
            engine: cell(given.limit, "write", engine, "0", str(folder / "empty.html"))["bytes"]
            for engine in ("kg", "pyvis")
        }
        for size in sizes:
            print(compare(size, fixed, given.limit, still, folder), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--cell"]:
        what, engine, *rest = sys.argv[2:]
        if what == "write":
            (write_kg if engine == "kg" else write_pyvis)(int(rest[0]), Path(rest[1]))
        else:
            look(engine, Path(rest[0]), float(rest[1]))
    else:
        main()
