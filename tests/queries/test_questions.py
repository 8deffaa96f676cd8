"""Each question and network against the rows that the document gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Store

import kg
from kg.networks.measures.measuring import MEASURES
from kg.networks.network import build_network
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query
from kg.questions.parameters import bound_terms
from kg.rdf.turtle import read_triples
from kg.rdf.vocabulary import compress, expand
from kg.study.folder import StudyFolder, ontology_files
from kg.tables.cells import value

ROOT = Path(__file__).parents[2]
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
def in_rdflib(example) -> rdflib.Dataset:
    return example.to_rdflib()


def ask(example, name, columns, params=None, *, stated_only=False):
    """Answer a question; each row holds the columns asked for, things by their short names."""
    query = read_query(name, example.folder)
    table = run(example, query, params, stated_only=stated_only)
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
    columns = "start end earliest latest status asStated"
    rows = ask(example, "when-does-a-project-run", columns, {"project": "project:mile"})

    words = "no 2022. gada janvāra līdz 2023. gada decembrim"
    assert rows == [("2022-01", "2023-12", "2022-01-01", "2023-12-31", "status:stated", words)]


def test_greece_alone_is_a_partner_country_not_reported_in_riga(example):
    rows = ask(example, "which-partner-countries-were-not-at-the-event", "country", RIGA)

    assert rows == [("place:gr",)]


def test_seven_organisations_were_present_and_are_no_partners(example):
    rows = ask(example, "who-was-present-but-is-not-a-partner", "actor", RIGA)

    assert [row[0] for row in rows] == NO_PARTNER


def test_new_women_connectors_is_a_partner_by_inference_only(example):
    rows = ask(example, "who-was-present-but-is-not-a-partner", "actor", RIGA, stated_only=True)

    assert {row[0] for row in rows} - set(NO_PARTNER) == {"actor:new-women-connectors"}
    assert {row[0] for row in rows} >= set(NO_PARTNER)


def test_two_latvian_state_institutions_took_part_one_of_a_ministry(example):
    columns = "actor organisation status"
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
    columns = "speaker organisation title about status"
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


LISTED = "role:sends-speaker"


def test_eight_organisations_are_listed_as_sending_speakers_and_two_more_by_inference(example):
    columns = "how organisation status"
    rows = ask(example, "from-which-organisations-did-speakers-come", columns, KAUNAS)

    listed = [row[1:] for row in rows if row[0] == LISTED]
    stated = [organisation for organisation, status in listed if status == "status:stated"]
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


def test_three_speakers_spoke_for_organisations_and_none_is_said_to_hold_a_post(example):
    columns = "event speaker how organisation status"
    rows = ask(example, "from-which-organisations-did-speakers-come", columns, KAUNAS)

    assert [row[1:] for row in rows if row[2] != LISTED] == [
        (
            "actor:giedre-blazyte",
            "migov:onBehalfOf",
            "actor:diversity-development-group",
            "status:stated",
        ),
        (
            "actor:laura-pereviciute",
            "migov:onBehalfOf",
            "actor:ministry-of-social-security-and-labour-lt",
            "status:stated",
        ),
        (
            "actor:vaiva-vezelyte-pokladova",
            "migov:onBehalfOf",
            "actor:department-of-national-minorities",
            "status:stated",
        ),
    ]
    assert {(row[0], row[1] is None) for row in rows} == {
        (KAUNAS["event"], True),
        (KAUNAS["event"], False),
    }
    assert ask(example, "from-which-organisations-did-speakers-come", "organisation", RIGA) == []


def test_without_inference_the_garbled_entry_stands_as_it_is_printed(example):
    columns = "how organisation status"
    query = "from-which-organisations-did-speakers-come"
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


def test_a_speakers_posts_tell_of_organisations_and_are_no_surer_than_the_post(make_study):
    dataset = kg.load(make_study({"a.ttl": POSTS}))
    columns = "event speaker how organisation status confidence reason claim"
    rows = ask(dataset, "from-which-organisations-did-speakers-come", columns)

    post = ("event:day", "actor:ada", "migov:inCapacityOf")
    low = ("confidence:low", "She may be.")
    assert rows == [
        (*post, "actor:league", "status:inferred", *low, "claim:ada-speaks"),
        (*post, "actor:office", "status:interpreted", None, None, "claim:ada-speaks"),
    ]
    stated = ask(
        dataset, "from-which-organisations-did-speakers-come", "organisation", stated_only=True
    )
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


def test_units_belong_to_organisations_and_these_answer_to_others(example):
    rows = ask(example, "who-belongs-to-whom", "organisation how above status")

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
    rows = ask(example, "where-do-readings-differ", "subject says value confidence")

    unit = ("actor:eu-investment-unit", "migov:subUnitOf")
    assert rows == [
        (*unit, "actor:department-of-national-minorities", "confidence:low"),
        (*unit, "actor:ministry-of-social-security-and-labour-lt", "confidence:low"),
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
    assert ask(example, "who-is-in-several-documents", "actor") == []


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


QUESTIONS = sorted(find_queries(StudyFolder(ROOT), "questions"))

# Of each question the parameters, columns, number of all rows without parameters, and the rows,
# things by the last part of their names. Read against the two documents and their answer key.
ANSWERS = {
    "from-which-organisations-did-speakers-come": (
        "",
        "speaker how organisation status",
        13,
        """\
- | sends-speaker | ministry-of-culture-lt | stated
- | sends-speaker | jonava-district-municipality | stated
- | sends-speaker | carnikava-municipality | stated
- | sends-speaker | diversity-development-group | stated
- | sends-speaker | association-of-local-authorities-in-lithuania | stated
- | sends-speaker | ministry-of-social-security-and-labour-lt | stated
- | sends-speaker | department-of-national-minorities | inferred
- | sends-speaker | eu-investment-unit | inferred
- | sends-speaker | kaunas-european-capital-of-culture-2022 | stated
- | sends-speaker | jonava-district-social-services-centre | stated
giedre-blazyte | onBehalfOf | diversity-development-group | stated
laura-pereviciute | onBehalfOf | ministry-of-social-security-and-labour-lt | stated
vaiva-vezelyte-pokladova | onBehalfOf | department-of-national-minorities | stated
""",
    ),
    "on-whose-behalf-and-in-which-capacity": (
        "",
        "participant how organisation status",
        9,
        """\
albinas-vilcinskas | inCapacityOf | ministry-of-culture-lt | interpreted
gaila-tulusiene | inCapacityOf | kaunas-regional-development-agency | interpreted
giedre-blazyte | onBehalfOf | diversity-development-group | stated
group-riga-visitors | onBehalfOf | group-mile-international-partners | stated
laura-pereviciute | onBehalfOf | ministry-of-social-security-and-labour-lt | stated
mindaugas-sinkevicius | inCapacityOf | association-of-local-authorities-in-lithuania | stated
mindaugas-sinkevicius | inCapacityOf | jonava-district-municipality | stated
vaiva-vezelyte-pokladova | onBehalfOf | department-of-national-minorities | stated
vilis-zinkevics | inCapacityOf | carnikava-development-and-planning-department | stated
""",
    ),
    "what-did-the-partners-discuss": (
        "",
        "event day ordinal meeting",
        3,
        """\
kaunas-network-event | 1 | 5 | kaunas-network-event-1-partners
kaunas-network-event | 2 | 5 | kaunas-network-event-2-partners
kaunas-network-event | 3 | 4 | kaunas-network-event-3-partners
""",
    ),
    "what-do-the-documents-not-say": (
        "",
        "thing missing inferred",
        43,
        """\
