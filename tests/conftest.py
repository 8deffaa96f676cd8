"""A small made-up study, and the repository's own data, for every test."""

from __future__ import annotations

import shutil
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import browser
import pytest
from hypothesis import settings

import kg
import kg.api
import kg.study
import kg.validation
from kg.findings import Report
from kg.rdf.vocabulary import PREFIXES
from kg.release import building
from kg.study.dataset import Dataset, load_dataset
from kg.study.folder import StudyFolder, ontology_files, open_study, shipped
from kg.validation.quotes.filling import fill_quotes
from kg.validation.validating import TIMEOUT, validate

# The same examples in every run, and no folder of remembered ones.
settings.register_profile("fixed", deadline=None, derandomize=True, database=None, max_examples=40)
settings.load_profile("fixed")

_DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())

# Invented; the offsets and checksums of the study are computed from these.
_LAKE_TEXT = (
    "Svētdien Ežezerā notika seminārs “Kopā pie ūdens”.\n"
    "Semināru rīkoja Ežezera dome kopā ar biedrību “Ūdensroze”.\n"
    "Pirmajā daļā uzstājās Šilojų bendruomenė, otrajā daļā runāja biedrība “Ūdensroze”.\n"
    "Ciemos bija gandrīz 15 viesu no kaimiņu pilsētām.\n"
)
_BRIDGE_TEXT = (
    "Projektas „Tiltas“ vyksta nuo 2030 m. sausio iki 2031 m. gruodžio.\n"
    "Jam vadovauja Šilojų bendruomenė, partneris yra Ežezera dome.\n"
)

_LAKE = """
actor:ezezers migov:kind kind:municipality ; migov:evidence quote:lake-organiser .
actor:udensroze migov:kind kind:ngo ; migov:evidence quote:lake-co-organiser .
actor:group-lake-guests a migov:UnnamedGroup ;
  skos:prefLabel "Nearly 15 guests"@en , "Gandrīz 15 viesu"@lv ;
  migov:evidence quote:lake-guests ; migov:memberKind kind:participants ;
  migov:sizeApprox 15 ; migov:sizeAsStated "gandrīz 15"@lv .

claim:lake-organiser a migov:Participation ;
  migov:asNamed "Ežezera dome"@lv ; migov:evidence quote:lake-organiser ;
  migov:inEvent event:lake ; migov:participant actor:ezezers ;
  migov:role role:organiser ; migov:status status:stated .
claim:lake-co-organiser a migov:Participation ;
  migov:asNamed "biedrību “Ūdensroze”"@lv ; migov:evidence quote:lake-co-organiser ;
  migov:inEvent event:lake ; migov:participant actor:udensroze ;
  migov:role role:co-organiser ; migov:status status:stated .
claim:lake-host a migov:Participation ;
  migov:evidence quote:lake-organiser ; migov:confidence confidence:medium ;
  migov:reason "It organised a seminar in its own town." ;
  migov:inEvent event:lake ; migov:participant actor:ezezers ;
  migov:role role:host ; migov:status status:inferred .
claim:lake-speaker-1 a migov:Participation ;
  migov:asNamed "Šilojų bendruomenė"@lt ; migov:evidence quote:lake-speaker-1 ;
  migov:inEvent event:lake-1 ; migov:participant actor:siloju ;
  migov:role role:speaker ; migov:status status:stated .
claim:lake-speaker-2 a migov:Participation ;
  migov:asNamed "biedrība “Ūdensroze”"@lv ;
  migov:evidence quote:lake-part-2 , quote:lake-speaker-2 ;
  migov:inEvent event:lake-2 ; migov:participant actor:udensroze ;
  migov:role role:speaker ; migov:status status:stated .
claim:lake-guests a migov:Participation ;
  migov:asNamed "gandrīz 15 viesu"@lv ; migov:evidence quote:lake-guests ;
  migov:inEvent event:lake ; migov:participant actor:group-lake-guests ;
  migov:role role:attendee ; migov:status status:stated .
claim:lake-mode a migov:Statement ;
  rdf:subject event:lake ; rdf:predicate migov:mode ; rdf:object mode:on-site ;
  migov:confidence confidence:high ; migov:evidence quote:lake-town ;
  migov:reason "It took place in a town." ; migov:status status:interpreted .
claim:lake-year a migov:Statement ;
  rdf:subject event:lake ; rdf:predicate migov:date ; rdf:object "2031-05-04"^^loc:edtf ;
  migov:confidence confidence:medium ; migov:evidence quote:lake-town ;
  migov:reason "The only Sunday of that day while the project ran." ;
  migov:status status:inferred .

doc:lake a migov:Document ; skos:prefLabel "Lake News: a seminar"@en ;
  migov:address <https://example.org/lake> ; migov:coder "the migov-kg contributors" ;
  migov:language "lv" ; migov:textFile "lake.txt" .

event:lake a migov:Event ; skos:prefLabel "Seminar by the water"@en , "Kopā pie ūdens"@lv ;
  migov:date "XXXX-05-04"^^loc:edtf ; migov:dateAsStated "Svētdien"@lv ;
  migov:eventKind eventkind:seminar ; migov:evidence quote:lake-town ;
  migov:ofProject project:tiltas .
event:lake-1 a migov:Event ; skos:prefLabel "Seminar, first part"@en ;
  migov:eventKind eventkind:event-part ; migov:evidence quote:lake-part-1 ;
  migov:partOf event:lake .
event:lake-2 a migov:Event ; skos:prefLabel "Seminar, second part"@en ;
  migov:eventKind eventkind:event-part ; migov:evidence quote:lake-part-2 ;
  migov:follows event:lake-1 ; migov:partOf event:lake .
"""

