"""Each question and network against the rows that the document gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from conftest import aside
from pyoxigraph import NamedNode

import kg
from kg import networks, queries
from kg.cli import main
from kg.tables import value
from kg.vocabulary import compress

ROOT = Path(__file__).parent.parent
RIGA = {"event": "event:riga-mile-partners"}
MEETING = "event:riga-mile-partners"
NO_PARTNER = [
    "actor:creative-ideas",
    "actor:education-development-centre",
    "actor:i-want-to-help-refugees",
    "actor:shelter-safe-house",
    "actor:society-integration-department",
    "actor:society-integration-foundation",
    "actor:supolka",
]


@pytest.fixture(scope="module")
def example() -> kg.Dataset:
    return kg.load(ROOT)


@pytest.fixture(scope="module")
def in_rdflib(example) -> rdflib.Dataset:
    return example.to_rdflib()


def ask(example, name, columns, params=None, *, stated_only=False):
    """Answer a question; each row holds the columns asked for, things by their short names."""
    query = kg.read_question(name, example.study)
    table = kg.run(example, query, params, stated_only=stated_only)
    at = [table.columns.index(column) for column in columns.split()]
    rows = [[value(row[i]) for i in at] for row in table.rows]
    return [tuple(compress(v) if isinstance(v, str) else v for v in row) for row in rows]


def test_riga_organised_its_meeting_with_unitee(example):
    rows = ask(example, "who-organised-the-event", "actor role status", RIGA)

    assert rows == [
        ("actor:riga-state-city-municipality", "role:organiser", "status:stated"),
        ("actor:unitee", "role:co-organiser", "status:stated"),
    ]


def test_mile_runs_from_january_2022_to_december_2023(example):
    columns = "start end earliest latest status"
    rows = ask(example, "when-does-a-project-run", columns, {"project": "project:mile"})

    assert rows == [("2022-01", "2023-12", "2022-01-01", "2023-12-31", "status:stated")]


def test_greece_alone_is_a_partner_country_not_reported_in_riga(example):
    rows = ask(example, "which-partner-countries-were-not-at-the-event", "country", RIGA)

    assert rows == [("place:gr",)]


def test_seven_bodies_were_present_and_are_no_partners(example):
    rows = ask(example, "who-was-present-but-is-no-partner", "actor", RIGA)

    assert [row[0] for row in rows] == NO_PARTNER


def test_new_women_connectors_is_a_partner_by_inference_only(example):
    rows = ask(example, "who-was-present-but-is-no-partner", "actor", RIGA, stated_only=True)

    assert {row[0] for row in rows} - set(NO_PARTNER) == {"actor:new-women-connectors"}
    assert {row[0] for row in rows} >= set(NO_PARTNER)


def test_two_latvian_state_institutions_took_part_one_of_a_ministry(example):
    columns = "actor body status"
    rows = ask(example, "which-state-institutions-took-part", columns, {"country": "place:lv"})

    assert rows == [
        (
            "actor:society-integration-department",
            "actor:ministry-of-culture-lv",
            "status:stated",
        ),
        ("actor:society-integration-foundation", None, "status:stated"),
    ]


def test_nearly_twenty_came_from_four_countries(example):
    rows = ask(example, "who-came-from-abroad", "size about country", RIGA)

    assert {row[:2] for row in rows} == {("gandrīz 20", 20)}
    assert {row[2] for row in rows} == {"place:be", "place:es", "place:nl", "place:gb"}


def test_riga_has_three_roles_and_is_host_by_inference(example):
    actor = {"actor": "actor:riga-state-city-municipality"}
    rows = ask(example, "which-roles-does-an-actor-have", "role in status", actor)

    assert set(rows) == {
        ("role:organiser", MEETING, "status:stated"),
        ("role:host", MEETING, "status:inferred"),
        ("role:implementer", "project:mile", "status:stated"),
        ("role:partner", "project:mile", "status:interpreted"),
    }
    stated = ask(example, "which-roles-does-an-actor-have", "role", actor, stated_only=True)
    assert {row[0] for row in stated} == {"role:organiser", "role:implementer", "role:partner"}


def test_the_latvian_ministry_of_culture_is_linked_through_its_department(example):
    columns = "event ministry country through"
    rows = ask(example, "which-ministries-are-linked-to-an-event", columns, RIGA)

    assert rows == [
        (
            MEETING,
            "actor:ministry-of-culture-lv",
            "place:lv",
            "actor:society-integration-department",
        )
    ]


def test_no_person_is_named_in_riga(example):
    assert ask(example, "which-persons-are-named", "person", RIGA) == []


KAUNAS = {"event": "event:kaunas-network-event"}


def test_three_persons_welcomed_one_of_them_in_two_posts(example):
    rows = ask(example, "who-welcomed-the-participants", "person post postIn", KAUNAS)

    assert rows == [
        (
            "actor:albinas-vilcinskas",
            "Lietuvos Respublikos kultūros ministras",
            "actor:ministry-of-culture-lt",
        ),
        (
            "actor:mindaugas-sinkevicius",
            "prezidentas",
            "actor:association-of-local-authorities-in-lithuania",
        ),
        ("actor:mindaugas-sinkevicius", "meras", "actor:jonava-district-municipality"),
        (
            "actor:vilis-zinkevics",
            "vedėjo pavaduotojas",
            "actor:carnikava-development-and-planning-department",
        ),
    ]


def test_three_talks_were_given_and_one_practice_presented_by_nobody_named(example):
    columns = "speaker body title about status"
    rows = ask(example, "who-gave-a-talk", columns, KAUNAS)

    practice = "good practice and experience of Jonava in migrant integration"
    assert rows == [
        (
            "actor:giedre-blazyte",
            "actor:diversity-development-group",
            None,
            "migrant integration policy in Lithuania, its obstacles and opportunities",
            "status:stated",
        ),
        (
            "actor:laura-pereviciute",
            "actor:ministry-of-social-security-and-labour-lt",
            "užsieniečių integracijos politika Lietuvoje",
            "integration policy for foreigners in Lithuania",
            "status:stated",
        ),
        (
            "actor:vaiva-vezelyte-pokladova",
            "actor:department-of-national-minorities",
            "tautinių mažumų politika Lietuvoje",
            "national minorities policy in Lithuania",
            "status:stated",
        ),
        ("actor:jonava-district-municipality", None, None, practice, "status:inferred"),
        ("actor:jonava-district-social-services-centre", None, None, practice, "status:inferred"),
    ]
    stated = ask(example, "who-gave-a-talk", "speaker", KAUNAS, stated_only=True)
    assert [row[0] for row in stated] == [row[0] for row in rows[:3]]


LISTED = "listed as sending a speaker"


def test_eight_bodies_are_listed_as_sending_speakers_and_two_more_by_inference(example):
    columns = "how body status"
    rows = ask(example, "from-which-bodies-did-speakers-come", columns, KAUNAS)

    listed = [row[1:] for row in rows if row[0] == LISTED]
    stated = [body for body, status in listed if status == "status:stated"]
    assert stated == [
        "actor:ministry-of-culture-lt",
        "actor:jonava-district-municipality",
        "actor:carnikava-municipality",
        "actor:diversity-development-group",
        "actor:association-of-local-authorities-in-lithuania",
        "actor:ministry-of-social-security-and-labour-lt",
        "actor:kaunas-european-capital-of-culture-2022",
        "actor:jonava-district-social-services-centre",
    ]
    assert [row for row in listed if row[0] not in stated] == [
        ("actor:department-of-national-minorities", "status:inferred"),
        ("actor:eu-investment-unit", "status:inferred"),
    ]


def test_three_speakers_spoke_for_bodies_and_none_is_said_to_hold_a_post(example):
    columns = "event speaker how body status"
    rows = ask(example, "from-which-bodies-did-speakers-come", columns, KAUNAS)

    assert [row[1:] for row in rows if row[2] != LISTED] == [
        (
            "actor:giedre-blazyte",
            "spoke for",
            "actor:diversity-development-group",
            "status:stated",
        ),
        (
            "actor:laura-pereviciute",
            "spoke for",
            "actor:ministry-of-social-security-and-labour-lt",
            "status:stated",
        ),
        (
            "actor:vaiva-vezelyte-pokladova",
            "spoke for",
            "actor:department-of-national-minorities",
            "status:stated",
        ),
    ]
    assert {(row[0], row[1] is None) for row in rows} == {
        (KAUNAS["event"], True),
        (KAUNAS["event"], False),
    }
    assert ask(example, "from-which-bodies-did-speakers-come", "body", RIGA) == []


def test_without_inference_the_garbled_entry_stands_as_it_is_printed(example):
    columns = "how body status"
    query = "from-which-bodies-did-speakers-come"
    found = ask(example, query, columns, KAUNAS, stated_only=True)

    rows = [row[1:] for row in found if row[0] == LISTED]
    assert ("actor:national-minorities-as-printed", "status:stated") in rows
    assert "actor:department-of-national-minorities" not in {row[0] for row in rows}
    assert len(rows) == 9


# Invented: a speaker of two posts, one of them inferred, and a deputy minister who welcomes.
POSTS = """
actor:ada a migov:Person . actor:bo a migov:Person . actor:cy a migov:Person .
actor:ministry a migov:Organisation ; migov:kind kind:ministry .
actor:office a migov:Unit ; migov:subUnitOf actor:ministry .
actor:league a migov:Organisation .
event:day a migov:Event .
event:day-1 a migov:Event ; migov:partOf event:day .
event:talk a migov:Event ; migov:partOf event:day-1 .
claim:ada-head a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:office ;
  migov:status status:stated .