amif | country | -
bo-maria-daskalova | onBehalfOf | -
carnikava-development-and-planning-department | country | -
carnikava-municipality | country | lv
department-of-national-minorities | country | -
department-of-national-minorities | kind | state-institution
diversity-development-group | country | -
diversity-development-group | kind | ngo
eu-investment-unit | country | -
eu-investment-unit | kind | ministry-department
european-union | country | -
group-kaunas-coordinators | sizeAsStated | -
group-kaunas-inspired | sizeAsStated | -
group-kaunas-others | sizeAsStated | -
group-kaunas-participants | sizeAsStated | -
group-kaunas-partners | sizeAsStated | -
group-kaunas-romania | sizeAsStated | -
group-kaunas-speakers | sizeAsStated | -
group-mile-foreign-municipalities | sizeAsStated | -
group-mile-international-partners | sizeAsStated | -
group-mile-municipalities | sizeAsStated | -
group-mile-partners | sizeAsStated | -
group-riga-participants | sizeAsStated | -
jonava-district-municipality | country | lt
jonava-district-social-services-centre | country | -
kaunas-european-capital-of-culture-2022 | country | -
kaunas-regional-development-agency | country | -
mile-communication-committee | country | -
mile-monitoring-committee | country | -
kaunas-network-event | date | -
kaunas-network-event | organiser | kaunas-regional-development-agency
kaunas-network-event-3-practices | speaker | jonava-district-municipality
kaunas-network-event-3-practices | speaker | jonava-district-social-services-centre
mile-online-training | organiser | -
riga-mile-partners | date | 2023-02-07
riga-mile-partners-1-committees | speaker | -
riga-mile-partners-1-insights | speaker | -
riga-mile-partners-1-studies | speaker | -
riga-mile-partners-2-dusseldorf | speaker | -
riga-mile-partners-2-newcomers | speaker | -
european-cities-for-cultural-dialogue | date | -
european-cities-for-cultural-dialogue | funder | -
european-cities-for-cultural-dialogue | partner | -
""",
    ),
    "what-do-the-documents-say-of-an-actor": (
        "actor=actor:new-women-connectors",
        "says value status claim",
        297,
        """\
country | nl | stated | -
kind | ngo | stated | -
evaluator | mile-online-training | stated | riga-new-women-connectors-evaluates
evaluator | mile-online-training | stated | riga-new-women-connectors-evaluates
evaluator | mile-online-training | stated | riga-new-women-connectors-evaluates
partner | mile | inferred | riga-new-women-connectors-partner
partner | mile | inferred | riga-new-women-connectors-partner
presenter | riga-mile-partners-1-evaluation | stated | riga-new-women-connectors-presents
presenter | riga-mile-partners-1-evaluation | stated | riga-new-women-connectors-presents
""",
    ),
    "what-is-planned-and-what-exists": (
        "",
        "output kind state about",
        15,
        """\
kaunas-virtual-tour | virtual-tour | existing | intercultural-dialogue
mile-studies | study | existing | civic-participation-policy
mile-studies | study | existing | diversity-mechanisms
mile-studies | study | existing | local-integration-policy
mile-studies | study | existing | newcomer-inclusion-in-policy-making
mile-studies | study | existing | participation-mechanisms
mile-studies | study | existing | group-mile-municipalities
mile-studies-summary | summary | existing | mile-studies
mile-training-evaluation | evaluation | existing | mile-online-training
similar-virtual-tours | virtual-tour | hoped-for | intercultural-dialogue
city-networks-strategy | strategy | planned | intercultural-dialogue
city-networks-strategy | strategy | planned | network-building
european-policy-recommendations | policy-recommendations | planned | civil-society-involvement
european-policy-recommendations | policy-recommendations | planned | intercultural-dialogue
mile-policy-documents | policy-document | planned | group-mile-municipalities
""",
    ),
    "what-rests-on-inference": (
        "status=status:external",
        "claim status confidence subject says value",
        41,
        """\
kaunas-carnikava-country | external | high | carnikava-municipality | country | lv
""",
    ),
    "what-was-given-from-elsewhere": (
        "",
        "event mode from country about speaker",
        2,
        """\
riga-mile-partners-2-dusseldorf | online | dusseldorf | de | consultative-councils | -
riga-mile-partners-2-dusseldorf | online | dusseldorf | de | dusseldorf-migrant-council | -
""",
    ),
    "what-was-held-online": (
        "",
        "what who mode from platform nominalPlace status claim",
        3,
        """\
kaunas-network-event | - | online | - | ZOOM | kaunas | stated | -
mile-online-training | - | online | - | - | - | stated | -
riga-mile-partners-2-dusseldorf | - | online | dusseldorf | - | - | stated | -
""",
    ),
    "what-was-it-about": (
        "thing=event:riga-mile-partners-2-dusseldorf",
        "thing about inWords",
        69,
        """\
riga-mile-partners-2-dusseldorf | consultative-councils | -
riga-mile-partners-2-dusseldorf | dusseldorf-migrant-council | -
""",
    ),
    "when-does-a-project-run": (
        "",
        "project start end earliest latest status",
        1,
        """\
mile | 2022-01 | 2023-12 | 2022-01-01 | 2023-12-31 | stated
""",
    ),
    "where-do-readings-differ": (
        "",
        "subject says value status confidence",
        2,
        """\
eu-investment-unit | subUnitOf | department-of-national-minorities | inferred | low
eu-investment-unit | subUnitOf | ministry-of-social-security-and-labour-lt | inferred | low
""",
    ),
    "which-events-fall-in-a-period": (
        "",
        "event date falls status claim",
        7,
        """\
kaunas-network-event | XXXX-04-13/XXXX-04-15 | possibly | stated | -
kaunas-network-event-1 | XXXX-04-13 | possibly | interpreted | kaunas-date-1
kaunas-network-event-2 | XXXX-04-14 | possibly | interpreted | kaunas-date-2
kaunas-network-event-3 | XXXX-04-15 | possibly | interpreted | kaunas-date-3
mile-online-training | {2022-11,2022-12} | certainly | stated | -
riga-mile-partners | 2023-02-07 | certainly | inferred | riga-year
riga-mile-partners | XXXX-02-07 | possibly | stated | -
""",
    ),
    "which-kinds-of-institution-meet": (
        "kind=kind:university",
        "kind with events pairs example status",
        139,
        """\
university | association | 1 | 5 | riga-mile-partners | stated
university | foundation | 1 | 1 | riga-mile-partners | stated
university | ministry-department | 1 | 1 | riga-mile-partners | stated
university | municipality | 1 | 1 | riga-mile-partners | inferred
university | ngo | 1 | 1 | riga-mile-partners | stated
university | state-institution | 1 | 2 | riga-mile-partners | stated
university | think-tank | 1 | 1 | riga-mile-partners | interpreted
""",
    ),
    "which-levels-meet": (
        "",
        "level with events pairs example status",
        8,
        """\
local | local | 2 | 6 | kaunas-network-event | inferred
local | national | 2 | 20 | kaunas-network-event | inferred
local | regional | 1 | 4 | kaunas-network-event | inferred
national | local | 2 | 20 | kaunas-network-event | inferred
national | national | 2 | 5 | kaunas-network-event | inferred
national | regional | 1 | 4 | kaunas-network-event | inferred
regional | local | 1 | 4 | kaunas-network-event | inferred
regional | national | 1 | 4 | kaunas-network-event | inferred
""",
    ),
    "which-ministries-are-linked-to-an-event": (
        "",
        "ministry country through status",
        6,
        """\
ministry-of-culture-lt | lt | albinas-vilcinskas | interpreted
ministry-of-culture-lt | lt | ministry-of-culture-lt | stated
ministry-of-social-security-and-labour-lt | lt | eu-investment-unit | inferred
ministry-of-social-security-and-labour-lt | lt | laura-pereviciute | stated
ministry-of-social-security-and-labour-lt | lt | ministry-of-social-security-and-labour-lt | stated
ministry-of-culture-lv | lv | society-integration-department | interpreted
""",
    ),
    "which-partner-countries-were-not-at-the-event": (
        "",
        "event project country partner",
        1,
        """\
riga-mile-partners | mile | gr | group-mile-partners
""",
    ),
    "which-persons-are-named": (
        "",
        "event person part role",
        9,
        """\
