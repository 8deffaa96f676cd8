"""Questions about when, in which order and from where, against the documents."""

from __future__ import annotations

from query_helpers import KAUNAS, MEETING, ask

import kg


def test_mile_runs_from_january_2022_to_december_2023(example):
    columns = "start end earliest latest status asStated"
    rows = ask(example, "when-does-a-project-run", columns, {"project": "project:mile"})

    words = "no 2022. gada janvāra līdz 2023. gada decembrim"
    assert rows == [("2022-01", "2023-12", "2022-01-01", "2023-12-31", "status:stated", words)]


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


def test_an_event_without_a_year_is_possible_in_every_period_and_certain_in_none(example):
    query, columns = "which-events-fall-in-a-period", "event date falls status"
    year = {"from": "2023-01-01", "to": "2023-12-31"}
    rows = ask(example, query, columns, year)

    kaunas = KAUNAS["event"]
    assert (kaunas, "XXXX-04-13/XXXX-04-15", "possibly", "status:stated") in rows
    assert (MEETING, "XXXX-02-07", "possibly", "status:stated") in rows
    assert (MEETING, "2023-02-07", "certainly", "status:inferred") in rows
    # Each of two documents has its own inference.
    certain = [row for row in rows if row[2] == "certainly"]
    assert certain == [(MEETING, "2023-02-07", "certainly", "status:inferred")] * 2
    # One document says in which year the training was; the other does not, so it is possible.
    training = [row for row in rows if row[0] == "event:mile-online-training"]
    assert training == [(training[0][0], "{XXXX-11,XXXX-12}", "possibly", "status:stated")]
    stated = ask(example, query, columns, year, stated_only=True)
    assert {row[2] for row in stated} == {"possibly"}


def test_a_period_that_covers_half_of_an_event_possibly_holds_it(example):
    query, columns = "which-events-fall-in-a-period", "event falls"
    december = {"from": "2022-12-01", "to": "2022-12-31"}
    autumn = {"from": "2022-11-01", "to": "2022-12-31"}

    training = "event:mile-online-training"
    assert (training, "possibly") in ask(example, query, columns, december)
    assert (training, "certainly") in ask(example, query, columns, autumn)


def test_dusseldorf_was_talked_about_and_nobody_from_there_is_named(example):
    columns = "event mode from country about speaker"
    rows = ask(example, "what-was-given-from-elsewhere", columns)

    at = (f"{MEETING}-2-dusseldorf", "mode:online", "place:dusseldorf", "place:de")
    unnamed = "actor:group-riga-dusseldorf-presenters"
    assert rows == [
        (*at, "topic:consultative-councils", unnamed),
        (*at, "actor:dusseldorf-migrant-council", unnamed),
    ]


ONLINE = """
doc:d a migov:Document .
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
