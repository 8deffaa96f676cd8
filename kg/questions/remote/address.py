"""Check the address of an endpoint, and keep its secrets."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from kg.errors import InputError

__all__ = ["Address"]


class Address:
    """The address of an endpoint; ``str()`` of it shows no password and no key.

    Raises
    ------
    InputError
        If it is not an http or https address.
    """

    def __init__(self, url: str) -> None:
        try:
            parts = parse_url(url.strip())
        except LocationParseError as error:
            raise InputError(
                "that is not the address of an endpoint; write it as http://host:port/path"
            ) from error
        if parts.scheme not in ("http", "https") or not parts.host:
            raise InputError(
                "the address of an endpoint must begin with http:// or https://, and name a host"
            )
        self.parts: Url = parts

    def __str__(self) -> str:
        parts = self.parts
        port = f":{parts.port}" if parts.port else ""
        return (
            f"{parts.scheme}://{parts.host}{port}{parts.path or '/'}{'?…' if parts.query else ''}"
        )

    @property
    def url(self) -> str:
        """The address for requests, without a fragment."""
        return self.parts._replace(fragment=None).url

    @property
    def host(self) -> str:
        """The name or number of the server, without brackets."""
        return (self.parts.host or "").strip("[]")

    @property
    def port(self) -> int:
        """The port, also where the address names none."""
        return self.parts.port or (443 if self.parts.scheme == "https" else 80)

    @property
    def credentials(self) -> str | None:
        """Name and password, as they are sent."""
        return unquote(self.parts.auth) if self.parts.auth else None

    def secrets(self) -> list[str]:
        """Return what must not be shown: the password, and the values after “?”."""
        found = [self.credentials or "", *(self.parts.auth or "").split(":")[1:]]
        found += [pair.partition("=")[2] for pair in (self.parts.query or "").split("&")]
        found += [unquote(secret) for secret in found]
        return sorted({secret for secret in found if len(secret) > 3}, key=len, reverse=True)

    def moved(self, location: str) -> Address:
        """Return the address of a redirect; only on the same server, and never from https to http.

        Raises
        ------
        InputError
            If it leads to another server.
        """
        old, new = self.parts, Address(urljoin(self.url, location))
        upgraded = (old.scheme, new.parts.scheme) == ("http", "https")
        same = (old.scheme, self.port) == (new.parts.scheme, new.port)
        if new.parts.host != old.host or not (upgraded or same):
            raise InputError(
                f"the endpoint {self} redirects to another server, {new}; "
                "if you trust that server, give its address"
            )
        if old.auth and not new.parts.auth:
            new.parts = new.parts._replace(auth=old.auth)
        return new