kaunas-network-event | albinas-vilcinskas | kaunas-network-event-1-welcome | welcome-speaker
kaunas-network-event | bo-maria-daskalova | kaunas-network-event | moderator
kaunas-network-event | bo-maria-daskalova | kaunas-network-event-2-discussion | moderator
kaunas-network-event | gaila-tulusiene | kaunas-network-event | moderator
kaunas-network-event | giedre-blazyte | kaunas-network-event-1-blazyte | speaker
kaunas-network-event | laura-pereviciute | kaunas-network-event-2-perevicute | speaker
kaunas-network-event | mindaugas-sinkevicius | kaunas-network-event-1-welcome | welcome-speaker
kaunas-network-event | vaiva-vezelyte-pokladova | kaunas-network-event-2-vezelyte | speaker
kaunas-network-event | vilis-zinkevics | kaunas-network-event-1-welcome | welcome-speaker
""",
    ),
    "which-records-are-one": (
        "",
        "one other verdict",
        6,
        """\
association-of-local-authorities-in-lithuania | association-of-municipalities-as-printed | same
bo-maria-daskalova | bo-maria-daskalobva-as-printed | same
department-of-national-minorities | national-minorities-as-printed | same
diversity-development-group | diversity-development-group-as-printed | same
ministry-of-culture-lt | ministry-of-culture-lv | not-same
national-minorities-as-printed | eu-investment-unit | undecided
""",
    ),
    "which-roles-does-an-actor-have": (
        "actor=actor:riga-state-city-municipality",
        "actor role in status confidence claim",
        63,
        """\
riga-state-city-municipality | host | riga-mile-partners | inferred | medium | riga-host
riga-state-city-municipality | organiser | riga-mile-partners | stated | - | riga-organiser
riga-state-city-municipality | implementer | mile | stated | - | riga-implementer
riga-state-city-municipality | partner | mile | interpreted | high | riga-riga-partner
""",
    ),
    "which-sectors-meet": (
        "",
        "sector with events pairs example status",
        9,
        """\
civil-society | civil-society | 1 | 28 | riga-mile-partners | stated
civil-society | public | 2 | 39 | kaunas-network-event | inferred
civil-society | research | 1 | 15 | riga-mile-partners | interpreted
public | civil-society | 2 | 39 | kaunas-network-event | inferred
public | public | 2 | 31 | kaunas-network-event | inferred
public | research | 1 | 7 | riga-mile-partners | inferred
research | civil-society | 1 | 15 | riga-mile-partners | interpreted
research | public | 1 | 7 | riga-mile-partners | inferred
research | research | 1 | 1 | riga-mile-partners | interpreted
""",
    ),
    "which-state-institutions-took-part": (
        "",
        "actor country role organisation status",
        2,
        """\
society-integration-department | lv | attendee | ministry-of-culture-lv | stated
society-integration-foundation | lv | attendee | - | stated
""",
    ),
    "who-belongs-to-whom": (
        "",
        "organisation how above status confidence",
        8,
        """\
mile-communication-committee | projectBodyOf | mile | interpreted | medium
mile-monitoring-committee | projectBodyOf | mile | interpreted | medium
carnikava-development-and-planning-department | subUnitOf | carnikava-municipality | stated | -
eu-investment-unit | subUnitOf | department-of-national-minorities | inferred | low
eu-investment-unit | subUnitOf | ministry-of-social-security-and-labour-lt | inferred | low
society-integration-department | subUnitOf | ministry-of-culture-lv | stated | -
amif | underAuthorityOf | european-union | interpreted | high
department-of-national-minorities | underAuthorityOf | government-of-lithuania | inferred | medium
""",
    ),
    "who-bridges-countries": (
        "",
        "actor one at other otherAt status",
        0,
        """\
""",
    ),
    "who-bridges-levels": (
        "",
        "actor one at other otherAt status",
        0,
        """\
""",
    ),
    "who-bridges-sectors": (
        "",
        "actor one at other otherAt status",
        0,
        """\
""",
    ),
    "who-came-from-abroad": (
        "",
        "event group size about country role status",
        4,
        """\
riga-mile-partners | group-riga-visitors | gandrīz 20 | 20 | be | attendee | stated
riga-mile-partners | group-riga-visitors | gandrīz 20 | 20 | es | attendee | stated
riga-mile-partners | group-riga-visitors | gandrīz 20 | 20 | gb | attendee | stated
riga-mile-partners | group-riga-visitors | gandrīz 20 | 20 | nl | attendee | stated
""",
    ),
    "who-funded-the-project": (
        "",
        "project funder how status claim",
        2,
        """\
mile | amif | programme | stated | -
mile | amif | funder | stated | riga-funder
""",
    ),
    "who-gave-a-talk": (
        "",
        "speaker organisation status claim",
        6,
        """\
giedre-blazyte | diversity-development-group | stated | kaunas-blazyte-speaks
laura-pereviciute | ministry-of-social-security-and-labour-lt | stated | kaunas-perevicute-speaks
vaiva-vezelyte-pokladova | department-of-national-minorities | stated | kaunas-vezelyte-speaks
jonava-district-municipality | - | inferred | kaunas-jonava-practice
jonava-district-social-services-centre | - | inferred | kaunas-centre-practice
new-women-connectors | - | stated | riga-new-women-connectors-presents
""",
    ),
    "who-holds-two-posts-at-once": (
        "",
        "post postIn from to status claim",
        2,
        """\
prezidentas | association-of-local-authorities-in-lithuania | - | - | stated | kaunas-president
meras | jonava-district-municipality | - | - | stated | kaunas-mayor
""",
    ),
    "who-holds-which-post": (
        "",
        "person post postIn status",
        5,
        """\
albinas-vilcinskas | Lietuvos Respublikos kultūros ministras | ministry-of-culture-lt | interpreted
gaila-tulusiene | vyr. projektų vadovė | kaunas-regional-development-agency | interpreted
mindaugas-sinkevicius | prezidentas | association-of-local-authorities-in-lithuania | stated
mindaugas-sinkevicius | meras | jonava-district-municipality | stated
vilis-zinkevics | vedėjo pavaduotojas | carnikava-development-and-planning-department | stated
""",
    ),
    "who-hosted-the-event": (
        "",
        "event actor place status confidence claim",
        1,
        """\
riga-mile-partners | riga-state-city-municipality | riga | inferred | medium | riga-host
""",
    ),
    "who-is-partner-but-was-not-present": (
        "",
        "event project partner perhapsAmong status",
        6,
        """\
mile-online-training | mile | make-room-europe | group-mile-partners | stated
mile-online-training | mile | new-women-connectors | group-mile-partners | inferred
mile-online-training | mile | providus | group-mile-partners | stated
mile-online-training | mile | riga-state-city-municipality | group-mile-partners | interpreted
mile-online-training | mile | unitee | group-mile-partners | stated
riga-mile-partners | mile | unitee | group-mile-international-partners | stated
""",
    ),
    "who-joined-only-a-part": (
        "event=event:riga-mile-partners",
        "part actor kind throughRepresentatives status",
        23,
        """\
riga-mile-partners-1-evaluation | new-women-connectors | ngo | - | stated
riga-mile-partners-2 | creative-ideas | association | true | stated
riga-mile-partners-2 | education-development-centre | association | true | stated
riga-mile-partners-2 | i-want-to-help-refugees | association | true | stated
riga-mile-partners-2 | shelter-safe-house | association | true | stated
riga-mile-partners-2 | society-integration-department | ministry-department | true | stated
riga-mile-partners-2 | society-integration-department | state-institution | true | stated
riga-mile-partners-2 | society-integration-foundation | state-institution | true | stated
riga-mile-partners-2 | supolka | association | true | stated
riga-mile-partners-2-dusseldorf | group-riga-participants | - | - | stated
""",
    ),
    "who-led-the-project": (
        "",
        "actor role status claim",
        4,
        """\
bo-maria-daskalova | coordinator | stated | kaunas-daskalova-coordinates
group-kaunas-coordinators | coordinator | stated | kaunas-coordinators
vilis-zinkevics | project-manager | interpreted | kaunas-zinkevics-manages
unitee | lead-partner | stated | riga-lead-partner
""",
    ),
    "who-moderated": (
        "",
        "moderator organisation post postIn status",
        3,
        """\
