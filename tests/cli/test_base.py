"""The commands as a person meets them: results, messages, exit codes, and never a traceback."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.rdf.turtle import read_triples

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("once")


@pytest.fixture
def study(tmp_path) -> Path:
    """A copy of the example that a test may spoil."""
    shutil.copytree(ROOT / "data", tmp_path / "study" / "data")
    return tmp_path / "study"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A copy of the example that no test spoils."""
    root = tmp_path_factory.mktemp("whole")
    shutil.copytree(ROOT / "data", root / "data")
    return root


def kg(*args: object) -> tuple[int, str, str]:
    """Run a command in this process; return exit code, standard output, standard error."""
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def document(study: Path) -> Path:
    return study / "data" / "documents" / "riga-mile-partners.ttl"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_validate_counts_what_it_checked(whole):
    code, out, err = kg("validate", "--study", whole)

    assert code == 0
    assert out.startswith("conforms (")
    assert "shapes" in out
    assert "focus nodes" in out
    assert "constraints checked" in out
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
    (record,) = re.findall(r"^event:riga-mile-partners a .*?\.$", text, re.DOTALL | re.MULTILINE)
    assert record.count('"XXXX-02-07"^^loc:edtf') == 1
    for number, date in enumerate(NO_DATES):
        dated = record.replace('"XXXX-02-07"^^loc:edtf', f'"{date}"^^loc:edtf')
        text += "\n" + dated.replace("event:riga-mile-partners a", f"event:dated-{number} a") + "\n"
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
        assert [(r["file"], r["line"]) for r in report["results"]] == [(str(path), line)]
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


def test_query_answers_in_the_language_asked_for(whole):
    args = ["query", "--study", whole, "who-organised-the-event", "--format", "csv"]
    code, out, _ = kg(*args, "--lang", "lv", "--param", "event=event:riga-mile-partners")

    assert code == 0
    assert "Rīgas valstspilsētas pašvaldība" in out
    assert "līdzorganizators" in out


def test_query_list_and_show(whole):
    code, out, _ = kg("query", "list", "--study", whole)
    assert code == 0
    assert "who-organised-the-event\n    Who organised an event, and with whom?" in out

    code, out, _ = kg("query", "show", "who-organised-the-event", "--study", whole)
    assert code == 0
    assert out == (ROOT / "queries/questions/who-organised-the-event.rq").read_text("utf-8")


def test_query_list_finds_questions_by_what_they_say(whole):
    listed = kg("query", "list", "--study", whole)[1].splitlines()[::2]
    assert len(listed) == 40
    found = kg("query", "list", "bridge", "Countries", "--study", whole)[1].splitlines()[::2]
    assert "who-bridges-countries" in found
    assert set(found) < set(listed)
    assert "which-records-are-one" not in found


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("csv", b"event,event_label,"),
        ("tsv", b"?event\t?actor\t"),
        ("json", b'{"head"'),
        ("xml", b"<?xml"),
        ("md", b"| event | actor |"),
        ("html", b"<!doctype html>"),
        ("xlsx", b"PK\x03\x04"),
        ("txt", b"event  "),
    ],
)
def test_the_ending_of_a_file_tells_the_format(whole, tmp_path, ending, begins):
    out = tmp_path / f"answer.{ending}"
    code, printed, _ = kg("query", "who-organised-the-event", "--study", whole, "-o", out)
    assert (code, printed) == (0, "")
    assert out.read_bytes()[: len(begins)].lower() == begins.lower()


def test_a_construct_is_written_as_triples(whole, tmp_path):
    import rdflib

    query = tmp_path / "made.rq"
    query.write_text("CONSTRUCT { ?e a migov:Event } WHERE { ?e migov:partOf ?whole }", "utf-8")
    asked = ["query", query, "--study", whole, "--format"]
    sizes = {
        form: len(rdflib.Graph().parse(data=kg(*asked, form)[1], format=name))
        for form, name in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"))
    }
    assert len(set(sizes.values())) == 1
    assert sizes["turtle"] > 10


