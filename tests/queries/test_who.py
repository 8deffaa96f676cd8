"""Questions about who organised, spoke, welcomed and held which post, against the documents."""

from __future__ import annotations

from query_helpers import KAUNAS, MEETING, RIGA, ask, there

import kg
from kg.questions.asking import run
from kg.questions.lookup import read_query


def test_riga_organised_its_meeting_with_unitee_as_two_documents_say(example):
    rows = ask(example, "who-organised-the-event", "actor role status claim", RIGA)

    riga = ("actor:riga-state-city-municipality", "role:organiser", "status:stated")
    unitee = ("actor:unitee", "role:co-organiser", "status:stated")
    assert rows == [
        (*riga, "claim:nwc-organiser"),
        (*riga, "claim:riga-organiser"),
        (*unitee, "claim:nwc-co-organiser"),
        (*unitee, "claim:riga-co-organiser"),
    ]


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


def test_three_persons_welcomed_one_of_them_in_two_posts(example):
    welcome = KAUNAS | {"role": "role:welcome-speaker"}
    rows = ask(example, "who-moderated-or-welcomed", "actor post postIn", welcome)

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
    speakers = ("actor:group-kaunas-speakers", None, None, None, "status:stated")
    assert rows == [
        speakers,
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
    assert [row[0] for row in stated] == [row[0] for row in rows[:4]]


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
    assert ("actor:national-minorities-as-printed", "status:interpreted") in rows
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
        ("bo-maria-daskalova", "event:kaunas-network-event-3-closing"),
        ("gaila-tulusiene", "event:kaunas-network-event"),
        ("gaila-tulusiene", "event:kaunas-network-event-3-closing"),
        ("giedre-blazyte", "event:kaunas-network-event-1-blazyte"),
        ("laura-pereviciute", "event:kaunas-network-event-2-pereviciute"),
        ("mindaugas-sinkevicius", "event:kaunas-network-event-1-welcome"),
        ("vaiva-vezelyte-pokladova", "event:kaunas-network-event-2-vezelyte"),
        ("vilis-zinkevics", "event:kaunas-network-event-1-welcome"),
    ]


def test_units_belong_to_organisations_and_these_answer_to_others(example):
    rows = ask(example, "who-belongs-to-whom", "organisation how above status")

    assert (
        "actor:society-integration-department",
        "migov:subUnitOf",
        "actor:ministry-of-culture-lv",
        "status:stated",
    ) in rows
    # A fund is a programme, and no organisation. Two documents tell of the project's committees.
    assert "programme:amif" not in {row[0] for row in rows}
    committee = ("actor:mile-monitoring-committee", "migov:projectBodyOf", "project:mile")
    assert rows.count((*committee, "status:interpreted")) == 2
    assert len(rows) == 10


def test_a_decided_unit_belongs_to_its_organisation_by_the_decision(make_study):
    body = (
        "actor:city a migov:Organisation . actor:youth a migov:Organisation . "
        "claim:decided a migov:Identity ; migov:one actor:city ; migov:other actor:youth ; "
        "migov:verdict verdict:unit-of ; migov:status status:interpreted ; "
        "migov:confidence confidence:low ."
    )
    made = kg.load(make_study({"a.ttl": body}))
    columns = "organisation how above status confidence claim"
    assert ask(made, "who-belongs-to-whom", columns) == [
        ("actor:youth", "migov:subUnitOf", "actor:city", "status:interpreted", "confidence:low",
         "claim:decided"),
    ]  # fmt: skip


def test_one_person_holds_two_posts(example):
    rows = ask(example, "who-holds-which-post", "person")

    names = [row[0] for row in rows]
    assert {name for name in names if names.count(name) > 1} == {"actor:mindaugas-sinkevicius"}


def test_a_lithuanian_reads_roles_in_her_language_and_what_has_no_name_in_it_in_another(example):
    query = read_query("who-led-the-project", example.folder)
    table = run(example, query, {"project": "project:mile"}, lang="lt")

    assert [[table.show(cell) for cell in row[:4]] for row in table.rows] == 2 * [
        [
            "Migrant Integration Through Locally Designed Experience (MILE) (en)",
            "New European Business Confederation “UNITEE” (en)",
            "pagrindinis partneris",
            "pasakyta",
        ]
    ]
    claims = [table.show(cell) for cell in table.column("claim")]
    assert claims == ["claim:nwc-lead-partner", "claim:riga-lead-partner"]


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
    + """
actor:unit a migov:Unit ; migov:kind kind:state-agency .
claim:unit-of a migov:Statement ; rdf:subject actor:unit ; rdf:predicate migov:subUnitOf ;
  rdf:object actor:office ; migov:status status:inferred .
"""
    + there("office", "e")
    + there("fund", "e")
    + there("unit", "e")
)


def test_a_state_institution_is_no_surer_than_its_kind_and_country(make_study):
    """A unit has the country of its organisation; it was left out without a word."""
    dataset = kg.load(make_study({"a.ttl": INSTITUTIONS}))

    assert ask(dataset, "which-state-institutions-took-part", "actor status") == [
        ("actor:fund", "status:external"),
        ("actor:office", "status:interpreted"),
        ("actor:unit", "status:inferred"),
    ]


def test_hosts_and_moderators_are_of_the_part_that_they_led(make_study):
    extra = "actor:a a migov:Organisation . event:e a migov:Event ; migov:place place:x .\n"
    extra += "event:p a migov:Event ; migov:partOf event:e . place:x a migov:Place .\n"
    extra += there("a", "e", role="host")
    extra += there("a", "p", "inferred", "migov:onBehalfOf actor:b ; ", "moderator")
    dataset = kg.load(make_study({"a.ttl": extra}))

    host = ("event:e", "actor:a", "place:x", "status:stated", "claim:a-e")
    assert ask(dataset, "who-hosted-the-event", "event actor place status claim") == [host]
    moderator = ("event:e", "event:p", "role:moderator", "actor:a", "actor:b", "status:inferred")
    columns = "event part role actor organisation status"
    assert ask(dataset, "who-moderated-or-welcomed", columns) == [moderator]


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