bo-maria-daskalova | - | - | - | stated
gaila-tulusiene | - | vyr. projektų vadovė | kaunas-regional-development-agency | interpreted
bo-maria-daskalova | - | - | - | stated
""",
    ),
    "who-organised-the-event": (
        "",
        "event actor role status claim",
        3,
        """\
kaunas-network-event | kaunas-regional-development-agency | organiser | inferred | kaunas-organiser
riga-mile-partners | riga-state-city-municipality | organiser | stated | riga-organiser
riga-mile-partners | unitee | co-organiser | stated | riga-co-organiser
""",
    ),
    "who-is-in-several-documents": (
        "",
        "actor documents",
        0,
        """\
""",
    ),
    "who-was-present-but-is-not-a-partner": (
        "",
        "event actor role status",
        19,
        """\
kaunas-network-event | association-of-local-authorities-in-lithuania | sends-speaker | stated
kaunas-network-event | carnikava-municipality | sends-speaker | stated
kaunas-network-event | department-of-national-minorities | sends-speaker | inferred
kaunas-network-event | diversity-development-group | sends-speaker | stated
kaunas-network-event | eu-investment-unit | sends-speaker | inferred
kaunas-network-event | jonava-district-municipality | sends-speaker | stated
kaunas-network-event | jonava-district-municipality | good-practice-presenter | inferred
kaunas-network-event | jonava-district-social-services-centre | sends-speaker | stated
kaunas-network-event | jonava-district-social-services-centre | good-practice-presenter | inferred
kaunas-network-event | kaunas-european-capital-of-culture-2022 | sends-speaker | stated
kaunas-network-event | ministry-of-culture-lt | sends-speaker | stated
kaunas-network-event | ministry-of-social-security-and-labour-lt | sends-speaker | stated
riga-mile-partners | creative-ideas | attendee | stated
riga-mile-partners | education-development-centre | attendee | stated
riga-mile-partners | i-want-to-help-refugees | attendee | stated
riga-mile-partners | shelter-safe-house | attendee | stated
riga-mile-partners | society-integration-department | attendee | stated
riga-mile-partners | society-integration-foundation | attendee | stated
riga-mile-partners | supolka | attendee | stated
""",
    ),
    "who-welcomed-the-participants": (
        "",
        "person post postIn status",
        4,
        """\
albinas-vilcinskas | Lietuvos Respublikos kultūros ministras | ministry-of-culture-lt | interpreted
mindaugas-sinkevicius | prezidentas | association-of-local-authorities-in-lithuania | stated
mindaugas-sinkevicius | meras | jonava-district-municipality | stated
vilis-zinkevics | vedėjo pavaduotojas | carnikava-development-and-planning-department | stated
""",
    ),
}


def shown(cell):
    """Write a cell as the tables above do: a thing by the last part of its name, none as a dash."""
    plain = value(cell)
    if plain is None:
        return "-"
    if isinstance(plain, bool):
        return str(plain).lower()
    short = compress(str(plain))
    return short.partition(":")[2] if short != plain and isinstance(cell, NamedNode) else str(plain)


def test_there_are_forty_questions_and_rows_for_each():
    assert len(QUESTIONS) == 40
    assert sorted(ANSWERS) == QUESTIONS


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_rows_that_the_documents_give(name, example):
    asked, columns, total, rows = ANSWERS[name]
    query = read_query(name, example.folder)
    table = run(example, query, dict(pair.split("=") for pair in asked.split()))

    at = [table.columns.index(column) for column in columns.split()]
    assert [" | ".join(shown(row[i]) for i in at) for row in table.rows] == rows.splitlines()
    assert len(run(example, query).rows) == total


def _in_rdflib(term):
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


@pytest.mark.thorough
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_equal_rows_in_rdflib(name, example, in_rdflib):
    query = read_query(name, example.folder)
    examples = {p.name: p.example for p in query.params if p.example}
    for params in [{}, examples] if examples else [{}]:
        bound = bound_terms(query, params, example.prefixes_for)
        expected = [
            tuple(None if cell is None else cell.value for cell in row)
            for row in run(example, query, params).rows
        ]
        terms = {name: _in_rdflib(term) for name, term in bound.items()}
        found = list(in_rdflib.query(query.text, initBindings=terms))
        assert [tuple(None if c is None else str(c) for c in row) for row in found] == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_header_says_what_is_asked_what_for_and_how_to_read_it(name, example):
    query = read_query(name, example.folder)
    columns = run(example, query).columns

    assert query.summary.endswith("?")
    assert query.purpose.startswith("To ")
    assert query.purpose.endswith(".")
    assert query.reading.endswith(".")
    assert query.keywords
    assert tuple(query.columns) == columns
    assert all(len(words) > 3 for words in query.columns.values())
    assert set(query.cites) <= set(columns), "no column leads to evidence"


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_parameter_is_a_column_and_its_example_gives_rows(name, example):
    query = read_query(name, example.folder)
    silent = "the documents are silent" in query.reading

    for parameter in query.params:
        assert parameter.help, parameter
        assert parameter.name in query.columns
        assert parameter.example, parameter
        table = run(example, query, {parameter.name: parameter.example})
        assert bool(table.rows) != silent, parameter
        given = {value(cell) for cell in table.column(parameter.name)}
        assert given <= {
            bound_terms(query, {parameter.name: parameter.example}, example.prefixes_for)[
                parameter.name
            ].value
        }


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_measure_that_goes_on_from_a_question_is_there(name, example):
    told = read_query(name, example.folder).measure
    found = re.fullmatch(r"(\w+): kg measure ([\w-]+) --measure (\w+)", told)

    if found is None:
        assert re.fullmatch(r"none: \w.{20,}", told)
    else:
        assert found[1] == found[3]
        assert found[3] in MEASURES
        assert found[2] in find_queries(example.folder, "networks")


def test_no_two_questions_ask_the_same(example):
    summaries = [read_query(name, example.folder).summary for name in QUESTIONS]
    assert len(set(summaries)) == 40


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_rows_come_in_one_order_only(name, example):
    """No two rows stand equal in what the answer is sorted by, so that it can be paged."""
    query = read_query(name, example.folder)
    table = run(example, query)
    clause = query.text.rpartition("ORDER BY")[2]
    by = [table.columns.index(column) for column in re.findall(r"\?(\w+)", clause)]

    keys = [tuple(row[i] for i in by) for row in table.rows]
    assert by
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked_elsewhere_as_it_stands(name):
    """It declares its prefixes, and has no FILTER EXISTS, whose time grows with the square."""
    text = (ROOT / "queries" / "questions" / f"{name}.rq").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#+"))

    Store().query(text)
    declared = re.findall(r"^PREFIX (\w+):", body, re.MULTILINE)
    assert [prefix for prefix in declared if len(re.findall(rf"\b{prefix}:", body)) < 2] == []
    assert "EXISTS" not in body


ORDER = {"en": ("en", "lv", "lt"), "lv": ("lv", "en", "lt"), "lt": ("lt", "en", "lv")}


@pytest.fixture(scope="module")
def names(example) -> dict[str, dict[str, str]]:
    """Give the names of each thing by language, as the files have them."""
    found = {}
    label = {expand("skos:prefLabel"), expand("rdfs:label")}
    for path in [*ontology_files(), *example.folder.files()]:
        for triple in read_triples(path):
            if triple.predicate.value in label and isinstance(triple.object, Literal):
                by = found.setdefault(triple.subject.value, {})
                by[triple.object.language] = triple.object.value
    return found


@pytest.mark.parametrize("lang", ["lt", "lv"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_things_are_named_in_the_language_asked_for(name, lang, example, names):
    """Where a thing has no name in it, the next language stands in, and says which it is."""
    table = run(example, read_query(name, example.folder), lang=lang)

    for cell in {cell for row in table.rows for cell in row if isinstance(cell, NamedNode)}:
        if known := names.get(cell.value):
            at = next(tag for tag in ORDER[lang] if tag in known)
            assert table.show(cell) == (known[at] if at == lang else f"{known[at]} ({at})")
        else:
            assert table.show(cell) == compress(cell.value)


def test_a_lithuanian_reads_roles_in_her_language_and_what_has_no_name_in_it_in_another(example):
    query = read_query("who-led-the-project", example.folder)
    table = run(example, query, {"project": "project:mile"}, lang="lt")

    assert [[table.show(cell) for cell in row[:4]] for row in table.rows] == [
        [
            "Migrant Integration Through Locally Designed Experience (MILE) (en)",
            "New European Business Confederation “UNITEE” (en)",
            "pagrindinis partneris",
            "pasakyta",
        ]
    ]


def test_words_of_a_document_stand_beside_what_they_carry(example):
    name = "what-do-the-documents-say-of-an-actor"
    rows = ask(example, name, "says words document", {"actor": "actor:new-women-connectors"})

    words = {}
    for says, quote, document in rows:
        assert document == "doc:riga-mile-partners"
        words.setdefault(says, []).append(quote)
    named = "Nevalstiskā organizācija “New Women Connectors” (Nīderlande) sniedza"
    assert words == {
        "migov:country": [named],
        "migov:kind": [named],
        "role:evaluator": [
            "2022. gada novembrī un decembrī projekta ietvaros īstenoto tiešsaistes apmācību",
            named,
            "izvērtējumu",
        ],
        "role:partner": [
            named,
            "kas pārstāv Beļģiju, Grieķiju, Spāniju, Nīderlandi, Lielbritāniju un Latviju",
        ],
        "role:presenter": [named, "izvērtējumu"],
    }


# Invented: what the two documents have no case of, so that each part of a question is seen at work.
FUNDS = """
project:a a migov:Project ; migov:programme actor:line .
project:b a migov:Project .
actor:bank a migov:Organisation . actor:line a migov:Organisation .
claim:bank-pays a migov:Participation ; migov:participant actor:bank ; migov:role role:funder ;
  migov:inProject project:a ; migov:status status:inferred .
