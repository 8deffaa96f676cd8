"""What the tests of validation read once."""

import pytest
from validation_faults import FAULTS, faulty

from kg.study.ontology import read_terms
from kg.validation.validating import validate


@pytest.fixture(scope="session")
def terms(made):
    """Return the terms that shapes of the made-up study may name."""
    return read_terms(made.dataset)


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """Return what validation finds in the study in which each record has errors."""
    contents = {record: said for record, (said, _) in FAULTS.items()}
    return validate(faulty(tmp_path_factory.mktemp("faulty"), contents))