_LAKE_QUOTES = {
    "lake-organiser": "Semināru rīkoja Ežezera dome",
    "lake-co-organiser": "kopā ar biedrību “Ūdensroze”",
    "lake-speaker-1": "uzstājās Šilojų bendruomenė",
    "lake-speaker-2": "runāja biedrība “Ūdensroze”",
    "lake-part-1": "Pirmajā daļā",
    "lake-guests": "gandrīz 15 viesu",
    "lake-town": "Svētdien Ežezerā notika seminārs",
}

_BRIDGE = """
actor:siloju migov:kind kind:association ; migov:evidence quote:bridge-lead .

claim:bridge-lead a migov:Participation ;
  migov:asNamed "Šilojų bendruomenė"@lt ; migov:evidence quote:bridge-lead ;
  migov:inProject project:tiltas ; migov:participant actor:siloju ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:bridge-partner a migov:Participation ;
  migov:asNamed "Ežezera dome"@lv ; migov:evidence quote:bridge-partner ;
  migov:inProject project:tiltas ; migov:participant actor:ezezers ;
  migov:role role:partner ; migov:status status:stated .

doc:bridge a migov:Document ; skos:prefLabel "Bridge page"@en ;
  migov:address <https://example.org/bridge> ; migov:coder "the migov-kg contributors" ;
  migov:language "lt" ; migov:textFile "bridge.txt" .

project:tiltas migov:date "2030-01/2031-12"^^loc:edtf ;
  migov:dateAsStated "nuo 2030 m. sausio iki 2031 m. gruodžio"@lt ;
  migov:evidence quote:bridge-period .
"""

_BRIDGE_QUOTES = {
    "bridge-lead": "vadovauja Šilojų bendruomenė",
    "bridge-partner": "partneris yra Ežezera dome",
    "bridge-period": "nuo 2030 m. sausio iki 2031 m. gruodžio",
}

_ACTORS = {
    "ezezers": '"Ežezers Council"@en , "Ežezera dome"@lv',
    "udensroze": '"Ūdensroze"@lv',
    "siloju": '"Šilojų bendruomenė"@lt',
}


def _quotes(document: str, lang: str, quotes: Mapping[str, str]) -> str:
    head = f"a migov:Evidence ; migov:document doc:{document} ; oa:exact"
    return "".join(f'quote:{name} {head} "{exact}"@{lang} .\n' for name, exact in quotes.items())


def _files() -> dict[str, str]:
    # The word alone stands twice in the text; what is before it tells which.
    second = (
        'quote:lake-part-2 a migov:Evidence ; migov:document doc:lake ; oa:exact "daļā"@lv ; '
        'oa:prefix "otrajā "@lv .\n'
    )
    actors = {
        f"actors/{name}.ttl": f"actor:{name} a migov:Organisation ; skos:prefLabel {labels} ."
        for name, labels in _ACTORS.items()
    }
    return {
        **actors,
        "projects/tiltas.ttl": 'project:tiltas a migov:Project ; skos:prefLabel "Bridge"@en .',
        "documents/lake.ttl": _LAKE + _quotes("lake", "lv", _LAKE_QUOTES) + second,
        "documents/bridge.ttl": _BRIDGE + _quotes("bridge", "lt", _BRIDGE_QUOTES),
    }