claim:b-line a migov:Statement ; rdf:subject project:b ; rdf:predicate migov:programme ;
  rdf:object actor:line ; migov:status status:external .
"""


def test_funders_and_programmes_are_told_apart_and_from_what_is_known_elsewhere(make_study):
    dataset = kg.load(make_study({"a.ttl": FUNDS}))
    columns = "project funder how status claim"

    stated = ("project:a", "actor:line", "migov:programme", "status:stated", None)
    line = ("actor:line", "migov:programme", "status:external", "claim:b-line")
    assert ask(dataset, "who-funded-the-project", columns) == [
        ("project:a", "actor:bank", "role:funder", "status:inferred", "claim:bank-pays"),
        stated,
        ("project:b", *line),
    ]
    assert ask(dataset, "who-funded-the-project", columns, stated_only=True) == [stated]


# Each of four partners but the last is there in its own way; who organises need not be there.
PARTNERS = """
project:p a migov:Project .
event:day a migov:Event ; migov:ofProject project:p .
event:part a migov:Event ; migov:partOf event:day .
actor:by-unit a migov:Organisation . actor:unit a migov:Unit ; migov:subUnitOf actor:by-unit .
actor:by-post a migov:Organisation . actor:by-proxy a migov:Organisation .
actor:away a migov:Organisation . actor:ada a migov:Person . actor:group a migov:UnnamedGroup .
claim:post a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:by-post ;
  migov:status status:stated .
claim:unit-there a migov:Participation ; migov:participant actor:unit ; migov:inEvent event:part ;
  migov:role role:attendee ; migov:status status:stated .
claim:ada-there a migov:Participation ; migov:participant actor:ada ; migov:inEvent event:part ;
  migov:role role:speaker ; migov:inCapacityOf claim:post ; migov:onBehalfOf actor:by-proxy ;
  migov:status status:stated .
claim:away-organises a migov:Participation ; migov:participant actor:away ;
  migov:inEvent event:day ; migov:role role:organiser ; migov:status status:stated .
claim:p1 a migov:Participation ; migov:participant actor:by-unit ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
claim:p2 a migov:Participation ; migov:participant actor:by-post ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
claim:p3 a migov:Participation ; migov:participant actor:by-proxy ; migov:inProject project:p ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:p4 a migov:Participation ; migov:participant actor:away ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:interpreted .
claim:p5 a migov:Participation ; migov:participant actor:group ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
"""
GROUP_THERE = """
claim:group-there a migov:Participation ; migov:participant actor:group ; migov:inEvent event:part ;
  migov:role role:attendee ; migov:status status:stated .
"""


def test_a_partner_is_present_through_a_unit_a_post_or_a_proxy(make_study):
    name, columns = "who-is-partner-but-was-not-present", "event partner perhapsAmong status"

    alone = kg.load(make_study({"a.ttl": PARTNERS}))
    away = ("event:day", "actor:away")
    assert ask(alone, name, columns) == [(*away, None, "status:interpreted")]
    among = kg.load(make_study({"a.ttl": PARTNERS + GROUP_THERE}))
    assert ask(among, name, columns) == [(*away, "actor:group", "status:interpreted")]


POSTS_IN_TIME = """
actor:ada a migov:Person . actor:bo a migov:Person . actor:cy a migov:Person .
actor:di a migov:Person . actor:x a migov:Organisation . actor:y a migov:Organisation .
claim:ada-1 a migov:Tenure ; migov:holder actor:ada ; migov:postTitle "head"@en ;
  migov:postIn actor:x ; migov:date "2010/2014"^^loc:edtf ; migov:status status:stated .
claim:ada-2 a migov:Tenure ; migov:holder actor:ada ; migov:postTitle "chair"@en ;
  migov:postIn actor:y ; migov:date "2015/2019"^^loc:edtf ; migov:status status:stated .
claim:bo-1 a migov:Tenure ; migov:holder actor:bo ; migov:postTitle "head"@en ;
  migov:postIn actor:x ; migov:date "2010/2014"^^loc:edtf ; migov:status status:stated .
claim:bo-2 a migov:Tenure ; migov:holder actor:bo ; migov:postTitle "chair"@en ;
  migov:postIn actor:y ; migov:date "2014-06/.."^^loc:edtf ; migov:status status:inferred .
claim:cy-1 a migov:Tenure ; migov:holder actor:cy ; migov:postTitle "head"@en ;
  migov:postIn actor:x ; migov:date "2010/2014"^^loc:edtf ; migov:status status:stated .
claim:cy-2 a migov:Tenure ; migov:holder actor:cy ; migov:postTitle "chair"@en ;
  migov:postIn actor:y ; migov:status status:stated .
claim:di-1 a migov:Tenure ; migov:holder actor:di ; migov:postTitle "head"@en ;
  migov:postIn actor:x ; migov:status status:stated .
claim:di-2 a migov:Tenure ; migov:holder actor:di ; migov:postTitle "vadovė"@lt ;
  migov:postIn actor:x ; migov:status status:stated .
"""


def test_posts_one_after_the_other_are_not_held_at_once(make_study):
    """Nor are two names of one post in one organisation two posts."""
    dataset = kg.load(make_study({"a.ttl": POSTS_IN_TIME}))
    columns = "person post from to status"

    head = ("head", "2010-01-01", "2014-12-31", "status:stated")
    assert ask(dataset, "who-holds-two-posts-at-once", columns) == [
        ("actor:bo", *head),
        ("actor:bo", "chair", "2014-06-01", None, "status:inferred"),
        ("actor:cy", *head),
        ("actor:cy", "chair", None, None, "status:stated"),
    ]
    stated = ask(dataset, "who-holds-two-posts-at-once", "person", stated_only=True)
    assert stated == [("actor:cy",), ("actor:cy",)]


ONLINE = """
event:hall a migov:Event . event:call a migov:Event ; migov:platform "Jitsi" .
event:talk a migov:Event ; migov:partOf event:hall .
place:x a migov:Place . actor:a a migov:Organisation . actor:b a migov:Organisation .
actor:c a migov:Organisation .
claim:mode a migov:Statement ; rdf:subject event:call ; rdf:predicate migov:mode ;
  rdf:object mode:online ; migov:status status:inferred .
