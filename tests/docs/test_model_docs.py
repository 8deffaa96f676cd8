"""What docs/model.md says is so: its snippets, answers and worked example are carried out."""

from __future__ import annotations

import csv
import re
import runpy
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from page_samples import data_of
from pyoxigraph import Literal, NamedNode, Triple

from kg.cli import main
from kg.rdf.turtle import parse_turtle, read_triples
from kg.rdf.vocabulary import PREFIXES, compress, expand
from kg.study.dataset import read_dataset
from kg.study.folder import StudyFolder, ontology_files
from kg.validation.validating import validate

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WHOLE = (DOCS / "model.md").read_text("utf-8")
# The terms of this section are those of a study of its own.
OWN = WHOLE.partition("## Classes and properties of your own\n")[2].partition("\n## ")[0]
TEXT = WHOLE.replace(OWN, "")
BEFORE, _, REST = TEXT.partition("## Traps of the field")
PATTERNS, _, MORE = BEFORE.partition("## To say X, write Y")
TABLE, _, INVENTED = MORE.partition("## Facts that the example does not have")
EXAMPLE = REST.partition("## From a text to a page")[2]

DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
# Records are the reader's own; the rest of the prefixes name terms, which must exist.
RECORDS = {"actor", "claim", "doc", "event", "instrument"}
RECORDS |= {"output", "place", "programme", "project", "quote"}
DIAGRAM = runpy.run_path(str(DOCS / "diagram.py"))
ONTOLOGY = read_triples(ROOT / "ontology" / "migov.ttl")

pytestmark = pytest.mark.usefixtures("once")

FOUND = "Valid: no errors. 11 of 11 quotes were found at their place in 1 document.\n"


@dataclass(frozen=True)
class Block:
    """A block of the page; ``lead`` is the line before it, ``line`` where it begins."""

    kind: str
    text: str
    lead: str
    line: int


def blocks(text, kind=None):
    found = []
    for match in re.finditer(r"([^\n]*)\n\n```(\w+)\n(.*?)```", text, re.DOTALL):
        line = text[: match.start(2)].count("\n") + 1
        found.append(Block(match[2], match[3], match[1], line))
    return [block for block in found if kind in (None, block.kind)]


def answered(text, kind):
    """Return each block of a kind with the text block that follows it, or with None."""
    found = blocks(text)
    pairs = zip(found, [*found[1:], None], strict=True)
    return [
        (block, after.text if after and after.kind == "text" and not after.lead else None)
        for block, after in pairs
        if block.kind == kind
    ]


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


def shown(output):
    """Return an answer's lines without the blanks that fill a table's last column."""
    return [line.rstrip() for line in output.strip().splitlines()]


def known_terms():
    """Return every term of the ontology and code lists, and those outside that shapes allow."""
    found = {
        triple.subject.value
        for path in ontology_files()
        for triple in read_triples(path)
        if triple.predicate.value == expand("rdf:type") and isinstance(triple.subject, NamedNode)
    }
    found |= {
        triple.object.value
        for triple in read_triples(ROOT / "ontology" / "alignments.ttl")
        if triple.predicate.value in (expand("rdfs:subClassOf"), expand("rdfs:subPropertyOf"))
    }
    shapes = sorted((ROOT / "ontology" / "shapes").rglob("*.ttl"))
    allowed = "\n".join(path.read_text("utf-8") for path in shapes)
    return found | {expand(name) for name in re.findall(r"\b(?:oa|rdf|skos):\w+", allowed)}


KNOWN = known_terms()


def strange(iris):
    """Return those that are neither records nor terms, by their short names."""
    short = {compress(iri) for iri in set(iris) - KNOWN if compress(iri) != iri}
    return {name for name in short if name.partition(":")[0] not in RECORDS}


def iris(triples):
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                yield term.value


def named(text):
    """Return the terms that a query or a sentence names."""
    bare = re.sub(r'"[^"]*"', "", text)
    words = re.findall(r"(?<![\w/?-])([a-z]+):([A-Za-z][\w-]*)", bare)
    return {expand(f"{prefix}:{name}") for prefix, name in words if prefix in PREFIXES}


