"""A real Chromium for tests: no page is good before a browser has opened it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """Find the browser; a test that cannot look at a page fails, it is not left out."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(
            f"no browser found ({', '.join(NAMES)}): install Chromium, then run `make test`",
            pytrace=False,
        )
    return found


_STARTED = ExitStack()


@cache
def _chromium() -> BrowserContext:
    """Start headless Chromium, once in a run.

    It has a profile on disk, where it keeps the scripts it compiled: a second page opens faster.
    """
    path = executable()
    profile = _STARTED.enter_context(tempfile.TemporaryDirectory())
    playwright = _STARTED.enter_context(sync_playwright())
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=path,
        args=list(FLAGS),
        headless=True,
        viewport={"width": 1280, "height": 800},
    )
    return _STARTED.enter_context(context)


def close() -> None:
    """End Chromium and forget its profile, if a test started it."""
    _STARTED.close()
    _chromium.cache_clear()


@contextmanager
def browser() -> Iterator[BrowserContext]:
    """Give the run's Chromium; at the end its pages are closed and its settings as before."""
    context = _chromium()
    try:
        yield context
    finally:
        for page in context.pages[1:]:  # the first is Chromium's own; without one it may end
            page.close()
        context.set_offline(False)
        context.clear_cookies()