claim:from a migov:Statement ; rdf:subject event:talk ; rdf:predicate migov:remoteFrom ;
  rdf:object place:x ; migov:status status:interpreted .
claim:a a migov:Participation ; migov:participant actor:a ; migov:inEvent event:hall ;
  migov:role role:attendee ; migov:mode mode:online ; migov:remoteFrom place:x ;
  migov:status status:stated .
claim:b a migov:Participation ; migov:participant actor:b ; migov:inEvent event:hall ;
  migov:role role:attendee ; migov:remoteFrom place:x ; migov:status status:interpreted .
claim:c a migov:Participation ; migov:participant actor:c ; migov:inEvent event:hall ;
  migov:role role:attendee ; migov:mode mode:on-site ; migov:status status:stated .
"""


def test_one_may_join_online_what_others_hold_in_a_hall(make_study):
    dataset = kg.load(make_study({"a.ttl": ONLINE}))
    columns = "what who mode from platform status claim"

    online, x = "mode:online", "place:x"
    assert ask(dataset, "what-was-held-online", columns) == [
        ("event:call", None, online, None, "Jitsi", "status:inferred", "claim:mode"),
        ("event:hall", "actor:a", online, x, None, "status:stated", "claim:a"),
        ("event:hall", "actor:b", None, x, None, "status:interpreted", "claim:b"),
        ("event:talk", None, None, x, None, "status:interpreted", "claim:from"),
    ]


# A town, an agency and a ministry of three countries. The agency meets each of the two others at a
# meeting of its own; the association meets them apart as well, and once together.
MEETINGS = """
place:aa a migov:Place . place:bb a migov:Place . place:cc a migov:Place . place:dd a migov:Place .
event:one a migov:Event . event:two a migov:Event . event:three a migov:Event .
event:part a migov:Event ; migov:partOf event:one .
actor:town a migov:Organisation ; migov:kind kind:municipality ; migov:country place:aa .
actor:office a migov:Unit ; migov:kind kind:municipal-unit ; migov:subUnitOf actor:town .
actor:ministry a migov:Organisation ; migov:kind kind:ministry ; migov:country place:bb .
actor:agency a migov:Organisation .
actor:league a migov:Organisation ; migov:kind kind:city-network ; migov:country place:dd .
actor:city a migov:Organisation ; migov:country place:aa .
actor:bureau a migov:Organisation ; migov:kind kind:ministry ; migov:country place:bb .
actor:group a migov:UnnamedGroup ; migov:memberKind kind:university .
actor:staff a migov:UnnamedGroup ; migov:memberKind kind:university .
actor:ada a migov:Person .
claim:agency-kind a migov:Statement ; rdf:subject actor:agency ; rdf:predicate migov:kind ;
  rdf:object kind:regional-development-agency ; migov:status status:interpreted .
claim:city-kind a migov:Statement ; rdf:subject actor:city ; rdf:predicate migov:kind ;
  rdf:object kind:municipality ; migov:status status:interpreted .
claim:agency-country a migov:Statement ; rdf:subject actor:agency ; rdf:predicate migov:country ;
  rdf:object place:cc ; migov:status status:external .
claim:minister a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:ministry ;
  migov:status status:interpreted .
"""


def there(who, event, status="stated", more="", role="attendee"):
    return (
        f"claim:{who}-{event} a migov:Participation ; migov:participant actor:{who} ; {more}"
        f"migov:inEvent event:{event} ; migov:role role:{role} ; migov:status status:{status} .\n"
    )


MEETINGS += "".join(
    [
        there("town", "one"),
        there("office", "part"),
        there("agency", "part"),
        there("league", "one"),
        there("group", "one", more="migov:onBehalfOf actor:staff ; "),
        there("ada", "two", more="migov:inCapacityOf claim:minister ; "),
        there("agency", "two", "inferred"),
        there("league", "two"),
        there("town", "two", role="organiser"),
        there("city", "three"),
        there("bureau", "three"),
        there("league", "three"),
    ]
)


def test_levels_and_sectors_meet_where_actors_are_present_at_one_event(make_study):
    """Not a unit and its organisation, an organiser who stayed away, or a group by its staff."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS}))
    columns = "with events pairs example status"

    one, two, three = "event:one", "event:two", "event:three"
    read, concluded = "status:interpreted", "status:inferred"
    assert ask(dataset, "which-levels-meet", f"level {columns}") == [
        ("level:local", "level:national", 1, 1, three, read),
        ("level:local", "level:regional", 1, 2, one, read),
        ("level:national", "level:local", 1, 1, three, read),
        ("level:national", "level:regional", 1, 1, two, concluded),
        ("level:regional", "level:local", 1, 2, one, read),
        ("level:regional", "level:national", 1, 1, two, concluded),
    ]
    assert ask(dataset, "which-sectors-meet", f"sector {columns}") == [
        ("sector:public", "sector:public", 1, 1, three, read),
        ("sector:public", "sector:research", 1, 2, one, "status:stated"),
        ("sector:research", "sector:public", 1, 2, one, "status:stated"),
    ]
    name = "which-kinds-of-institution-meet"
    assert ask(dataset, name, columns, {"kind": "kind:municipality"}) == [
        ("kind:city-network", 2, 2, one, read),
        ("kind:ministry", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, one, read),
        ("kind:university", 1, 1, one, "status:stated"),
    ]
    assert ask(dataset, name, columns, {"kind": "kind:ministry"}) == [
        ("kind:city-network", 2, 2, three, read),
        ("kind:municipality", 1, 1, three, read),
        ("kind:regional-development-agency", 1, 1, two, concluded),
    ]


def test_a_body_bridges_what_it_meets_apart_and_never_together(make_study):
    """The league meets towns and ministries apart, and then both at once: it bridges neither."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS}))
    columns = "actor one at other otherAt status"

    at = ("event:one", "event:two", "status:inferred")
    assert ask(dataset, "who-bridges-levels", columns) == [
        ("actor:agency", "level:local", at[0], "level:national", at[1], at[2])
    ]
    # Without the agency's second meeting, the league alone meets it and a ministry, and apart.
    league = ("actor:league", "level:national", "event:three", "level:regional", "event:one")
    stated = ask(dataset, "who-bridges-levels", columns, stated_only=True)
    assert stated == [(*league, "status:interpreted")]
    assert ask(dataset, "who-bridges-countries", columns) == [
        ("actor:agency", "place:aa", at[0], "place:bb", at[1], at[2]),
    ]


def test_a_body_bridges_sectors_other_than_its_own(make_study):
    more = "".join(
        [
            "actor:lab a migov:Organisation ; migov:kind kind:research-institute .\n",
            "actor:guild a migov:Organisation ; migov:sector sector:business .\n",
            "event:four a migov:Event . event:five a migov:Event .\n",
            there("lab", "four"),
            there("guild", "four"),
            there("lab", "five"),
            there("town", "five"),
            there("guild", "five", role="organiser"),
        ]
    )
    dataset = kg.load(make_study({"a.ttl": MEETINGS + more}))

    business, public = ("sector:business", "event:four"), ("sector:public", "event:five")
    assert ask(dataset, "who-bridges-sectors", "actor one at other otherAt status") == [
        ("actor:lab", *business, *public, "status:stated")
    ]


OWN = """
place:aa a migov:Place . place:bb a migov:Place . place:cc a migov:Place .
event:w a migov:Event . event:x a migov:Event . event:y a migov:Event . event:z a migov:Event .
event:a-part a migov:Event ; migov:partOf event:y .
event:a-talk a migov:Event ; migov:partOf event:z .
actor:hub a migov:Organisation ; migov:kind kind:ministry ; migov:country place:aa .
actor:peer a migov:Organisation ; migov:kind kind:ministry ; migov:country place:aa .
actor:far a migov:Organisation . actor:near a migov:Organisation ; migov:level level:regional .
actor:lab a migov:Organisation ; migov:kind kind:research-institute .
claim:far-kind a migov:Statement ; rdf:subject actor:far ; rdf:predicate migov:kind ;
  rdf:object kind:municipality ; migov:status status:interpreted .