SNIPPETS = blocks(TEXT, "turtle")
QUERIES = answered(TEXT, "sparql")


def by_line(block):
    return f"line-{block.line}"


def test_the_page_has_patterns_each_with_turtle_and_a_query_with_its_answer():
    parts = re.split(r"^### \d+\. ", PATTERNS, flags=re.MULTILINE)[1:]

    assert len(parts) == 15
    assert "## Fifteen patterns to copy" in PATTERNS
    for part in parts:
        assert blocks(part, "turtle"), part[:40]
        assert [answer for _, answer in answered(part, "sparql") if answer], part[:40]


@pytest.mark.parametrize("block", SNIPPETS, ids=by_line)
def test_every_snippet_parses_and_uses_only_terms_that_exist(block):
    triples = parse_turtle(DECLARED + block.text)
    a = NamedNode(expand("rdf:type"))
    own = {compress(t.subject.value) for t in triples if t.predicate == a}

    assert triples
    assert strange(iris(triples)) == (own & {"role:sends-greeting"})


def test_a_misspelt_term_of_a_snippet_is_found():
    triples = parse_turtle(DECLARED + "claim:x migov:rolle role:partnr ; skos:note role:host .")

    assert strange(iris(triples)) == {"migov:rolle", "role:partnr"}
    assert strange(named("?x migov:rolle role:host")) == {"migov:rolle"}


@pytest.mark.parametrize("block", blocks(PATTERNS, "turtle"), ids=by_line)
def test_every_pattern_is_taken_from_the_example_study(block, example):
    real = {triple for triples in example.dataset.files.values() for triple in triples}
    missing = set(parse_turtle(DECLARED + block.text)) - real

    assert {str(triple) for triple in missing} == set()


def invented(tmp_path, *snippets):
    """Validate snippets as a study, with the quotes and places that they name made up."""
    body = "\n".join(snippets)
    quotes = set(re.findall(r"quote:[\w-]+", body))
    places = set(re.findall(r"place:[\w-]+", body))
    body += "\n".join(
        f'\n{quote} a migov:Evidence ; migov:document doc:zale ; oa:exact "words of it"@en .'
        for quote in sorted(quotes)
    )
    body += "".join(
        f'\n{place} a migov:Place ; skos:prefLabel "{place}"@en .' for place in sorted(places)
    )
    body += """
        doc:zale a migov:Document ; skos:prefLabel "News of Zāle"@en ;
            migov:address <https://example.org/zale> ; migov:coder "the migov-kg contributors" ;
            migov:language "en" ."""
    path = tmp_path / "data" / "documents" / "zale.ttl"
    path.parent.mkdir(parents=True)
    path.write_text(DECLARED + body, "utf-8")
    return validate(read_dataset(StudyFolder(tmp_path), [*ontology_files(), path]))


SAYABLE = [block.text for block in blocks(INVENTED, "turtle")]


def test_what_the_example_does_not_have_is_valid(tmp_path):
    report = invented(tmp_path, *SAYABLE)

    assert [each.message for each in report.results if each.severity != "note"] == []
    assert report.conforms


@pytest.mark.parametrize("number", range(len(SAYABLE)))
def test_a_misspelt_property_of_such_a_snippet_is_an_error(number, tmp_path):
    names = sorted(set(re.findall(r"(migov:[a-z]\w+) ", SAYABLE[number])))
    changed = list(SAYABLE)
    for name in names:
        changed[number] = changed[number].replace(f"{name} ", f"{name}x ")
    report = invented(tmp_path, *changed)
    said = {compress(each.path) for each in report.results if each.severity == "error"}

    assert {f"{name}x" for name in names} - said == set()


def test_the_table_names_a_pattern_or_a_snippet_for_each_fact():
    parts = re.split(r"^### \d+\. ", PATTERNS, flags=re.MULTILINE)
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", TABLE, flags=re.MULTILINE)
    missing = []
    for what, write, where in rows[1:]:
        places = [INVENTED if each == "–" else parts[int(each)] for each in where.split(", ")]
        terms = re.findall(r"(?:migov|role):[\w-]+", write)
        missing += [(what, term) for term in terms if not any(term in text for text in places)]

    assert len(rows) > 20
    assert missing == []


