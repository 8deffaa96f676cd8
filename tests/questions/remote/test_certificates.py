from __future__ import annotations

import ssl

import pytest

from kg.errors import InputError
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.endpoint import Endpoint
from kg.study.folder import StudyFolder, shipped

STUDY = StudyFolder(shipped(), is_example=True)


@pytest.mark.parametrize(
    ("given", "at", "why"),
    [
        ({"key": "me-key"}, "", "a key needs its certificate; name that too (cert)"),
        ({"cert": "none"}, "none", "cannot be read (no such file or directory)"),
        ({"cert": "me", "key": "none"}, "none", "cannot be read (no such file or directory)"),
        ({"ca": "none"}, "none", "cannot be read (no such file or directory)"),
        (
            {"ca": "me-key"},
            "me-key",
            "has no certificate in PEM; name the certificates of an auth",
        ),
        ({"cert": "me"}, "me", "has no certificate with its key, in PEM; name both files (key)"),
        ({"cert": "me", "key": "stranger-key"}, "stranger-key", "is not the key of the certif"),
        ({"cert": "me", "key": "locked-key"}, "locked-key", "give its password in the variable"),
    ],
)
def test_a_file_that_is_no_use_is_named_before_anything_is_asked(given, at, why, papers):
    files = {name: papers[file] for name, file in given.items()}
    with pytest.raises(InputError) as found:
        Endpoint("https://nobody.invalid/", STUDY, certificates=Certificates(**files))
    said = str(found.value)

    assert said.startswith(f"{papers[at]}: " if at else why)
    assert why in said


def test_an_authority_of_ones_own_is_trusted_beside_those_of_the_system(papers):
    system = len(ssl.create_default_context().get_ca_certs())
    own = Certificates(ca=papers["ours"]).context().get_ca_certs()
    assert len(own) == system + 1
    assert {"commonName": "ours"} in [dict(pair[0] for pair in each["subject"]) for each in own]


def test_a_password_is_never_shown(papers):
    shown = repr(Certificates(papers["me"], papers["locked-key"], password="open sesame"))
    assert "sesame" not in shown
