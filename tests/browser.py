"""A real Chromium for tests: no page is good before a browser has opened it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def browser(*, width: int = 1280, height: int = 800) -> Iterator[BrowserContext]:
    """Start headless Chromium with a fresh profile; close and forget both at the end."""
    path = executable()
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=path,
            args=list(FLAGS),
            headless=True,
            viewport={"width": width, "height": height},
        )
        try:
            yield context
        finally:
            context.close()