def test_every_term_named_in_a_sentence_or_a_query_exists():
    sentences = " ".join(re.findall(r"`([^`\n]+)`", TEXT))
    queries = " ".join(block.text for block, _ in QUERIES)

    assert len(named(sentences)) > 20
    assert strange(named(sentences) | named(queries)) == set()


@pytest.mark.parametrize(("block", "answer"), QUERIES, ids=[by_line(b) for b, _ in QUERIES])
def test_every_query_gives_the_rows_that_are_below_it(block, answer, tmp_path):
    assert answer, "each query has an answer below it"
    path = tmp_path / "ask.rq"
    path.write_text(block.text, "utf-8")
    more = ["--stated-only"] if "--stated-only" in block.lead else []
    done = run("query", str(path), "--study", str(ROOT), *more)

    assert done.exit_code == 0, done.output
    assert shown(done.stdout) == shown(answer)
    assert "(0 rows)" not in answer


def test_leaving_out_what_is_inferred_makes_a_difference_where_the_page_says_so(tmp_path):
    stated = [block for block, _ in QUERIES if "--stated-only" in block.lead]
    assert len(stated) == 1
    path = tmp_path / "ask.rq"
    path.write_text(stated[0].text, "utf-8")
    answers = [
        run("query", str(path), "--study", str(ROOT), *more).stdout
        for more in ([], ["--stated-only"])
    ]

    assert "2023-02-07" in answers[0]
    assert "2023" not in answers[1]


def test_the_questions_that_the_traps_name_say_what_the_traps_say():
    commands = [" ".join(c.split()) for c in re.findall(r"`(kg query [a-z][^`]*)`", REST)]
    outputs = {}
    for command in commands:
        done = run(*shlex.split(command)[1:], "--study", str(ROOT))
        assert done.exit_code == 0, (command, done.output)
        outputs[command.split()[2]] = done.stdout

    absent = shown(outputs["which-partner-countries-were-not-at-the-event"])[2:-1]
    assert absent
    assert all(" Greece " in row for row in absent)
    period = outputs["which-events-fall-in-a-period"]
    assert re.search(r"XXXX-02-07\s+possibly\s+stated", period)
    assert not re.search(r"XXXX\S*\s+certainly", period)


def test_what_the_traps_say_of_roles_is_so():
    def of(role, predicate):
        subject, wanted = NamedNode(expand(role)), expand(predicate)
        return [
            triple.object.value
            for path in ontology_files()
            for triple in read_triples(path)
            if triple.subject == subject and triple.predicate.value == wanted
        ]

    assert of("role:organiser", "migov:impliesPresence") == []
    assert of("role:attendee", "migov:impliesPresence") == ["true"]
    assert of("role:presenter", "skos:broader") == [expand("role:speaker")]
    assert of("role:welcome-speaker", "skos:broader") == []


@pytest.fixture
def worked(tmp_path, monkeypatch):
    """Write the files of the worked example as a reader would, and work in their folder."""
    files = [block for block in blocks(EXAMPLE) if re.fullmatch(r"`[\w./-]+`", block.lead)]
    for block in files:
        path = tmp_path / block.lead.strip("`")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    assert {path.suffix for path in tmp_path.rglob("*.*")} == {".txt", ".ttl"}
    return tmp_path


