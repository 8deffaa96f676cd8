"""Addresses of endpoints: which may be asked, and what is shown of them."""

from __future__ import annotations

import pytest
from remote_helpers import STUDY

from kg.errors import InputError
from kg.questions.remote.address import Address
from kg.questions.remote.endpoint import Endpoint


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://e.org/q", "localhost:7878/query", "sparql", "", "http://"]
)
def test_only_addresses_of_the_web_are_asked(url):
    with pytest.raises(InputError, match="must begin with http:// or https://, and name a host"):
        Endpoint(url, STUDY)


def test_what_cannot_be_read_as_an_address_is_told_how_to_write_one():
    with pytest.raises(InputError, match="is not the address of an endpoint; write it as http://h"):
        Address("http://e.org:port/sparql")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://e.org", "http://e.org/"),
        (" https://e.org:8080/q#part ", "https://e.org:8080/q"),
        ("https://me:hunter2@e.org/q?key=s3cret", "https://e.org/q?…"),
    ],
)
def test_an_address_is_shown_without_password_and_key(url, shown):
    assert str(Address(url)) == shown


def test_an_address_is_asked_whole_but_for_its_fragment():
    url = "https://me:hunter2@e.org/q?key=s3cret"
    assert Address(f"{url}#part").url == url


def test_secrets_are_all_that_is_not_shown_the_longest_first_also_unescaped():
    address = Address("https://me:hunter%252@e.org/q?key=s3cret&graph=x&token=a%26b-long")
    found = address.secrets()
    assert set(found) == {
        *("me:hunter%2", "hunter%252", "hunter%2"),
        *("a%26b-long", "a&b-long", "s3cret"),
    }
    assert [len(secret) for secret in found] == [11, 10, 10, 8, 8, 6]


@pytest.mark.parametrize(
    ("old", "location", "new"),
    [
        ("http://e.org/a/b", "c", "http://e.org/a/c"),
        ("http://e.org/a", "/b?x=1", "http://e.org/b?…"),
        ("http://e.org:80/a", "http://e.org/b", "http://e.org/b"),
        ("http://e.org/a", "https://e.org/a", "https://e.org/a"),
    ],
)
def test_a_redirect_on_the_same_server_is_followed(old, location, new):
    assert str(Address(old).moved(location)) == new


def test_a_password_goes_along_on_the_same_server():
    assert Address("http://me:pw@e.org/a").moved("/b").url == "http://me:pw@e.org/b"


@pytest.mark.parametrize(
    ("old", "location"),
    [
        ("http://e.org/a", "http://f.org/a"),
        ("http://e.org/a", "http://e.org:81/a"),
        ("https://e.org/a", "http://e.org/a"),
        ("http://e.org/a", "//f.org/a"),
    ],
)
def test_a_redirect_to_another_server_or_away_from_https_is_an_error(old, location):
    with pytest.raises(InputError, match=r"redirects to another server, .*; if you trust that"):
        Address(old).moved(location)