claim:ada-chair a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:league ;
  migov:status status:inferred ; migov:confidence confidence:low ; migov:reason "She may be." .
claim:ada-speaks a migov:Participation ; migov:participant actor:ada ; migov:role role:presenter ;
  migov:inEvent event:talk ; migov:inCapacityOf claim:ada-head , claim:ada-chair ;
  migov:status status:interpreted .
claim:bo-deputy a migov:Tenure ; migov:holder actor:bo ; migov:postIn actor:ministry ;
  migov:status status:external .
claim:bo-welcomes a migov:Participation ; migov:participant actor:bo ;
  migov:role role:welcome-speaker ; migov:inEvent event:day ; migov:inCapacityOf claim:bo-deputy ;
  migov:status status:stated .
claim:cy-attends a migov:Participation ; migov:participant actor:cy ; migov:role role:attendee ;
  migov:inEvent event:day-1 ; migov:onBehalfOf actor:office ; migov:status status:stated .
"""


def test_a_speakers_posts_tell_of_bodies_and_are_no_surer_than_the_post(make_study):
    dataset = kg.load(make_study({"a.ttl": POSTS}))
    columns = "event speaker how body status confidence reason claim"
    rows = ask(dataset, "from-which-bodies-did-speakers-come", columns)

    post = ("event:day", "actor:ada", "holds a post in")
    low = ("confidence:low", "She may be.")
    assert rows == [
        (*post, "actor:league", "status:inferred", *low, "claim:ada-speaks"),
        (*post, "actor:office", "status:interpreted", None, None, "claim:ada-speaks"),
    ]
    stated = ask(dataset, "from-which-bodies-did-speakers-come", "body", stated_only=True)
    assert stated == [("actor:office",)]


def test_a_ministry_is_linked_by_who_holds_a_post_in_it_or_stands_for_it(make_study):
    """A deputy minister welcomed, and the question had no row."""
    dataset = kg.load(make_study({"a.ttl": POSTS}))
    query, columns = "which-ministries-are-linked-to-an-event", "event ministry through status"

    ministry = ("event:day", "actor:ministry")
    by_unit = [
        (*ministry, "actor:ada", "status:interpreted"),
        (*ministry, "actor:cy", "status:stated"),
    ]
    assert ask(dataset, query, columns) == [
        by_unit[0],
        (*ministry, "actor:bo", "status:external"),
        by_unit[1],
    ]
    assert ask(dataset, query, columns, stated_only=True) == by_unit


def test_the_partners_met_three_times(example):
    rows = ask(example, "what-did-the-partners-discuss", "day about", KAUNAS)

    assert rows == [
        (1, "organisational details of the project and other current questions"),
        (2, "challenges of participatory governance in each partner’s community or region"),
        (
            3,
            "good practices from partners’ regions or countries; sustainable network building in "
            "participatory governance and intercultural policy",
        ),
    ]


def test_two_lithuanian_ministries_are_linked_to_the_event_in_kaunas(example):
    columns = "ministry country through status"
    rows = ask(example, "which-ministries-are-linked-to-an-event", columns, KAUNAS)

    culture, labour = (
        "actor:ministry-of-culture-lt",
        "actor:ministry-of-social-security-and-labour-lt",
    )
    assert rows == [
        (culture, "place:lt", "actor:albinas-vilcinskas", "status:interpreted"),
        (culture, "place:lt", culture, "status:stated"),
        (labour, "place:lt", "actor:eu-investment-unit", "status:inferred"),
        (labour, "place:lt", "actor:laura-pereviciute", "status:stated"),
        (labour, "place:lt", labour, "status:stated"),
    ]


def test_nobody_is_said_to_have_organised_the_event_in_kaunas(example):
    rows = ask(example, "who-organised-the-event", "actor status", KAUNAS)
    stated = ask(example, "who-organised-the-event", "actor", KAUNAS, stated_only=True)

    assert rows == [("actor:kaunas-regional-development-agency", "status:inferred")]
    assert stated == []


def test_eight_persons_are_named_in_kaunas_each_where_they_are_reported(example):
    """Each stood there once more for every level between the talk and the event."""
    rows = ask(example, "which-persons-are-named", "event person part")

    assert {row[0] for row in rows} == {KAUNAS["event"]}
    assert [(person.partition(":")[2], part) for _, person, part in rows] == [
        ("albinas-vilcinskas", "event:kaunas-network-event-1-welcome"),
        ("bo-maria-daskalova", "event:kaunas-network-event"),
        ("bo-maria-daskalova", "event:kaunas-network-event-2-discussion"),
        ("gaila-tulusiene", "event:kaunas-network-event"),
        ("giedre-blazyte", "event:kaunas-network-event-1-blazyte"),
        ("laura-pereviciute", "event:kaunas-network-event-2-perevicute"),
        ("mindaugas-sinkevicius", "event:kaunas-network-event-1-welcome"),
        ("vaiva-vezelyte-pokladova", "event:kaunas-network-event-2-vezelyte"),
        ("vilis-zinkevics", "event:kaunas-network-event-1-welcome"),
    ]


def test_an_event_without_a_year_is_possible_in_every_period_and_certain_in_none(example):
    query, columns = "which-events-fall-in-a-period", "event date falls status"
    year = {"from": "2023-01-01", "to": "2023-12-31"}
    rows = ask(example, query, columns, year)

    kaunas = KAUNAS["event"]
    assert (kaunas, "XXXX-04-13/XXXX-04-15", "possibly", "status:stated") in rows
    assert (MEETING, "XXXX-02-07", "possibly", "status:stated") in rows
    assert (MEETING, "2023-02-07", "certainly", "status:inferred") in rows
    assert [row for row in rows if row[2] == "certainly"] == [rows[-2]]
    assert "event:mile-online-training" not in {row[0] for row in rows}
    stated = ask(example, query, columns, year, stated_only=True)
    assert {row[2] for row in stated} == {"possibly"}


def test_a_period_that_covers_half_of_an_event_possibly_holds_it(example):
    query, columns = "which-events-fall-in-a-period", "event falls"
    december = {"from": "2022-12-01", "to": "2022-12-31"}
    autumn = {"from": "2022-11-01", "to": "2022-12-31"}

    training = "event:mile-online-training"
    assert (training, "possibly") in ask(example, query, columns, december)
    assert (training, "certainly") in ask(example, query, columns, autumn)


def test_units_belong_to_bodies_and_bodies_answer_to_others(example):
    rows = ask(example, "who-belongs-to-whom", "body how above status")

    assert (
        "actor:society-integration-department",
        "migov:subUnitOf",
        "actor:ministry-of-culture-lv",
        "status:stated",
    ) in rows
    assert (
        "actor:amif",
        "migov:underAuthorityOf",
        "actor:european-union",
        "status:interpreted",
    ) in rows
    assert len(rows) == 8


def test_two_readings_of_a_garbled_entry_stand_side_by_side(example):
    rows = ask(example, "where-do-readings-differ", "subject says value status")

    unit = ("actor:eu-investment-unit", "migov:subUnitOf")
    assert rows == [
        (*unit, "actor:department-of-national-minorities", "status:inferred"),
        (*unit, "actor:ministry-of-social-security-and-labour-lt", "status:inferred"),
    ]


def test_the_migrant_council_of_dusseldorf_is_a_subject(example):
    thing = {"thing": f"{MEETING}-2-dusseldorf"}
    rows = ask(example, "what-was-it-about", "about", thing)

    assert rows == [("topic:consultative-councils",), ("actor:dusseldorf-migrant-council",)]


def test_one_person_holds_two_posts(example):
    rows = ask(example, "who-holds-which-post", "person")

    names = [row[0] for row in rows]
    assert {name for name in names if names.count(name) > 1} == {"actor:mindaugas-sinkevicius"}


def test_four_pairs_of_records_are_joined_two_ministries_kept_apart_one_entry_left(example):
    rows = ask(example, "which-records-are-one", "one verdict")

    assert sorted(verdict for _, verdict in rows) == [
        "verdict:not-same",
        *4 * ["verdict:same"],
        "verdict:undecided",
    ]
    assert ("actor:ministry-of-culture-lt", "verdict:not-same") in rows


def test_the_two_documents_share_nobody(example):
    assert ask(example, "who-stands-in-several-documents", "actor") == []


def test_guests_of_the_second_part_came_for_associations_and_state_institutions(example):
    columns = "part actor kind throughRepresentatives"
    rows = ask(example, "who-joined-only-a-part", columns, RIGA)

    guests = {row[1] for row in rows if row[0] == f"{MEETING}-2"}
    assert guests == set(NO_PARTNER)
    assert {row[3] for row in rows if row[1] in guests} == {True}
    kinds = {row[1]: {r[2] for r in rows if r[1] == row[1]} for row in rows}
    assert kinds["actor:supolka"] == {"kind:association"}
    assert kinds["actor:society-integration-foundation"] == {"kind:state-institution"}
    assert kinds["actor:society-integration-department"] == {
        "kind:ministry-department",
        "kind:state-institution",
    }
    assert {row[:2] for row in rows if row[1] not in guests} == {
        (f"{MEETING}-1-evaluation", "actor:new-women-connectors"),
        (f"{MEETING}-2-dusseldorf", "actor:group-riga-participants"),
    }


def test_who_joined_a_part_has_one_row_with_the_whole_event(example):
    """Each talk of a day was asked about as a part of that day, as if the day were an event."""
    rows = ask(example, "who-joined-only-a-part", "event part actor claim")

    assert {row[0] for row in rows} == {MEETING, KAUNAS["event"]}
    kaunas = [row for row in rows if row[0] == KAUNAS["event"]]
    assert len(kaunas) == len({row[3] for row in kaunas}) == 13
    assert {row[1] for row in kaunas if row[2] == "actor:group-kaunas-partners"} == {
        "event:kaunas-network-event-1-partners",
        "event:kaunas-network-event-2-partners",
        "event:kaunas-network-event-3-partners",
    }
    # Who was reported at the whole event is in no row.
    assert "actor:group-kaunas-participants" not in {row[2] for row in kaunas}


def test_dusseldorf_was_talked_about_and_nobody_from_there_is_named(example):
    columns = "event mode from country about speaker"
    rows = ask(example, "what-was-given-from-elsewhere", columns)

    at = (f"{MEETING}-2-dusseldorf", "mode:online", "place:dusseldorf", "place:de")
    assert rows == [
        (*at, "topic:consultative-councils", None),
        (*at, "actor:dusseldorf-migrant-council", None),
    ]


def test_three_outputs_are_planned_four_exist_and_one_is_hoped_for(example):
    rows = ask(example, "what-is-planned-and-what-exists", "output kind state")

    assert set(rows) == {
        ("output:city-networks-strategy", "outputkind:strategy", "outputstate:planned"),
        (
            "output:european-policy-recommendations",
            "outputkind:policy-recommendations",
            "outputstate:planned",
        ),
        ("output:kaunas-virtual-tour", "outputkind:virtual-tour", "outputstate:existing"),
        ("output:similar-virtual-tours", "outputkind:virtual-tour", "outputstate:hoped-for"),
        ("output:mile-policy-documents", "outputkind:policy-document", "outputstate:planned"),
        ("output:mile-studies", "outputkind:study", "outputstate:existing"),
        ("output:mile-studies-summary", "outputkind:summary", "outputstate:existing"),
        ("output:mile-training-evaluation", "outputkind:evaluation", "outputstate:existing"),
    }


def test_a_post_and_an_identity_say_whom_and_what_the_coders_chose(example):
    rows = ask(example, "what-rests-on-inference", "claim subject says value")

    assert (
        "claim:kaunas-minister",
        "actor:albinas-vilcinskas",
        "Lietuvos Respublikos kultūros ministras",
        "actor:ministry-of-culture-lt",
    ) in rows
    assert (
        "claim:identity-seventh-entry",
        "actor:national-minorities-as-printed",
        "verdict:undecided",
        "actor:eu-investment-unit",
    ) in rows
    assert len(rows) == 41
    assert all(all(row) for row in rows)


def test_what_is_inferred_of_the_meeting_in_riga_is_four_claims(example):
    rows = ask(example, "what-rests-on-inference", "claim status")

    inferred = {claim for claim, status in rows if status == "status:inferred"}
    assert {claim for claim in inferred if claim.startswith("claim:riga-")} == {
        "claim:riga-closing-in-part-2",
        "claim:riga-host",
        "claim:riga-new-women-connectors-partner",
        "claim:riga-year",
    }
    assert {status for _, status in rows} == {
        "status:external",
        "status:inferred",
        "status:interpreted",
    }


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (
            "event:riga-mile-partner",
            "nothing in the study is called “event:riga-mile-partner”; "
            "did you mean event:riga-mile-partners?",
        ),
        ("event:zzz", "nothing in the study is called “event:zzz”"),
        ("event:riga-mile-partners", ""),
    ],
)
def test_a_thing_that_the_study_does_not_hold_is_named_with_what_was_meant(thing, said):
    """The answer was no row, as if the documents said nothing."""
    result = CliRunner().invoke(
        main,
        ["query", "who-organised-the-event", "--param", f"event={thing}", "--study", str(ROOT)],
    )

    told = [line for line in result.stderr.splitlines() if "study: " not in line]
    assert result.exit_code == 0
    assert told == ([f"kg: {said}"] if said else [])
    assert ("(0 rows)" in result.stdout) == bool(said)


def test_a_value_that_is_no_thing_is_not_looked_for(example):
    query = kg.read_question("which-events-fall-in-a-period", example.study)
    assert queries.unknown_things(example, query, {"from": "1999-01-01"}) == []


QUESTIONS = sorted(queries.find_queries(kg.Study(ROOT), "questions"))


def _in_rdflib(term):
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_equal_rows_in_rdflib(name, example, in_rdflib):
    query = kg.read_question(name, example.study)
    examples = {p.name: p.example for p in query.params if p.example}
    for params in [{}, examples] if examples else [{}]:
        bound = queries.bind(query, params)
        expected = [
            tuple(None if cell is None else cell.value for cell in row)
            for row in kg.run(example, query, params).rows
        ]
        terms = {name: _in_rdflib(term) for name, term in bound.items()}
        found = aside(
            lambda text, at: list(in_rdflib.query(text, initBindings=at)), query.text, terms
        )
        assert [tuple(None if c is None else str(c) for c in row) for row in found] == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_what_it_asks_and_how_to_read_it(name, example):
    query = kg.read_question(name, example.study)

    assert query.summary.endswith("?")
    assert query.reading
    assert query.keywords
    table = kg.run(example, query)
    assert set(query.cites) & set(table.columns), "no column leads to evidence"


def test_the_network_of_actors_and_events(example):
    query = kg.read_network_query("actor-event", example.study)
    graph = networks.build_network(example, query)

    modes = [mode for _, mode in graph.nodes(data="mode")]
    assert (modes.count("actor"), modes.count("event")) == (40, 31)
    structural = [edge for edge in graph.edges(data=True) if edge[2]["structural"]]
    assert (len(structural), graph.number_of_edges() - len(structural)) == (29, 47)
    assert {facts["relation"] for *_, facts in structural} == {"partOf"}


def test_the_network_of_actors_and_projects(example):
    query = kg.read_network_query("actor-project", example.study)
    graph = networks.build_network(example, query)

    mile = "https://w3id.org/migov/id/project/mile"
    assert (graph.degree[mile], len(graph)) == (10, 16)
    riga = graph.edges[mile, "https://w3id.org/migov/id/actor/riga-state-city-municipality"]
    assert (riga["roles"], riga["weight"], riga["status"]) == ("implementer; partner", 2, "stated")


def test_without_inference_new_women_connectors_is_in_no_project(example):
    query = kg.read_network_query("actor-project", example.study)
    graph = networks.build_network(example, query, stated_only=True)

    assert "https://w3id.org/migov/id/actor/new-women-connectors" not in graph
    assert len(graph) == 15