def test_the_worked_example_goes_from_its_text_to_its_page(worked):
    commands = answered(EXAMPLE, "console")
    assert [block.text.split()[1] for block, _ in commands] == [
        "evidence",
        "validate",
        "query",
        "query",
        "query",
        "build",
    ]
    compared = 0
    for block, answer in commands:
        assert block.text.count("\n") == 1
        done = run(*shlex.split(block.text)[1:])
        assert done.exit_code == 0, (block.text, done.output)
        assert "the shipped example" not in done.stderr
        if "--fill" in block.text:
            assert "23 offsets and checksums" in done.stderr
            assert "kg has written 23 offsets and checksums." in " ".join(EXAMPLE.split())
        if answer is not None:
            assert shown(done.stdout) == shown(answer), block.text
            compared += 1
        if "validate" in block.text:
            assert done.stdout.splitlines()[-1].startswith("Valid: ")

    assert compared == 4
    page = (worked / "build" / "networks" / "actor-event.html").read_text("utf-8")
    assert "Prie antrosios dalies nuotoliniu būdu prisijungė" in page
    assert (worked / "build" / "index.html").is_file()


def test_the_worked_examples_quotes_are_found_and_a_changed_letter_is_named(worked):
    assert run("evidence", "--texts", "texts", "--fill").exit_code == 0
    path = worked / "data" / "documents" / "vejupis.ttl"
    path.write_text(path.read_text("utf-8").replace("apie 30 gyv", "apie 40 gyv"), "utf-8")
    done = run("evidence", "--texts", "texts")

    assert done.exit_code == 1
    assert re.search(r"vejupis\.ttl:\d+: .*apie 40 gyventojų", done.output)


FOUND = "Valid: no errors. 11 of 11 quotes were found at their place in 1 document.\n"


def test_a_quote_whose_words_changed_is_filled_again_as_the_page_says(worked):
    assert run("evidence", "--texts", "texts", "--fill").exit_code == 0
    path = worked / "data" / "documents" / "vejupis.ttl"
    changed = path.read_text("utf-8").replace('"klausėsi apie 30', '"apie 30')
    path.write_text(changed, "utf-8")
    done = run("evidence", "--texts", "texts", "--fill")
    assert done.exit_code == 1
    assert "run kg evidence --texts FOLDER --refill" in done.output

    done = run("evidence", "--texts", "texts", "--refill")

    assert done.stderr.endswith("1 offsets and checksums written, 1 of them in place of others\n")
    assert done.stdout == FOUND


def test_a_text_that_changed_is_filled_again_as_the_page_says(worked):
    assert run("evidence", "--texts", "texts", "--fill").exit_code == 0
    text = worked / "texts" / "vejupis.txt"
    text.write_text("Naujienos\n" + text.read_text("utf-8"), "utf-8")
    done = run("evidence", "--texts", "texts")
    assert done.exit_code == 1
    assert "run kg evidence --texts FOLDER --refill --changed-texts" in done.output

    done = run("evidence", "--texts", "texts", "--refill", "--changed-texts")

    assert "11 of 11 quotes are in it, so its checksum was renewed\n" in done.stderr
    assert "23 offsets and checksums written, 23 of them in place of others\n" in done.stderr
    assert done.stdout == FOUND


CODE = blocks(REST.partition("## A code of your own")[2])[0].text


def test_a_code_of_ones_own_is_valid_and_can_be_used(worked):
    path = worked / "data" / "codes.ttl"
    path.write_text(DECLARED + CODE, "utf-8")
    document = worked / "data" / "documents" / "vejupis.ttl"
    text = document.read_text("utf-8")
    document.write_text(text.replace("role:co-organiser", "role:sends-greeting"), "utf-8")

    assert run("evidence", "--texts", "texts", "--fill").exit_code == 0
    done = run("validate")
    assert done.stdout.splitlines()[-1].startswith("Valid: "), done.output
    roles = run("query", "which-roles-does-an-actor-have").stdout
    assert re.search(r"Open Courtyard +sends greeting +Neighbours at one table", roles)


def test_nothing_of_a_code_may_be_left_out(worked):
    """Three codes, each without one line of its own, in one study."""
    lines, written = CODE.splitlines(), DECLARED
    for line in range(1, 4):
        left = "\n".join(lines[:line] + lines[line + 1 :]).rstrip(" .;") + " .\n"
        written += left.replace("sends-greeting", f"lacks-{line}").replace(
            "sends greeting", f"lacks {line}"
        )
    (worked / "data" / "codes.ttl").write_text(written, "utf-8")

    done = run("validate")

    assert done.exit_code == 1
    errors = [told for told in done.stdout.splitlines() if ": error: " in told]
    for line in range(1, 4):
        about = (f"role:lacks-{line}", f"lacks {line}")
        assert [told for told in errors if any(name in told for name in about)], line


