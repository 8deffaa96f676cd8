"""An endpoint for Python and notebooks, asked as a study is.

It is apart from :mod:`kg.api` so that a study needs no library for the network.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.api import Asked
from kg.questions.remote import Certificates
from kg.questions.remote import Endpoint as RemoteEndpoint
from kg.study import StudyFolder, open_study

__all__ = ["Endpoint", "connect"]


class Endpoint(Asked, RemoteEndpoint):
    """A SPARQL 1.1 endpoint, asked as a study is; see :func:`connect`."""


def connect(
    url: str,
    *,
    study: StudyFolder | Path | str | None = None,
    say: Callable[[str], None] | None = None,
    cert: Path | str | None = None,
    key: Path | str | None = None,
    ca: Path | str | None = None,
    key_password: str | None = None,
) -> Endpoint:
    """Name a SPARQL 1.1 endpoint to ask; questions are the shipped ones and those of a study.

    Parameters
    ----------
    url
        Its address; a name and password in it are sent and never shown.
    study
        The study whose own questions can be asked by name; its data are not asked.
    say
        Told of progress, and of what is odd about an answer; without it, the latter is a warning.
    cert, key, key_password
        Your certificate and its key, in PEM, for an endpoint that demands one.
    ca
        Certificates of your organisation's own authority, to be trusted too.

    Raises
    ------
    InputError
        If it is not an address, the folder is not a study, or a file cannot be used.
    """
    opened = study if isinstance(study, StudyFolder) else open_study(Path(study) if study else None)
    return Endpoint(url, opened, say=say, certificates=Certificates(cert, key, ca, key_password))