@pytest.fixture
def make_study(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Give a function that writes Turtle files, all prefixes declared, and returns the study."""

    def make(contents: Mapping[str, str]) -> Path:
        root = tmp_path / "made"
        for name, body in contents.items():
            path = root / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_DECLARED + body, encoding="utf-8", newline="\n")
        return root

    return make


@pytest.fixture(scope="session")
def _study_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("study")
    for name, body in _files().items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_DECLARED + body, encoding="utf-8", newline="\n")
    texts = root / "texts"
    texts.mkdir()
    (texts / "lake.txt").write_text(_LAKE_TEXT, encoding="utf-8", newline="\n")
    (texts / "bridge.txt").write_text(_BRIDGE_TEXT, encoding="utf-8", newline="\n")
    assert fill_quotes(load_dataset(root), texts).report.results == ()
    return root


@pytest.fixture
def study(_study_template: Path, tmp_path: Path) -> Path:
    """Return the folder of a small made-up study whose evidence stands."""
    return Path(shutil.copytree(_study_template, tmp_path / "study"))


@pytest.fixture(scope="session")
def made(_study_template: Path) -> kg.Study:
    """Return the made-up study, loaded; for tests that only read."""
    return kg.load(_study_template)


@pytest.fixture(scope="session")
def example() -> kg.Study:
    """Return the repository's own data, loaded; for tests that only read."""
    return kg.load(StudyFolder(shipped(), is_example=True))


def pytest_sessionstart() -> None:
    """Let interrupts end what tests start, also where a shell in the background ignores them."""
    for sent in {signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)}:
        if signal.getsignal(sent) is signal.SIG_IGN:
            usual = sent == signal.SIGINT
            signal.signal(sent, signal.default_int_handler if usual else signal.SIG_DFL)


def pytest_sessionfinish() -> None:
    browser.close()


@pytest.fixture(scope="session")
def misspelt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example with one role misspelt; for tests that only read."""
    root = tmp_path_factory.mktemp("misspelt")
    shutil.copytree(shipped() / "data", root / "data")
    path = root / "data" / "documents" / "riga-mile-partners.ttl"
    text = path.read_text("utf-8")
    assert text.count("migov:role role:organiser") == 1
    path.write_text(text.replace("role:organiser", "role:orgniser"), "utf-8", newline="\n")
    return root


@pytest.fixture
def nobody() -> Iterator[str]:
    """Give an address at which nothing answers: a port that is taken and not listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


class _Once:
    """Answers of loading and of validation, by the bytes that they were asked about."""

    def __init__(self) -> None:
        self.load, self.validate = load_dataset, validate
        self.datasets: dict[object, Dataset] = {}
        self.reports: dict[int, tuple[Dataset, Report]] = {}

    def load_once(self, study: StudyFolder | Path | None = None, **more: object) -> Dataset:
        opened = study if isinstance(study, StudyFolder) else open_study(study)
        extra = tuple(more.pop("extra", ()))
        # Validation reads the study's own shapes as well.
        shapes = [path for folder in opened.shapes for path in sorted(folder.rglob("*.ttl"))]
        own = [*opened.ontology_files(), *opened.files()]
        paths = [*ontology_files(), *own, *extra, *shapes]
        try:
            content = tuple((path, path.read_bytes()) for path in paths)
        except OSError:
            return self.load(opened, extra=extra, **more)
        key = (Path.cwd(), opened, extra, content, *more.items())
        if key not in self.datasets:
            self.datasets[key] = self.load(opened, extra=extra, **more)
        return self.datasets[key]

    def validate_once(self, dataset: Dataset, **more: object) -> Report:
        limited = more.get("timeout", TIMEOUT) != TIMEOUT
        if limited or any(more.get(name) for name in ("shapes", "of")):
            return self.validate(dataset, **more)  # by shapes of the test's own, or of files
        if id(dataset) not in self.reports:
            self.reports[id(dataset)] = dataset, self.validate(dataset)
        return self.reports[id(dataset)][1]


@pytest.fixture(scope="session")
def _once() -> _Once:
    return _Once()


@pytest.fixture(scope="module")
def once(_once: _Once) -> Iterator[None]:
    """Load and validate the same bytes once in the run, for modules about what comes after.

    Nothing is left out: files that a test changes are loaded and validated anew. The tests of
    loading, of validation and of processes of their own do not ask for this.
    """
    with pytest.MonkeyPatch.context() as patch:
        # Where the names were bound when the modules were first imported.
        for module in (kg.study, kg.api, building):
            patch.setattr(module, "load_dataset", _once.load_once)
        for module in (kg.validation, building):
            patch.setattr(module, "validate", _once.validate_once)
        yield