@pytest.mark.usefixtures("worked")
def test_the_worked_example_tells_funder_partner_organiser_and_guest_apart():
    done = run("query", "which-roles-does-an-actor-have", "--format", "csv")
    rows = csv.DictReader(done.stdout.splitlines())

    told = {(row["actor_label"], row["role_label"], row["in_label"]) for row in rows}
    assert told == {
        ("About 30 residents of Vėjupis", "attendee", "Talk about the migrant council of Beržuvis"),
        ("Ministry of the Interior (LT)", "attendee", "Second part of the discussion"),
        ("Northern Neighbourhood Fund", "funder", "Shared Stairs"),
        ("Open Courtyard", "co-organiser", "Neighbours at one table"),
        ("Open Courtyard", "partner", "Shared Stairs"),
        ("Smilgė Upelytė (lt)", "moderator", "Neighbours at one table"),
        ("Vėjupis District Municipality", "organiser", "Neighbours at one table"),
    }


def test_every_sentence_of_the_worked_example_has_a_quote(worked):
    text = (worked / "texts" / "vejupis.txt").read_text("utf-8")
    exact = [
        triple.object.value
        for triple in read_triples(worked / "data" / "documents" / "vejupis.ttl")
        if triple.predicate.value == expand("oa:exact")
    ]

    assert len(text.splitlines()) == 6
    for sentence in text.splitlines():
        assert [quote for quote in exact if quote in sentence], sentence


def test_the_diagram_is_what_the_ontology_gives():
    written = (DOCS / "model.svg").read_text("utf-8")

    assert written == DIAGRAM["draw"](ONTOLOGY), "run: make docs"


def test_the_diagram_names_every_class_and_every_property():
    drawn = re.sub(r"<desc.*?</desc>|<title.*?</title>", "", DIAGRAM["draw"](ONTOLOGY))
    words = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", drawn)))
    kinds = {expand(f"owl:{kind}") for kind in ("Class", "ObjectProperty", "DatatypeProperty")}
    terms = {
        triple.subject.value.rpartition("#")[2]
        for triple in ONTOLOGY
        if triple.predicate.value == expand("rdf:type") and triple.object.value in kinds
    }

    assert len(terms) > 60
    assert terms - words == {"listOf"}  # a code list has it, and no record


def test_the_diagram_says_where_each_object_property_leads():
    drawn = DIAGRAM["draw"](ONTOLOGY)

    for words in ("participant → Actor", "inEvent → Event", "evidence → Evidence"):
        assert f">{words}<" in drawn


def new_class(name, parent):
    subject = NamedNode(expand(name))
    return [
        Triple(subject, NamedNode(expand("rdf:type")), NamedNode(expand("owl:Class"))),
        Triple(subject, NamedNode(expand("rdfs:subClassOf")), NamedNode(expand(parent))),
        Triple(subject, NamedNode(expand("rdfs:label")), Literal("new", language="en")),
    ]


def test_a_class_without_a_place_stops_the_diagram_with_a_plain_sentence():
    with pytest.raises(SystemExit, match=r"migov:Meeting has no place .* docs/diagram\.py"):
        DIAGRAM["draw"]([*ONTOLOGY, *new_class("migov:Meeting", "migov:Activity")])


def test_a_new_code_list_needs_no_place_in_the_diagram():
    drawn = DIAGRAM["draw"]([*ONTOLOGY, *new_class("migov:Language", "migov:Code")])

    assert ">Language<" in drawn


def test_a_place_without_a_class_stops_the_diagram():
    left = [triple for triple in ONTOLOGY if triple.subject.value != expand("migov:Tenure")]
    with pytest.raises(SystemExit, match="migov:Tenure, which the ontology does not define"):
        DIAGRAM["draw"](left)


