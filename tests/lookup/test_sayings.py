"""What a claim says, with its document and words."""

from __future__ import annotations

import pytest

from kg.lookup.sayings import plain_saying, read_saying
from kg.lookup.things import Things, node
from kg.rdf import expand
from kg.study import load_dataset


@pytest.fixture(scope="module")
def things(example):
    return Things(example.dataset)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "kaunas-coordinators",
            "Coordinators of the project of the event in Kaunas has the role “coordinator” in "
            "European Cities for Intercultural Dialogue and Combating Discrimination against "
            "Migrants and Minorities.",
        ),
        (
            "kaunas-blazyte-speaks",
            "Giedrė Blažytė has the role “speaker” in Talk: migrant integration policy in "
            "Lithuania, on behalf of Diversity Development Group.",
        ),
        (
            "kaunas-zinkevics-welcomes",
            "Vilis Zinkevičs has the role “welcome speaker” in Welcome, as “vedėjo pavaduotojas” "
            "and “project manager”.",
        ),
        (
            "kaunas-deputy-head",
            "Vilis Zinkevičs holds the post “vedėjo pavaduotojas” in Development and Planning "
            "Department of Carnikava Municipality.",
        ),
        ("kaunas-date-1", "First day of the event in Kaunas has the date 13 "
         "April, year not given."),
        ("kaunas-capital-country", "Kaunas European Capital of Culture 2022 has the country "
         "Lithuania."),
        (
            "identity-association",
            "The coder’s decision on “Association of Local Authorities in Lithuania” and "
            "“Association of Municipalities” is “same”.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_of_a_claim(things, claim, told):
    assert read_saying(expand(f"claim:{claim}"), things).sentence == told


def test_a_claim_has_its_status_reason_document_and_words(things):
    saying = read_saying(expand("claim:kaunas-blazyte-after-session"), things)
    assert (saying.subject, saying.says, saying.value) == (
        expand("event:kaunas-network-event-1-blazyte"),
        node("migov:follows"),
        node("event:kaunas-network-event-1-interactive"),
    )
    assert saying.status == "inferred"
    assert saying.reason.startswith("Told after the interactive session")
    assert saying.documents == (expand("doc:kaunas-network-event"),)
    assert len(saying.words) == 2


def test_in_another_language_the_labels_are_in_it(example):
    told = read_saying(
        expand("claim:kaunas-blazyte-speaks"), Things(example.dataset, "lt")
    ).sentence
    assert told == (
        "Giedrė Blažytė – pranešėjas: Pranešimas apie migrantų integracijos politiką Lietuvoje."
    )


def test_money_without_a_giver_is_said_about_who_receives_it(things):
    saying = read_saying(expand("claim:krda-budget"), things)
    assert saying.subject == expand("project:european-cities-for-cultural-dialogue")
    assert " receives 148680 EUR (total)" in saying.sentence


def test_a_claim_that_lacks_its_parts_is_still_told(make_study):
    body = """
claim:a a migov:Participation ; migov:status status:stated .
claim:b a migov:Statement ; migov:status status:stated .
claim:c a migov:Funding ; migov:status status:stated .
claim:d migov:status status:stated .
"""
    things = Things(load_dataset(make_study({"a.ttl": body})))
    told = {name: read_saying(expand(f"claim:{name}"), things).sentence for name in "abcd"}
    assert told == {
        "a": "(not known) has the role “(not known)” in (not known).",
        "b": "claim:b has the value (not known).",
        "c": "(not known) receives money.",
        "d": "claim:d has the value (not known).",
    }


def test_a_derived_fact_has_the_weakest_status_and_its_rule(make_study):
    """Rules write such records; nothing here depends on which rules there are."""
    body = """
<urn:d> a migov:Derivation ; rdf:subject actor:x ; rdf:predicate migov:level ;
  rdf:object level:local ; migov:weakestStatus status:inferred ; migov:byRule "level of a kind" .
actor:x a migov:Organisation ; skos:prefLabel "Ex"@en .
"""
    things = Things(load_dataset(make_study({"a.ttl": body})))
    saying = read_saying("urn:d", things)
    assert saying.sentence == "Ex has the governance level local."
    assert (saying.status, saying.reason) == ("inferred", "follows by level of a kind")


def test_a_plain_triple_has_no_status(things):
    saying = plain_saying(expand("place:kaunas"), expand("migov:within"), node("place:lt"), things)
    assert (saying.sentence, saying.status, saying.claim) == ("Kaunas is within Lithuania.", "", "")


def test_a_quote_gives_its_words_and_its_document(things):
    triple = (expand("actor:providus"), expand("migov:evidence"), node("quote:riga-fund"))
    saying = plain_saying(*triple, things)
    assert saying.words == ("Eiropas Savienības Patvēruma, migrācijas un integrācijas fonda",)
    assert saying.documents == (expand("doc:riga-mile-partners"),)


def test_words_in_a_table_have_their_row_and_column(make_study):
    body = """
    doc:t a migov:Document .
    quote:cell a migov:Evidence ; migov:document doc:t ; oa:exact "Riga"@en ;
      migov:row 7 ; migov:column "city" .
    quote:page a migov:Evidence ; migov:document doc:t ; oa:exact "Riga again"@en .
    claim:c a migov:Participation ; migov:participant actor:a ; migov:role role:partner ;
      migov:status status:stated ; migov:evidence quote:cell , quote:page .
    """
    things = Things(load_dataset(make_study({"a.ttl": body})))
    saying = read_saying(expand("claim:c"), things)
    cells = dict(zip(saying.words, saying.cells, strict=True))
    assert cells == {"Riga": "row 7, column “city”", "Riga again": ""}
    plain = plain_saying(expand("actor:a"), expand("migov:evidence"), node("quote:cell"), things)
    assert plain.cells == ("row 7, column “city”",)
