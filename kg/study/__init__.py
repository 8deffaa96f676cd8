"""Read a folder of Turtle files as a dataset: graphs, merged records, derived facts."""

from kg.study.comparing import Change, changes, count_changes, tell_changes, with_files
from kg.study.countries import country_files, country_names, read_countries
from kg.study.dataset import Dataset, load_dataset, read_dataset
from kg.study.demand import wanted
from kg.study.dumping import dump
from kg.study.facts import FileFacts, Meaning, file_facts, read_meaning
from kg.study.folder import (
    ENDINGS,
    TURTLE,
    StudyFolder,
    is_triples,
    is_turtle,
    ontology_files,
    open_study,
    shipped,
)
from kg.study.formatting import formatted, in_form, is_in_own_order
from kg.study.ontology import Terms, read_terms
from kg.study.unnamed_quotes import is_name_in
from kg.study.version import data_version
from kg.study.views import names_graphs

__all__ = [
    "ENDINGS",
    "TURTLE",
    "Change",
    "Dataset",
    "FileFacts",
    "Meaning",
    "StudyFolder",
    "Terms",
    "changes",
    "count_changes",
    "country_files",
    "country_names",
    "data_version",
    "dump",
    "file_facts",
    "formatted",
    "in_form",
    "is_in_own_order",
    "is_name_in",
    "is_triples",
    "is_turtle",
    "load_dataset",
    "names_graphs",
    "ontology_files",
    "open_study",
    "read_countries",
    "read_dataset",
    "read_meaning",
    "read_terms",
    "shipped",
    "tell_changes",
    "wanted",
    "with_files",
]