def test_the_diagrams_boxes_do_not_overlap_and_stay_on_the_page():
    drawn = DIAGRAM["draw"](ONTOLOGY)
    frames = re.findall(
        r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="4" fill="#ffffff"',
        drawn,
    )
    boxes = [tuple(map(float, frame)) for frame in frames]
    width, height = map(float, re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn).groups())

    assert len(boxes) == 25
    for i, (x, y, w, h) in enumerate(boxes):
        assert x >= 0
        assert x + w <= width
        assert y + h <= height
        for x2, y2, w2, h2 in boxes[i + 1 :]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_the_pages_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (DOCS / target).exists(), target


@pytest.fixture
def museums(tmp_path, monkeypatch):
    """Write the two files of the study with terms of its own, and work in its folder."""
    files = [block for block in blocks(OWN) if re.fullmatch(r"`[\w./-]+`", block.lead)]
    for block in files:
        path = tmp_path / block.lead.strip("`")
        path.parent.mkdir(parents=True)
        path.write_text(block.text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    assert len(files) == 2
    return tmp_path


def test_terms_of_a_studys_own_are_used_as_the_page_says(museums):
    sentences = named(" ".join(re.findall(r"`([^`\n]+)`", OWN)))
    ours = {iri for iri in sentences if iri.startswith(PREFIXES["migov"])}
    assert strange(ours) <= {"migov:FactProperty"}
    assert run("fmt", "--check").exit_code == 0
    done = [run(*shlex.split(block.text)[1:]) for block in blocks(OWN, "console")]
    assert [each.exit_code for each in done] == [0, 0], [each.output for each in done]
    assert done[0].stdout.splitlines()[-1].startswith("Valid: "), done[0].output
    page = data_of((museums / "museums.html").read_text("utf-8"))
    keys = [each["key"] for each in page["values"]["cls"]]
    own = keys.index("https://example.org/museums#Museum")
    assert page["values"]["cls"][own]["label"]["en"] == "museum"
    shapes = {
        page["nodes"]["shape"][at] for at, cls in enumerate(page["nodes"]["cls"]) if cls == own
    }
    assert shapes == {"dot"}
    ((query, answer),) = answered(OWN, "sparql")
    path = museums / "ask.rq"
    path.write_text(query.text, "utf-8")
    assert shown(run("query", "ask.rq").stdout) == shown(answer)


# What is taken away or changed in the ontology or the data, and what kg says then.
WITHOUT = [
    ('    rdfs:label "museum"@en , "muzejs"@lv , "muziejus"@lt ;\n', "", "give it a label"),
    ("    rdfs:subClassOf migov:Organisation ;\n", "", "say which class of kg it is a kind of"),
    (' ;\n    skos:definition "The museum that it is a branch of."@en', "", "say in a sentence"),
    ('    rdfs:domain my:Museum ;\n    rdfs:label "v', '    rdfs:label "v', "name the class whose"),
    ("rdfs:range my:Museum", "rdfs:range my:Muzeum", "there is no class"),
    ("rdfs:domain my:Museum", "rdfs:domain my:Muzeum", "there is no class"),
    ("my:visitors a ", "migov:visitors a ", "this is not a term of kg"),
    ("my:Museum a ", "migov:Event rdfs:domain my:Museum .\n\nmy:Museum a ", "must not say more"),
    ("my:visitors 12000", 'my:visitors "many"', "Write a whole number"),
    ("my:branchOf actor:town-museum", "my:branchOf project:harbour-stories", "of the class museum"),
    ("a migov:Project ;", "a migov:Project ; my:visitors 1 ;", "does not belong on migov:Project"),
]


@pytest.mark.parametrize(("old", "new", "told"), WITHOUT)
def test_what_a_term_lacks_and_where_it_does_not_belong_is_told(old, new, told, museums):
    (path,) = [path for path in museums.rglob("*.ttl") if old in path.read_text("utf-8")]
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = run("validate")
    assert done.exit_code == 1
    assert re.search(rf"{path.name}:\d+: error: .*{re.escape(told)}", done.stdout), done.stdout
