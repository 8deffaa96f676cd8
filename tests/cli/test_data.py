from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command_line import change, document, kg, line_of
from museums import write_museums

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("once")


def test_validate_counts_what_it_checked(whole):
    code, out, err = kg("validate", "--study", whole)

    assert code == 0
    assert re.fullmatch(
        r"note: this study has no [^\n]+; their rules were not used\n"
        r"Valid: 1 note\. Checked \d+ records \(focus nodes\) against \d+ rules "
        r"\(constraints\) of \d+ shapes\. kg’s own engine judged all of them\.\n",
        out,
    )
    assert str(whole) in err


def test_validate_names_file_and_line_of_a_fault(misspelt):
    path = document(misspelt)

    code, out, _ = kg("validate", "--study", misspelt)

    assert code == 1
    line = line_of(path, "claim:riga-organiser ")
    assert f"{path}:{line}: error: claim:riga-organiser migov:role “role:orgniser”" in out
    assert "codelists.ttl" in out


def test_validate_finds_a_misspelt_property_and_a_misspelt_class(study):
    path = document(study)
    change(path, "migov:participant actor:unitee", "migov:particpant actor:unitee")
    change(path, "a migov:Output", "a migov:Outptu")

    code, out, _ = kg("validate", "--study", study)

    assert code == 1
    assert "migov:particpant" in out
    assert "migov:Outptu" in out


def test_validate_finds_a_record_that_does_not_exist(study):
    change(document(study), "actor:supolka migov:country", "actor:suplka migov:country")

    code, out, _ = kg("validate", "--study", study)

    assert code == 1
    assert "actor:suplka" in out


NO_DATES = ["2023-02-29", "2023-13", "7 February", "2023-12/2022-01", "20x3"]


@pytest.fixture(scope="module")
def refused(once, tmp_path_factory) -> tuple[int, str]:  # noqa: ARG001 (kg runs under it)
    """Exit code and report of a study with an event for each date that is none."""
    root = tmp_path_factory.mktemp("dates")
    shutil.copytree(ROOT / "data", root / "data")
    path = document(root)
    text = path.read_text("utf-8")
    (record,) = re.findall(r"^event:riga-mile-partners migov.*?\.$", text, re.DOTALL | re.MULTILINE)
    assert record.count('"XXXX-02-07"^^loc:edtf') == 1
    for number, date in enumerate(NO_DATES):
        dated = record.replace('"XXXX-02-07"^^loc:edtf', f'"{date}"^^loc:edtf')
        text += f"\nevent:dated-{number} a migov:Event ;" + dated.partition("partners")[2] + "\n"
    path.write_text(text, "utf-8")
    return kg("validate", "--study", root)[:2]


@pytest.mark.parametrize("date", NO_DATES)
def test_validate_refuses_what_is_no_date(refused, date):
    code, out = refused

    assert code == 1
    lines = [line for line in out.splitlines() if f"migov:date “{date}”" in line]
    assert lines
    assert all(": error: " in line for line in lines)


def test_validate_reports_only_what_is_of_the_files_named(misspelt, tmp_path):
    draft = tmp_path / "draft.ttl"
    draft.write_text(
        "@prefix migov: <https://w3id.org/migov#> .\n"
        "@prefix actor: <https://w3id.org/migov/id/actor/> .\n\n"
        "actor:new a migov:Organisation .\n",
        "utf-8",
    )

    code, out, _ = kg("validate", "--study", misspelt, draft)

    assert code == 1
    assert f"{draft}:4: error: actor:new skos:prefLabel" in out
    assert "orgniser" not in out


def draft_in(folder, body):
    path = folder / "draft.ttl"
    names = {"migov": "https://w3id.org/migov#", "actor": "https://w3id.org/migov/id/actor/"}
    declared = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items())
    path.write_text(declared + body, "utf-8")
    return path


@pytest.fixture
def small(tmp_path):
    """A study of one record, which has an error."""
    (tmp_path / "small" / "data").mkdir(parents=True)
    draft_in(tmp_path / "small" / "data", "actor:a a migov:Organisation .\n")
    return tmp_path / "small"


