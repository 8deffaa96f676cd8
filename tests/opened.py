"""A network page opened in Chromium, with all that it asked for and all that it said."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

SHOWN = """() => {
  const { nodes, ties } = kgState.now.shown;
  return [[...nodes].map(({ id }) => id).sort(), [...ties].map(({ from, to }) => [from.id, to.id])];
}"""
MIDDLE = """([from, to]) => {
  const middle = (axis) => (kgModel.nodeBy.get(from)[axis] + kgModel.nodeBy.get(to)[axis]) / 2;
  const { x, y } = kgNetwork.canvasToDOM({ x: middle("x"), y: middle("y") });
  const box = document.querySelector("#network").getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""


class Opened:
    """A page that is complete: ``window.kgModel``, ``kgState`` and ``kgNetwork`` are there."""

    def __init__(self, context: BrowserContext, path: Path, hash_: str = "") -> None:
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.address = path.as_uri() + hash_
        self.page.goto(self.address)
        self.wait()

    def wait(self, what: str = "window.kgComplete === true") -> None:
        """Wait until this is true; the page's policy forbids Playwright's own way to wait."""
        end = time.monotonic() + 30
        while not self.page.evaluate(what):
            if time.monotonic() > end:
                raise TimeoutError(f"not true in 30 s: {what}; the page said: {self.said}")
            self.page.wait_for_timeout(10)

    def at(self, one: str, other: str | None = None) -> list[float]:
        """Give the place on the screen of a node, or of the middle of a tie."""
        place: list[float] = self.page.evaluate(MIDDLE, [one, other or one])
        return place

    def click(self, one: str, other: str | None = None) -> None:
        """Click a node of the picture, or a tie by its ends."""
        x, y = self.at(one, other)
        self.page.mouse.click(x, y)

    def shown(self) -> list[Any]:
        """Give the identifiers of the nodes that are shown, and the ends of the ties."""
        found: list[Any] = self.page.evaluate(SHOWN)
        return found

    def state(self, name: str) -> Any:
        """Give a plain value of the page's state, such as ``size`` or ``part.by``."""
        return self.page.evaluate(f"kgState.now.{name}")

    def frame(self) -> None:
        """Wait until what changed is drawn."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
        )


@contextmanager
def opened(
    context: BrowserContext, folder: Path, html: str, hash_: str = "", name: str = "network.html"
) -> Iterator[Opened]:
    """Write a page into a folder and open it; at the end it is closed."""
    path = folder / name
    path.write_text(html, encoding="utf-8")
    view = Opened(context, path, hash_)
    try:
        yield view
    finally:
        view.page.close()