claim:near-country a migov:Statement ; rdf:subject actor:near ; rdf:predicate migov:country ;
  rdf:object place:cc ; migov:status status:inferred .
claim:near-kind a migov:Statement ; rdf:subject actor:near ; rdf:predicate migov:kind ;
  rdf:object kind:ngo ; migov:status status:external .
actor:far migov:country place:bb .
""" + "".join(
    [
        there("hub", "w") + there("lab", "w"),
        there("hub", "x") + there("peer", "x"),
        there("hub", "a-part") + there("far", "a-part"),
        there("hub", "a-talk") + there("near", "a-talk"),
    ]
)


def test_a_body_does_not_bridge_its_own_and_is_no_surer_than_what_it_meets(make_study):
    dataset = kg.load(make_study({"a.ttl": OWN}))

    def rows(name):
        columns = "actor one at other otherAt status"
        found = ask(dataset, name, columns)
        assert [row[0] for row in found] == ["actor:hub"]
        assert ask(dataset, name, columns, {"actor": "actor:hub"}) == found
        assert ask(dataset, name, columns, {"actor": "actor:peer"}) == []
        return found[0][1:]

    assert rows("who-bridges-levels") == (
        "level:local",
        "event:y",
        "level:regional",
        "event:z",
        "status:interpreted",
    )
    assert rows("who-bridges-countries") == (
        "place:bb",
        "event:y",
        "place:cc",
        "event:z",
        "status:inferred",
    )
    assert rows("who-bridges-sectors") == (
        "sector:civil-society",
        "event:z",
        "sector:research",
        "event:w",
        "status:external",
    )


SILENT = """
event:told a migov:Event ; migov:date "2024-05"^^loc:edtf ; migov:mode mode:online .
event:untold a migov:Event ; migov:date "XXXX-05-02"^^loc:edtf .
event:talk a migov:Event ; migov:partOf event:told ; migov:eventKind eventkind:talk .
project:p a migov:Project ; migov:programme actor:line ; migov:date "2023/2025"^^loc:edtf .
project:q a migov:Project ; migov:date "2023/2025"^^loc:edtf .
claim:pays a migov:Participation ; migov:participant actor:line ; migov:inProject project:q ;
  migov:role role:funder ; migov:status status:inferred .
claim:leads a migov:Participation ; migov:participant actor:line ; migov:inProject project:q ;
  migov:role role:lead-partner ; migov:status status:stated .
actor:line a migov:Organisation ; migov:kind kind:fund ; migov:country place:x .
actor:ada a migov:Person . actor:group a migov:UnnamedGroup .
actor:bo a migov:Person . claim:bo a migov:Tenure ; migov:holder actor:bo ;
  migov:postIn actor:line ; migov:status status:stated .
place:x a migov:Place .
claim:line-organises a migov:Participation ; migov:participant actor:line ;
  migov:inEvent event:told ; migov:role role:co-organiser ; migov:status status:interpreted .
claim:ada-speaks a migov:Participation ; migov:participant actor:ada ; migov:inEvent event:talk ;
  migov:role role:presenter ; migov:status status:inferred .
claim:place a migov:Statement ; rdf:subject event:untold ; rdf:predicate migov:place ;
  rdf:object place:x ; migov:status status:external .
claim:group a migov:Participation ; migov:participant actor:group ; migov:inProject project:p ;
  migov:role role:partner ; migov:status status:stated .
"""


def test_what_is_not_said_is_listed_and_what_a_coder_inferred_stands_beside_it(make_study):
    dataset = kg.load(make_study({"a.ttl": SILENT}))

    columns = "thing missing inferred"
    assert ask(dataset, "what-do-the-documents-not-say", columns) == [
        ("actor:ada", "migov:onBehalfOf", None),
        ("actor:group", "migov:sizeAsStated", None),
        ("event:talk", "role:speaker", "actor:ada"),
        ("event:untold", "migov:date", None),
        ("event:untold", "migov:mode", None),
        ("event:untold", "migov:place", "place:x"),
        ("event:untold", "role:organiser", None),
        ("project:p", "role:partner", None),
        ("project:q", "role:funder", "actor:line"),
    ]
    stated = ask(dataset, "what-do-the-documents-not-say", columns, stated_only=True)
    assert ("event:untold", "migov:place", None) in stated
    assert ("event:talk", "role:speaker", None) in stated


DIFFER_ONE = """
project:p a migov:Project ; migov:date "2022-01/2023-12"^^loc:edtf .
event:e a migov:Event ; migov:date "2022-05-02"^^loc:edtf .
event:f a migov:Event ; migov:date "XXXX-05-02"^^loc:edtf .
actor:a a migov:Organisation . actor:b a migov:Organisation . actor:ada a migov:Person .
actor:group a migov:UnnamedGroup ; migov:sizeApprox 20 .
claim:a-leads a migov:Participation ; migov:participant actor:a ; migov:inProject project:p ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:year a migov:Statement ; rdf:subject event:f ; rdf:predicate migov:date ;
  rdf:object "2022-05-02"^^loc:edtf ; migov:status status:inferred .
"""
DIFFER_TWO = """
project:p migov:date "2022-01/2024-06"^^loc:edtf .
event:e migov:date "2023-05-02"^^loc:edtf .
claim:b-leads a migov:Participation ; migov:participant actor:b ; migov:inProject project:p ;
  migov:role role:lead-partner ; migov:status status:stated .
claim:size a migov:Statement ; rdf:subject actor:group ; rdf:predicate migov:sizeApprox ;
  rdf:object 30 ; migov:disputed true ; migov:status status:stated ; migov:reason "Another count." .
claim:host a migov:Participation ; migov:participant actor:a ; migov:inEvent event:e ;
  migov:role role:host ; migov:disputed true ; migov:status status:interpreted ;
  migov:confidence confidence:low ; migov:reason "Or the town." .
claim:post a migov:Tenure ; migov:holder actor:ada ; migov:postTitle "head"@en ;
  migov:postIn actor:b ; migov:disputed true ; migov:status status:stated .