def test_an_answer_that_is_cut_says_so_in_both_places(whole):
    asked = ["query", "which-roles-does-an-actor-have", "--study", whole, "--rows", "3"]
    code, out, err = kg(*asked, "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 1 + 3 + 1
    assert out.splitlines()[-1].startswith("This is not all: the answer was cut at the limit of 3")
    assert "allow more with --rows" in err


def test_a_network_is_not_made_of_a_part_of_its_rows(whole):
    code, out, err = kg("network", "actor-event", "--study", whole, "--rows", "5")
    assert (code, out) == (2, "")
    assert "more than 5 rows, and a part of them would mislead" in err


def test_the_page_of_an_answer_tells_all_of_it(whole):
    given = ["--param", "event=event:riga-mile-partners", "--format", "html"]
    code, page, _ = kg("query", "who-organised-the-event", "--study", whole, *given)
    assert code == 0
    for told in (
        "Who organised an event, and with whom?",
        "SELECT ?event ?actor ?role",
        "event:riga-mile-partners",
        "Riga State City Municipality",
        "data ",
        "#:~:text=",
    ):
        assert told in page, told


def test_an_empty_answer_says_why(whole):
    given = ["--param", "event=event:riga"]
    code, out, err = kg("query", "who-organised-the-event", "--study", whole, *given)
    assert code == 0
    assert "(0 rows)" in out
    assert "nothing in the study is called “event:riga”; did you mean event:riga-mile-p" in err
    assert "no rows: nothing is left with the parameters given; without them there are" in err


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


def test_an_endpoint_is_named_and_the_study_is_not(whole):
    """The message named a study whose data were not asked, and the address may hold a password."""
    url = "http://me:secret@127.0.0.1:9/query"
    code, _, err = kg("query", "who-led-the-project", "--study", whole, "--endpoint", url)
    assert code == 2
    assert err.splitlines()[0] == "kg: endpoint: http://127.0.0.1:9/query"
    assert "cannot be reached: nothing answers there" in err
    assert "study:" not in err
    assert "secret" not in err


def test_query_reads_standard_input(whole):
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", "query", "-", "--study", whole],
        input="SELECT (COUNT(*) AS ?n) WHERE { ?p a migov:Project }",
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "n\n-\n2\n(1 row)\n"


def test_a_query_past_its_time_ends_and_the_next_one_works(whole, tmp_path):
    heavy = tmp_path / "heavy.rq"
    heavy.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "utf-8")

    code, _, err = kg("query", heavy, "--study", whole, "--timeout", "0.3")

    assert code == 2
    assert "no answer within 0.3 seconds" in err
    assert kg("query", "which-persons-are-named", "--study", whole)[0] == 0


def test_network_and_measure_agree_through_a_file(whole, tmp_path):
    file = tmp_path / "net.graphml"
    assert kg("network", "actor-event", "--study", whole, "-o", file)[0] == 0

    _, direct, _ = kg("measure", "actor-event", "--study", whole, "--format", "csv")
    code, read, _ = kg("measure", file, "--study", whole, "--format", "csv")

    assert code == 0
    assert read == direct
    assert direct.splitlines()[0] == "node,node_label,mode,kind,degree,betweenness"


def test_network_without_a_file_prints_edges(whole):
    code, out, err = kg("network", "actor-project", "--study", whole)

    assert code == 0
    assert out.startswith("source,source_label,source_mode,target,")
    assert err.count("\n") == 1, "standard output is for the result alone"


def test_page_writes_one_file(whole, tmp_path):
    file = tmp_path / "a.html"

    code, out, _ = kg("page", "actor-project", "--study", whole, "-o", file)

    assert (code, out) == (0, f"{file}\n")
    assert "Actors and projects" in file.read_text("utf-8")