def test_validate_says_what_was_checked_of_the_files_named(small, tmp_path):
    path = draft_in(tmp_path, "actor:a a migov:Person .\n")
    code, out, _ = kg("validate", "--study", small, path, tmp_path / "." / path.name, path)
    assert code == 1
    assert f"“migov:Person” ({path}:3)" in out
    assert "Checked 1 record (focus node) of 1 file, without others, against" in out
    code, out, _ = kg("validate", "--study", small, "--alone", path)
    assert code == 1
    assert "It has" not in out
    assert "Checked 1 record (focus node) of 1 file, without others, against" in out


@pytest.mark.parametrize("more", [[], ["--alone"]])
def test_validate_refuses_a_file_without_a_record(more, small, tmp_path):
    (tmp_path / "drafts").mkdir()
    path = draft_in(tmp_path / "drafts", "# nothing yet\n")
    for named in (path, path.parent):
        code, out, err = kg("validate", "--study", small, *more, named)
        assert (code, out) == (2, "")
        assert f"{named}: has no record to check; write one" in err


@pytest.mark.parametrize("command", ["validate", "build"])
def test_shapes_have_a_time_limit(command, study, tmp_path):
    more = ["-o", tmp_path / "out"] if command == "build" else []
    code, out, err = kg(command, "--study", study, "--timeout", "0.05", *more)
    assert (code, out) == (2, "")
    assert "the time was up while a shape was checked" in err or "while the shape shape:" in err
    assert err.endswith("simplify patterns and queries, or allow more time (--timeout S)\n")
    assert not (tmp_path / "out").exists()


def test_validate_alone_leaves_the_study_out(whole):
    code, out, _ = kg("validate", "--study", whole, "--alone", document(whole))

    assert code == 1
    assert "actor:unitee" in out, "the file names actors whose records stand elsewhere"


def test_validate_syntax_only_reads(misspelt):
    assert kg("validate", "--syntax", document(misspelt))[0] == 0


