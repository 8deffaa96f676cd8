"""Certificates for TLS: who asks, and whom to trust."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.names import shown
from kg.reading import refuse_unreadable

__all__ = ["Certificates"]


@dataclass(frozen=True)
class Certificates:
    """Files in PEM that tell an endpoint who asks, and whom to trust.

    Parameters
    ----------
    cert
        The certificate of who asks; the file may contain the key as well.
    key
        The key of that certificate.
    ca
        Certificates of an organisation's own authority, trusted beside those of the system.
    password
        Of the key.
    """

    cert: Path | str | None = None
    key: Path | str | None = None
    ca: Path | str | None = None
    password: str | None = field(default=None, repr=False)

    def context(self) -> ssl.SSLContext:
        """Return what a TLS connection needs.

        Raises
        ------
        InputError
            If a file cannot be read, is not PEM, or does not fit.
        """
        if self.key is not None and self.cert is None:
            raise InputError("a key needs its certificate; name that too", setting="cert")
        for path in (self.ca, self.cert, self.key):
            if path is not None:
                refuse_unreadable(Path(path))
        made = ssl.create_default_context()
        if self.ca is not None:
            try:
                made.load_verify_locations(self.ca)
            except OSError as error:
                what = "has no certificate in PEM; name the certificates of an authority"
                raise InputError(what, path=self.ca, setting="ca") from error
        if self.cert is not None:
            self._add_own(made, self.cert)
        return made

    def _add_own(self, made: ssl.SSLContext, cert: Path | str) -> None:
        locked = False

        def password() -> str:
            # Without this OpenSSL would ask at the terminal, and wait.
            nonlocal locked
            locked = True
            return self.password or ""

        try:
            made.load_cert_chain(cert, self.key, password)
        except OSError as error:
            if locked:
                what = "the key is locked; give its password in the variable KG_KEY_PASSWORD"
            elif getattr(error, "reason", "") == "KEY_VALUES_MISMATCH":
                what = f"is not the key of the certificate {shown(cert)}; name the right one"
            else:
                what = "has no certificate with its key, in PEM; name both files"
            raise InputError(what, path=self.key or cert, setting="key") from error
