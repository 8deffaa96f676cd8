from __future__ import annotations

import pytest

from kg.links import source_link, web_address


@pytest.mark.parametrize(
    ("given", "link"),
    [
        (("http://x.example/p#top", "a-b, c & d", "one  two", "end"),
         "http://x.example/p#top:~:text=one%20two-,a%2Db%2C%20c%20%26%20d,-end"),
        (("https://x.example/", "ž"), "https://x.example/#:~:text=%C5%BE"),
        (("https://x.example/", "a\n b", "", "c"), "https://x.example/#:~:text=a%20b,-c"),
        (("https://x.example/#:~:text=old", "new"), "https://x.example/#:~:text=new"),
        (("https://x.example/", "a\ud800b"), "https://x.example/#:~:text=ab"),
        (("https://x.example/", ""), "https://x.example/"),
        (("https://x.example/", " \n", "before"), "https://x.example/"),
        (("javascript:alert(1)//http://x", "x"), ""),
        (("data:text/html,x", "x"), ""),
        (("https:///x", "x"), ""),
    ],
)  # fmt: skip
def test_a_link_opens_the_document_at_the_phrase(given, link):
    assert source_link(*given) == link


@pytest.mark.parametrize(
    "address", ["https://x.example/a?b=1#c", "HTTP://x.example", "http://[::1]/"]
)
def test_a_page_may_link_to_a_web_address(address):
    assert web_address(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    ["", "x.example", "//x.example", "ftp://x.example/", "javascript:alert(1)", "http:x", "http://[",
     "http://x.example/a b", "http://x.example/\x00", "java\nscript:alert(1)"],
)  # fmt: skip
def test_a_page_does_not_link_to_anything_else(address):
    assert web_address(address) == ""