TEXT = "Bendrija „Žiburys“ surengė susitikimą. Bendrija dalyvavo.\n"
CODED = """
doc:note a migov:Document ; skos:prefLabel "A note"@en ; migov:language "lt" ;
  migov:address <https://example.org/note> ; migov:coder "a test" ; migov:textFile "note.txt" .
quote:note-1 a migov:Evidence ; migov:document doc:note ;
  oa:exact "Bendrija „Žiburys“ surengė susitikimą"@lt .
quote:note-2 a migov:Evidence ; migov:document doc:note ;
  oa:exact "Bendrija"@lt ; oa:suffix " dalyvavo"@lt .
event:note a migov:Event ; skos:prefLabel "A meeting"@en ; migov:eventKind eventkind:seminar ;
  migov:evidence quote:note-1 .
actor:note a migov:Organisation ; skos:prefLabel "Žiburys"@lt .
claim:note a migov:Participation ; migov:participant actor:note ; migov:inEvent event:note ;
  migov:role role:organiser ; migov:status status:stated ; migov:asNamed "Bendrija „Žiburys“"@lt ;
  migov:evidence quote:note-1, quote:note-2 .
"""


@pytest.fixture
def coded(tmp_path) -> Path:
    """A study of one document as a coder leaves it, and its text beside it."""
    from kg.rdf.vocabulary import PREFIXES

    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "own" / "data").mkdir(parents=True)
    (tmp_path / "own" / "data" / "note.ttl").write_text(prefixes + CODED, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_evidence_is_filled_then_stands_and_the_study_conforms(coded):
    own = ["--study", coded / "own"]
    code, out, _ = kg("evidence", *own, "--texts", coded / "texts")
    assert code == 1
    assert "run kg evidence --fill" in out

    code, out, _ = kg("evidence", *own, "--texts", coded / "texts", "--fill")
    assert code == 0
    assert out == "5 offsets and checksums written\n2 quotes of 1 document stand\n"

    assert kg("evidence", *own, "--texts", coded / "texts")[:2] == (
        0,
        "2 quotes of 1 document stand\n",
    )
    assert kg("validate", *own)[0] == 0
    assert kg("fmt", *own, "--check")[0] == 0


def test_evidence_lists_the_places_of_an_ambiguous_phrase(coded):
    change(coded / "own" / "data" / "note.ttl", ' ; oa:suffix " dalyvavo"@lt', "")

    code, out, _ = kg("evidence", "--study", coded / "own", "--texts", coded / "texts", "--fill")

    assert code == 1
    assert "stands 2 times “Bendrija”, add oa:prefix or oa:suffix to tell which (0: …" in out
    assert out.endswith("1 quote of 1 document stands; 1 does not\n")


def test_evidence_names_the_quote_that_a_changed_text_no_longer_carries(coded):
    own = ["--study", coded / "own"]
    kg("evidence", *own, "--texts", coded / "texts", "--fill")
    path = coded / "own" / "data" / "note.ttl"
    (coded / "texts" / "note.txt").write_text(TEXT.replace("surengė", "surenge"), "utf-8")

    code, out, _ = kg("evidence", *own, "--texts", coded / "texts")

    assert code == 1
    assert f"{path}:{line_of(path, 'doc:note ')}: the document's text was not found" in out
    assert f"{path}:{line_of(path, 'quote:note-1 ')}: is not what stands at 0–37" in out
    assert "“Bendrija „Žiburys“ surengė susitikimą”" in out
    assert out.endswith("0 quotes of 1 document stand; 2 do not\n")


def test_fmt_changes_only_the_form(study):

    path = study / "data" / "places.ttl"
    canonical = path.read_text("utf-8")
    path.write_text("\r\n".join(canonical.replace(" ;\n", ";\n").splitlines()), "utf-8")

    code, out, _ = kg("fmt", "--check", path)
    assert code == 1
    assert f"run kg fmt {path}" in out
    assert kg("fmt", path)[0] == 0
    assert path.read_text("utf-8") == canonical
    assert kg("fmt", "--check", path)[0] == 0
    assert read_triples(path)


def test_fmt_refuses_to_lose_a_comment(study):
    path = study / "data" / "places.ttl"
    text = path.read_text("utf-8") + "# checked in May\n"
    path.write_text(text, "utf-8")

    code, _, err = kg("fmt", path)

    assert code == 1
    assert f"{path}:{text.count(chr(10))}: has a comment" in err
    assert path.read_text("utf-8") == text


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


def test_wrong_requests_are_one_sentence_and_exit_2(whole, tmp_path):
    (tmp_path / "empty" / "data").mkdir(parents=True)
    (tmp_path / "bare").mkdir()
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    bad_query = tmp_path / "bad.rq"
    bad_query.write_text("SELECT ?x WHERE {\n  ?x a foo:Bar }", "utf-8")
    s = ["--study", whole]
    cases = [
        (["validate", "--study", tmp_path / "empty"], "holds no Turtle file"),
        (["validate", "--study", tmp_path / "bare"], "holds no folder “data”"),
        (["validate", "--study", tmp_path / "gone"], "holds no folder “data”"),
        (["validate", *s, tmp_path / "gone.ttl"], "gone.ttl: cannot be read"),
        (["validate", *s, "--alone"], "name them"),
        (["validate", *s, "--format", "pdf"], "choose one of text, json, sarif, turtle"),
        (["evidence", *s, "--texts", tmp_path / "gone"], "gone: cannot be read"),
        (["evidence", *s], "Missing option '--texts'"),
        (["query", *s, "who-knows"], "called “who-knows”; there are 40; “kg query list” shows all"),
        (["query", *s, tmp_path / "gone.rq"], "gone.rq: cannot be read"),
        (["query", *s, bad_query], f"{bad_query}:2:"),
        (["query", *s, bad_query], "the prefix “foo:” is not declared"),
        (["query", *s, "when-does-a-project-run", "--param", "project"], "NAME=VALUE"),
        (["query", *s, "when-does-a-project-run", "--param", "x=y"], "it takes project"),
        (["query", *s, "when-does-a-project-run", "--format", "pdf"], "table, csv, tsv, json"),
        (["query", *s, "when-does-a-project-run", "--format", "turtle"], "turtle is for CONSTRUCT"),
        (["query", *s, "when-does-a-project-run", "--rows", "0"], "above zero"),
        (["query", *s, "list", "zebra"], "no question speaks of “zebra”"),
        (["query", *s, "who-led-the-project", "--endpoint", "ftp://x.org"], "begins with http"),
        (["query", *s, "when-does-a-project-run", "--timeout", "0"], "above zero"),
        (["query", *s, "a", "b"], "is no question"),
        (["network", *s, "actor-event", "-o", tmp_path / "x.docx"], ".gexf"),
        (["network", *s, "nobody"], "there are actor-event, actor-project"),
        (["measure", *s, "actor-event", "--measure", "fame"], "degree, betweenness"),
        (["measure", *s, tmp_path / "notes.txt"], "is no network file"),
        (["page", *s, "actor-event", "-o", tmp_path], "this is a folder"),
        (["page", *s, "actor-event", "-o", tmp_path / "gone" / "x.html"], "cannot be written"),
        (["build", *s, "-o", tmp_path / "notes.txt"], "is no folder"),
        (["build", *s, "-o", tmp_path], "which no build wrote"),
        (["build", *s, "-o", "/proc/nothing/here"], "cannot be written"),
        (["fmt", tmp_path / "bare"], "holds no Turtle file"),
        (["fmt", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
    ]
    for args, expected in cases:
        code, out, err = kg(*args)
        assert code == 2, args
        assert expected in err, (args, err)
        assert "Traceback" not in out + err


def test_output_cut_short_by_a_pipe_is_no_error():
    command = f"{sys.executable} -c 'from kg.cli import main; main()' query list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )

    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1
