"""A click on a quote opens its document at the phrase: each is opened on a copy of the text."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import browser
from texts import texts_folder

from kg.links import source_link
from kg.validation.quotes.quotes import read_quote_records, read_texts

# Each word on a line of its own, and lines far apart: a phrase in view is the phrase meant.
STYLE = "body{margin:3000px 0} p{width:0;line-height:500px;margin:0 0 3000px;font-size:10px}"
# Is the character at this place of this paragraph in view?
SEEN = """([number, at]) => {
  const range = document.createRange(), text = document.querySelectorAll('p')[number].firstChild;
  range.setStart(text, at); range.setEnd(text, at + 1);
  const box = range.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}"""


@contextmanager
def served(pages: dict[str, str]) -> Iterator[str]:
    """Serve pages by their names; yield the address that they are under."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path.strip("/"))
            self.send_response(200 if page is not None else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def as_page(text: str) -> str:
    """Write a text as a page with a paragraph for each line."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{lines}"


def opened(page, link: str, text: str, at: int) -> bool:
    """Open a link in a new tab and tell whether the phrase at an offset of the text is in view."""
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_timeout(30)  # the browser looks for the phrase after the page is there
    line = text.count("\n", 0, at)
    return bool(page.evaluate(SEEN, [line, at - (text.rfind("\n", 0, at) + 1)]))


@pytest.mark.thorough
def test_every_quote_opens_its_document_at_the_phrase(example):
    documents = read_texts(example.dataset, texts_folder())
    pages = {
        Path(each.file_name).stem: as_page(each.text) for each in documents.values() if each.text
    }
    assert len(pages) == 5
    quotes = list(read_quote_records(example.dataset))
    assert len(quotes) > 200
    missed = []
    with served(pages) as address, browser() as context:
        page = context.new_page()
        for quote in quotes:
            document = documents[quote.document]
            link = source_link(
                address + Path(document.file_name).stem, quote.exact, quote.prefix, quote.suffix
            )
            if not opened(page, link, document.text, quote.start):
                missed.append(quote.iri)
        # The same way of looking finds a phrase that cannot be opened.
        assert not opened(page, link.replace("text=", "text=xx"), document.text, quote.start)
    assert missed == []