"""


def test_values_that_differ_stand_side_by_side_marked_or_not(make_study):
    """A value beside a disputed one, and what two documents date differently, were passed over."""
    dataset = kg.load(make_study({"one.ttl": DIFFER_ONE, "two.ttl": DIFFER_TWO}))
    stated = "status:stated"

    columns = "claim confidence reason"
    assert {row for row in ask(dataset, "where-do-readings-differ", columns) if row[2]} == {
        ("claim:host", "confidence:low", "Or the town."),
        ("claim:size", None, "Another count."),
    }
    assert ask(dataset, "where-do-readings-differ", "subject says value status claim") == [
        ("actor:a", "role:host", "event:e", "status:interpreted", "claim:host"),
        ("actor:ada", "head", "actor:b", stated, "claim:post"),
        ("actor:group", "migov:sizeApprox", 20, stated, None),
        ("actor:group", "migov:sizeApprox", 30, stated, "claim:size"),
        ("event:e", "migov:date", "2022-05-02", stated, None),
        ("event:e", "migov:date", "2023-05-02", stated, None),
        ("project:p", "migov:date", "2022-01/2023-12", stated, None),
        ("project:p", "migov:date", "2022-01/2024-06", stated, None),
        ("project:p", "role:lead-partner", "actor:a", stated, "claim:a-leads"),
        ("project:p", "role:lead-partner", "actor:b", stated, "claim:b-leads"),
    ]


def test_an_event_that_documents_date_differently_is_certain_only_where_both_are(make_study):
    """Each date was read with the days of the other: the event of 2022 fell in 2023 for certain."""
    dataset = kg.load(make_study({"one.ttl": DIFFER_ONE, "two.ttl": DIFFER_TWO}))

    def falls(first, last):
        period = {"from": first, "to": last}
        return ask(dataset, "which-events-fall-in-a-period", "event date falls", period)

    dates = [("event:e", "2022-05-02"), ("event:e", "2023-05-02")]
    unknown = ("event:f", "XXXX-05-02", "possibly")
    of_2022 = [*((*date, "possibly") for date in dates), ("event:f", "2022-05-02", "certainly")]
    assert falls("2022-01-01", "2022-12-31") == [*of_2022, unknown]
    assert falls("2023-01-01", "2023-12-31") == [*of_2022[:2], unknown]
    both = [*((*date, "certainly") for date in dates), ("event:f", "2022-05-02", "certainly")]
    assert falls("2022-01-01", "2023-12-31") == [*both, unknown]
    assert falls("2024-01-01", "2024-12-31") == [unknown]


def test_a_project_with_two_ends_has_a_row_for_each_and_the_days_of_both(make_study):
    """There were four rows, of each end with the days of the other."""
    dataset = kg.load(make_study({"one.ttl": DIFFER_ONE, "two.ttl": DIFFER_TWO}))

    days = ("2022-01-01", "2024-06-30")
    assert ask(dataset, "when-does-a-project-run", "start end earliest latest") == [
        ("2022-01", "2023-12", *days),
        ("2022-01", "2024-06", *days),
    ]


WORDLESS = """
doc:d a migov:Document . quote:q a migov:Evidence ; migov:document doc:d ; oa:exact "words"@en .
quote:r a migov:Evidence ; migov:document doc:d ; oa:exact "more words"@en .
actor:a a migov:Organisation ; migov:kind kind:ngo ; migov:evidence quote:q .
actor:b a migov:Organisation ; migov:country place:x . place:x a migov:Place .
event:e a migov:Event . actor:ada a migov:Person .
claim:there a migov:Participation ; migov:participant actor:a ; migov:inEvent event:e ;
  migov:role role:attendee ; migov:status status:inferred .
claim:for a migov:Participation ; migov:participant actor:b ; migov:onBehalfOf actor:a ;
  migov:inEvent event:e ; migov:role role:host ; migov:status status:stated ;
  migov:evidence quote:r .
claim:post a migov:Tenure ; migov:holder actor:ada ; migov:postIn actor:a ;
  migov:postTitle "head"@en ; migov:status status:stated ; migov:evidence quote:q .
claim:kind a migov:Statement ; rdf:subject actor:a ; rdf:predicate migov:kind ;
  rdf:object kind:association ; migov:status status:external .
"""


def test_a_claim_without_a_quote_has_one_row_without_words(make_study):
    dataset = kg.load(make_study({"a.ttl": WORDLESS}))
    name, columns = "what-do-the-documents-say-of-an-actor", "says value status words claim"

    assert ask(dataset, name, columns, {"actor": "actor:a"}) == [
        ("migov:kind", "kind:association", "status:external", None, "claim:kind"),
        ("migov:kind", "kind:ngo", "status:stated", "words", None),
        ("role:attendee", "event:e", "status:inferred", None, "claim:there"),
        ("role:host", "event:e", "status:stated", "more words", "claim:for"),
        ("head", "actor:ada", "status:stated", "words", "claim:post"),
    ]
    assert ask(dataset, name, columns, {"actor": "actor:b"}) == [
        ("migov:country", "place:x", "status:stated", None, None),
        ("role:host", "event:e", "status:stated", "more words", "claim:for"),
    ]


INSTITUTIONS = (
    """
place:x a migov:Place . event:e a migov:Event .
actor:office a migov:Organisation ; migov:country place:x .
actor:fund a migov:Organisation ; migov:kind kind:state-institution .
claim:kind a migov:Statement ; rdf:subject actor:office ; rdf:predicate migov:kind ;
  rdf:object kind:state-agency ; migov:status status:interpreted .
claim:country a migov:Statement ; rdf:subject actor:fund ; rdf:predicate migov:country ;
  rdf:object place:x ; migov:status status:external .
"""
    + there("office", "e")
    + there("fund", "e")
)


def test_a_state_institution_is_no_surer_than_its_kind_and_country(make_study):
    dataset = kg.load(make_study({"a.ttl": INSTITUTIONS}))

    assert ask(dataset, "which-state-institutions-took-part", "actor status") == [
        ("actor:fund", "status:external"),
        ("actor:office", "status:interpreted"),
    ]


def test_hosts_and_moderators_are_of_the_part_that_they_led(make_study):
    extra = "actor:a a migov:Organisation . event:e a migov:Event ; migov:place place:x .\n"
    extra += "event:p a migov:Event ; migov:partOf event:e . place:x a migov:Place .\n"
    extra += there("a", "e", role="host")
    extra += there("a", "p", "inferred", "migov:onBehalfOf actor:b ; ", "moderator")
    dataset = kg.load(make_study({"a.ttl": extra}))

    host = ("event:e", "actor:a", "place:x", "status:stated", "claim:a-e")
    assert ask(dataset, "who-hosted-the-event", "event actor place status claim") == [host]
    moderator = ("event:e", "event:p", "actor:a", "actor:b", "status:inferred")
    assert ask(dataset, "who-moderated", "event part moderator organisation status") == [moderator]


def test_why_a_coder_concludes_a_host_or_a_manager_stands_in_the_row(example):
    assert ask(example, "who-hosted-the-event", "confidence reason") == [
        (
            "confidence:medium",
            "It organised a meeting held in its own city, where the partners were guests; "
            "the text does not call it host.",
        )
    ]
    sure = ask(example, "who-led-the-project", "role confidence")
    assert [row for row in sure if row[1]] == [("role:project-manager", "confidence:high")]


MEETINGS_OF_PARTNERS = """
event:e a migov:Event ; migov:ordinal 2 .
event:m a migov:Event ; migov:partOf event:e ; migov:ordinal 4 ;
  migov:eventKind eventkind:partner-meeting .
event:day a migov:Event ; migov:partOf event:e ; migov:ordinal 1 .
event:n a migov:Event ; migov:partOf event:day ; migov:ordinal 3 ;
  migov:eventKind eventkind:partner-meeting .
"""


def test_a_partners_meeting_on_no_day_is_found_and_has_none(make_study):
    """It was passed over; the event's own number, of a series, is no day."""
    dataset = kg.load(make_study({"a.ttl": MEETINGS_OF_PARTNERS}))

    assert ask(dataset, "what-did-the-partners-discuss", "event day ordinal meeting") == [
        ("event:e", None, 4, "event:m"),
        ("event:e", 1, 3, "event:n"),
    ]


def test_the_network_of_actors_and_events(example):
    query = read_query("actor-event", example.folder, "networks")
    graph = build_network(example, query, part_of=True)

    modes = [mode for _, mode in graph.nodes(data="mode")]
    assert (modes.count("actor"), modes.count("event")) == (40, 31)
    parts = [facts for *_, facts in graph.edges(data=True) if facts.get("part_of")]
    assert (len(parts), graph.number_of_edges() - len(parts)) == (29, 47)
    assert {tuple(facts["relations"]) for facts in parts} == {("partOf",)}
    ties = build_network(example, query)
    assert (len(ties), ties.number_of_edges()) == (len(graph), 47)


def test_the_network_of_actors_and_projects(example):
    query = read_query("actor-project", example.folder, "networks")
    graph = build_network(example, query)

    mile = "https://w3id.org/migov/id/project/mile"
    assert (graph.degree[mile], len(graph)) == (10, 16)
    riga = graph.edges[mile, "https://w3id.org/migov/id/actor/riga-state-city-municipality"]
    assert (riga["roles"], riga["weight"], riga["status"]) == (
        ["implementer", "partner"],
        2,
        "stated",
    )


def test_without_inference_new_women_connectors_is_in_no_project(example):
    query = read_query("actor-project", example.folder, "networks")
    graph = build_network(example, query, stated_only=True)

    assert "https://w3id.org/migov/id/actor/new-women-connectors" not in graph
    assert len(graph) == 15