@pytest.mark.parametrize("form", ["json", "sarif", "turtle"])
def test_validate_writes_other_formats(misspelt, form):
    path = document(misspelt)
    line = line_of(path, "claim:riga-organiser ")

    code, out, _ = kg("validate", "--study", misspelt, "--format", form)

    assert code == 1
    if form == "json":
        report = json.loads(out)
        assert report["conforms"] is False
        errors = [r for r in report["results"] if r["severity"] == "error"]
        assert [(r["file"], r["line"]) for r in errors] == [(str(path), line)]
        assert min(report[name] for name in ("shapes", "focus_nodes", "constraints")) > 0
    elif form == "sarif":
        found = json.loads(out)["runs"][0]["results"][0]
        place = found["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == path.as_posix()
        assert place["region"]["startLine"] == line
    else:
        import rdflib

        graph = rdflib.Graph().parse(data=out, format="turtle")
        assert (None, rdflib.SH.conforms, rdflib.Literal(False)) in graph


def test_dump_writes_the_graphs_for_an_endpoint(whole, tmp_path):
    out = tmp_path / "study.nq"
    assert kg("dump", "--study", whole, "-o", out)[0] == 0
    code, printed, _ = kg("dump", "--study", whole)
    assert code == 0
    assert printed == out.read_text("utf-8")
    lines = printed.splitlines()
    assert lines == sorted(lines)
    in_graphs = {line for line in lines if "<https://w3id.org/migov/graph/" in line[-120:]}
    inferred = {line for line in in_graphs if "graph/inferred/" in line}
    assert inferred
    assert kg("dump", "--study", whole, "--stated-only")[1].count("graph/inferred/") == 0


BAD_TURTLE = {
    "no-dot": ("@prefix a: <http://x.org/> .\na:b a a:c", ":2:"),
    "open-quote": ('@prefix a: <http://x.org/> .\n\na:b a:c "d .\n', ":3:"),
    "no-prefix": ("actor:b a actor:c .\n", "add “@prefix actor: <https://w3id.org/migov"),
    "latin-1": ("# Rīga\n".encode("iso-8859-4") + b"\xff\n", ":1: is not in UTF-8"),
    "utf-16": ("<http://x.org/a> a <http://x.org/b> .".encode("utf-16"), "save it as UTF-8"),
}


@pytest.mark.parametrize("name", BAD_TURTLE)
@pytest.mark.parametrize("command", ["validate", "build", "fmt", "query"])
def test_bad_turtle_is_one_sentence_with_its_place(study, tmp_path, name, command):
    content, expected = BAD_TURTLE[name]
    bad = study / "data" / "bad.ttl"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    more = {"build": ["-o", tmp_path / "out"], "query": ["which-persons-are-named"]}

    code, out, err = kg(command, *more.get(command, []), "--study", study)

    last = err.splitlines()[-1]
    assert code == 2
    assert str(bad) in last
    assert expected in last
    assert "Traceback" not in out + err
    assert not (tmp_path / "out").exists()


def test_what_is_not_read_is_said_once_and_a_turtle_file_may_end_in_capitals(study, monkeypatch):
    monkeypatch.chdir(study)
    document(study).rename(document(study).with_suffix(".TTL"))
    for name in ("notes.txt", "b.nq", ".hidden", "old.ttl~"):
        (study / "data" / name).write_text("", "utf-8")
    own = study / "own"
    own.mkdir()
    (own / "README").write_text("", "utf-8")
    reads = "kg reads Turtle (*.ttl, *.turtle) and N-Triples (*.nt) here"
    said = (
        f"kg: data: b.nq and notes.txt are not read; {reads}. "
        "documents/riga-mile-partners.TTL is read. To convert RDF to Turtle: "
        "rdfpipe -i nquads -o turtle data/b.nq > data/b.ttl\n"
    )
    for words in (["query", "list"], ["fmt", "--check"], ["fmt", "--check", "data"]):
        assert kg(*words)[2].count(said) == 1
        assert "own" not in kg(*words)[2]
    code, out, told = kg("validate", "data", "--shapes", "own")
    assert (code, out) == (2, "")
    assert told.count(said) == 1
    assert f"kg: own: README is not read; {reads}\n" in told
    assert "riga-mile-partners.TTL" in kg("validate", "--syntax", "data")[1]


def test_n_triples_are_validated_with_their_lines_and_stay_as_they_are(study, monkeypatch):
    monkeypatch.chdir(study)
    text = (
        "# kept\n"
        "_:a <https://w3id.org/migov#role> <https://w3id.org/migov/code/role/orgniser> .\n"
        "_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/migov#Participation> .\n"
    )
    path = study / "data" / "two.NT"
    path.write_text(text, "utf-8")
    code, out, _ = kg("validate", "data/two.NT")
    assert code == 1
    assert "data/two.NT:2: error: a record without a name migov:role “role:orgniser”" in out
    assert "kg: data/two.NT: is N-Triples, which stays as it is\n" in kg("fmt", "data")[2]
    assert path.read_text("utf-8") == text
    assert kg("dump")[1] == kg("dump")[1] != ""


def test_the_ontology_of_a_study_is_formatted_and_validated_with_it(tmp_path, monkeypatch):
    monkeypatch.chdir(write_museums(tmp_path))
    assert kg("fmt", "--check")[0] == 0
    ontology = tmp_path / "ontology" / "museums.ttl"
    ontology.write_text(ontology.read_text("utf-8").replace("    rdfs", "  rdfs"), "utf-8")
    code, out, _ = kg("fmt", "--check")
    assert (code, out) == (1, f"{Path('ontology/museums.ttl')}: is not canonical; run "
                           "kg fmt ontology/museums.ttl\n")  # fmt: skip
    shapes = tmp_path / "ontology" / "shapes" / "museums.ttl"
    shapes.parent.mkdir()
    shapes.write_text(
        "@prefix my: <https://example.org/museums#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "my:Known a sh:NodeShape ; sh:targetClass my:Museum ; sh:property my:Known-visitors .\n"
        'my:Known-visitors sh:path my:visitors ; sh:minInclusive 20000 ; sh:message "Too few." .',
        "utf-8",
    )
    for words in (["validate"], ["validate", "data"], ["validate", "--alone", "data"]):
        code, out, _ = kg(*words)
        assert (code, out.count("Too few.")) == (1, 1), out
    code, out, told = kg("validate", "ontology")
    assert code == 0, out + told
