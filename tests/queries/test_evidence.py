"""Questions about subjects, words, readings and what is not said."""

from __future__ import annotations

from query_helpers import MEETING, ask

import kg
from kg.rdf.vocabulary import compress, expand
from kg.tables.cells import value


def test_two_readings_of_a_garbled_entry_stand_side_by_side(example):
    rows = ask(example, "where-do-readings-differ", "subject says value confidence words")

    unit = ("actor:eu-investment-unit", "migov:subUnitOf")
    printed = "ES investicinio padalinio"
    ministry = "Lietuvos Respublikos socialinės apsaugos ir darbo ministerijos"
    department = f"{printed} Tautinės mažumos prie Lietuvos Respublikos vyriausybės"
    of_ministry = (*unit, "actor:ministry-of-social-security-and-labour-lt", "confidence:low")
    assert [row for row in rows if row[0] == unit[0]] == [
        (*unit, "actor:department-of-national-minorities", "confidence:low", department),
        (*of_ministry, printed),
        (*of_ministry, ministry),
    ]


def test_two_documents_give_one_project_two_periods_each_in_its_words(example):
    columns = "subject says value document words status"
    rows = ask(example, "where-do-readings-differ", columns)

    project = ("project:european-cities-for-cultural-dialogue", "migov:date")
    krda = ("doc:krda-project", "2019 m. September. 01 – 2020 m. December 31")
    rijeka = ("doc:rijeka-project", "20 Sept. 2019 – 19 Sept. 2021")
    assert [row for row in rows if row[0] == project[0]] == [
        (*project, "2019-09-01/2020-12-31", *krda, "status:stated"),
        (*project, "2019-09-20/2021-09-19", *rijeka, "status:stated"),
    ]


def test_each_document_gives_its_subjects_whether_or_not_in_the_coders_words(example):
    """Where the coder had no words, the document was lost."""
    thing = {"thing": "event:mile-online-training"}
    rows = ask(example, "what-was-it-about", "about document inWords", thing)

    latvian = ("doc:riga-mile-partners", None)
    assert rows == [
        ("topic:cooperation-of-municipalities-and-migrants", *latvian),
        ("topic:participation", "doc:nwc-riga", "meaningful participation"),
        ("topic:participation", *latvian),
    ]


def test_the_migrant_council_of_dusseldorf_is_a_subject(example):
    thing = {"thing": f"{MEETING}-2-dusseldorf"}
    rows = ask(example, "what-was-it-about", "about", thing)

    assert rows == [("topic:consultative-councils",), ("actor:dusseldorf-migrant-council",)]


def test_six_pairs_of_records_are_joined_two_ministries_kept_apart_four_left(example):
    rows = ask(example, "which-records-are-one", "one verdict")

    assert sorted(verdict for _, verdict in rows) == [
        "verdict:not-same",
        *6 * ["verdict:same"],
        *4 * ["verdict:undecided"],
    ]
    assert ("actor:ministry-of-culture-lt", "verdict:not-same") in rows


def test_thirteen_outputs_are_planned_five_exist_and_two_are_hoped_for(example):
    rows = ask(example, "what-is-planned-and-what-exists", "output kind state")

    by_state = {}
    for output, kind, state in set(rows):
        by_state.setdefault(state.partition(":")[2], set()).add(
            (output.partition(":")[2], kind.partition(":")[2])
        )
    assert by_state == {
        "existing": {
            ("kaunas-virtual-tour", "virtual-tour"),
            ("mile-local-research-papers", "study"),
            ("mile-studies", "study"),
            ("mile-studies-summary", "summary"),
            ("mile-training-evaluation", "evaluation"),
        },
        "hoped-for": {
            ("european-towns-network", "network"),
            ("similar-virtual-tours", "virtual-tour"),
        },
        "planned": {
            ("city-networks-strategy", "strategy"),
            ("european-policy-recommendations", "policy-recommendations"),
            ("krda-citizens-involved", "participation"),
            ("krda-participants-per-country", "participation"),
            ("mile-consultative-bodies", "council"),
            ("mile-policy-documents", "policy-document"),
            ("mile-upcoming-events", "event"),
            ("mile-upcoming-publications", "publication"),
            ("rijeka-conferences", "conference"),
            ("rijeka-international-meetings", "event"),
            ("rijeka-local-events", "event"),
            ("rijeka-online-debates", "debate"),
            ("rijeka-participants", "participation"),
        },
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
    assert all(all(row) for row in rows)


def test_what_is_inferred_in_the_latvian_text_is_thirteen_claims(example):
    """Six of them are the order in which things are told; no word of the text says it."""
    rows = ask(example, "what-rests-on-inference", "claim status")

    inferred = {claim for claim, status in rows if status == "status:inferred"}
    assert {claim for claim in inferred if claim.startswith("claim:riga-")} == {
        "claim:riga-closing-in-part-2",
        "claim:riga-host",
        "claim:riga-mile-policy-documents-project",
        "claim:riga-mile-studies-project",
        "claim:riga-mile-training-evaluation-project",
        "claim:riga-new-women-connectors-partner",
        "claim:riga-order-1-evaluation",
        "claim:riga-order-1-insights",
        "claim:riga-order-1-policy-documents",
        "claim:riga-order-1-studies",
        "claim:riga-order-2-dusseldorf",
        "claim:riga-order-2-experience",
        "claim:riga-year",
    }
    assert {status for _, status in rows} == {
        "status:external",
        "status:inferred",
        "status:interpreted",
    }


def test_words_of_a_document_stand_beside_what_they_carry(example):
    name = "what-do-the-documents-say-of-an-actor"
    rows = ask(example, name, "says words document", {"actor": "actor:new-women-connectors"})

    words = {}
    for says, quote, document in rows:
        words.setdefault((document, says), []).append(quote)
    named = "Nevalstiskā organizācija “New Women Connectors” (Nīderlande) sniedza"
    among = "Among them, New Women Connectors"
    latvian, english = "doc:riga-mile-partners", "doc:nwc-riga"
    assert words == {
        (latvian, "migov:country"): [named],
        (latvian, "migov:kind"): [named],
        (latvian, "role:evaluator"): [
            "2022. gada novembrī un decembrī projekta ietvaros īstenoto tiešsaistes apmācību",
            named,
            "izvērtējumu",
        ],
        (latvian, "role:partner"): [
            named,
            "kas pārstāv Beļģiju, Grieķiju, Spāniju, Nīderlandi, Lielbritāniju un Latviju",
        ],
        (latvian, "role:presenter"): [named, "izvērtējumu"],
        (english, "migov:inGroup"): ["20 other representatives", among],
        (english, "role:attendee"): ["20 other representatives", among],
        (english, "role:partner"): [
            among,
            "delivered by NWC in November and December",
            "the meeting of the international partners of the project",
        ],
        (english, "role:trainer"): [
            "delivered by NWC in November and December",
            "the training on meaningful participation",
        ],
    }


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
    facts, names = "what-do-the-documents-not-say", "whom-do-the-documents-not-name"
    assert ask(dataset, facts, columns) == [
        ("actor:group", "migov:sizeAsStated", None),
        ("event:untold", "migov:date", None),
        ("event:untold", "migov:mode", None),
        ("event:untold", "migov:place", "place:x"),
        ("project:q", "migov:fundedBy", "actor:line"),
    ]
    assert ask(dataset, names, columns) == [
        ("actor:ada", "migov:onBehalfOf", None),
        ("event:talk", "role:speaker", "actor:ada"),
        ("event:untold", "role:organiser", None),
        ("project:p", "role:partner", None),
    ]
    stated = ask(dataset, facts, columns, stated_only=True)
    assert ("event:untold", "migov:place", None) in stated
    assert ("project:q", "migov:fundedBy", None) in stated
    assert ("event:talk", "role:speaker", None) in ask(dataset, names, columns, stated_only=True)


DIFFER_ONE = """
doc:one a migov:Document .
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
doc:two a migov:Document .
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

    def claims(columns):
        """Give the rows; a plain fact has a claim whose name is made at loading."""
        found = ask(dataset, "where-do-readings-differ", columns)
        return [(*row[:-1], None if row[-1].startswith("fact:") else row[-1]) for row in found]

    columns = "claim confidence reason"
    assert {row for row in ask(dataset, "where-do-readings-differ", columns) if row[2]} == {
        ("claim:host", "confidence:low", "Or the town."),
        ("claim:size", None, "Another count."),
    }
    assert claims("subject says value status claim") == [
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


def test_a_project_with_two_ends_has_a_row_for_each_with_its_own_days(make_study):
    """There were four rows, of each end with the days of the other."""
    dataset = kg.load(make_study({"one.ttl": DIFFER_ONE, "two.ttl": DIFFER_TWO}))

    assert ask(dataset, "when-does-a-project-run", "start end document earliest latest") == [
        ("2022-01", "2023-12", "doc:one", "2022-01-01", "2023-12-31"),
        ("2022-01", "2024-06", "doc:two", "2022-01-01", "2024-06-30"),
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

    def said(actor):
        name, columns = "what-do-the-documents-say-of-an-actor", "says value status words claim"
        found = ask(dataset, name, columns, {"actor": actor})
        return [(*row[:-1], row[-1].partition("-")[0]) for row in found]

    assert said("actor:a") == [
        ("head", "actor:ada", "status:stated", "words", "claim:post"),
        ("migov:kind", "kind:association", "status:external", None, "claim:kind"),
        ("migov:kind", "kind:ngo", "status:stated", "words", "fact:a"),
        ("role:attendee", "event:e", "status:inferred", None, "claim:there"),
        ("role:host", "event:e", "status:stated", "more words", "claim:for"),
    ]
    assert said("actor:b") == [
        ("migov:country", "place:x", "status:stated", None, "fact:b"),
        ("role:host", "event:e", "status:stated", "more words", "claim:for"),
    ]


SUMS = """
project:p a migov:Project . actor:a a migov:Organisation . actor:b a migov:Organisation .
actor:board a migov:Organisation . actor:c a migov:Organisation ; migov:seat place:x , place:y .
place:x a migov:Place . place:y a migov:Place .
""" + "".join(
    f"claim:{name} a migov:Funding ; migov:inProject project:p ; migov:amount {amount} ;"
    f" migov:fundingKind fundingkind:{kind} ; {ends} migov:status status:stated .\n"
    for name, kind, amount, ends in [
        ("ten", "grant", 10, "migov:giver actor:a ;"),
        ("again", "grant", 10, "migov:giver actor:a ;"),
        ("twelve", "grant", 12, "migov:giver actor:a ;"),
        ("of-b", "grant", 15, "migov:giver actor:b ;"),
        ("to-b", "grant", 16, "migov:giver actor:a ; migov:recipient actor:b ;"),
        ("all", "total", 20, ""),
        ("most", "total", 21, ""),
    ]
)
SEAT = """
claim:seat a migov:Membership ; migov:member actor:b ; migov:memberOf actor:board ;
  migov:role role:member ; migov:disputed true ; migov:status status:interpreted .
"""


def test_sums_differ_if_of_one_kind_from_one_giver_for_one_recipient(make_study):
    dataset = kg.load(make_study({"a.ttl": SUMS + SEAT}))

    columns = "subject says value"
    assert ask(dataset, "where-do-readings-differ", f"{columns} claim")[3:] == [
        ("project:p", "fundingkind:grant", 10, "claim:again"),
        ("project:p", "fundingkind:grant", 10, "claim:ten"),
        ("project:p", "fundingkind:grant", 12, "claim:twelve"),
        ("project:p", "fundingkind:total", 20, "claim:all"),
        ("project:p", "fundingkind:total", 21, "claim:most"),
    ]
    # A seat was not told before; a place of which there is one in truth is told twice.
    assert ask(dataset, "where-do-readings-differ", columns)[:3] == [
        ("actor:b", "role:member", "actor:board"),
        ("actor:c", "migov:seat", "place:x"),
        ("actor:c", "migov:seat", "place:y"),
    ]
    sure = kg.load(make_study({"a.ttl": SUMS.replace("migov:seat place:x , place:y", "")}))
    assert len(ask(sure, "where-do-readings-differ", columns)) == 5


def test_which_properties_differ_is_one_line_to_ask(make_study):
    dataset = kg.load(make_study({"a.ttl": SUMS}))

    table = dataset.query("SELECT * WHERE { ?thing migov:readingsDifferOn ?what } ORDER BY ?what")
    assert [tuple(map(value, row)) for row in table.rows] == [
        (expand("actor:c"), expand("migov:seat")),
        (expand("project:p"), expand("fundingkind:grant")),
        (expand("project:p"), expand("fundingkind:total")),
    ]


def test_every_kind_of_claim_is_asked_in_one_way(make_study):
    dataset = kg.load(make_study({"a.ttl": DIFFER_ONE + SUMS + SEAT}))

    table = dataset.query(
        "SELECT ?claim ?of ?says ?value WHERE { ?claim migov:saysAbout ?of ; migov:says ?says ;"
        " migov:value ?value . MINUS { ?claim migov:amount ?sum } } ORDER BY ?claim"
    )
    found = [tuple(map(compress, map(str, map(value, row)))) for row in table.rows]
    assert ("claim:a-leads", "actor:a", "role:lead-partner", "project:p") in found
    assert ("claim:seat", "actor:b", "role:member", "actor:board") in found
    assert ("claim:year", "event:f", "migov:date", "2022-05-02") in found
    assert len(found) == len(set(found)) == 9


def test_an_event_without_an_end_may_fall_in_any_later_period(make_study):
    text = 'event:open a migov:Event ; migov:date "2022-05-02/.."^^loc:edtf .'
    dataset = kg.load(make_study({"a.ttl": text}))

    def falls(first, last):
        period = {"from": first, "to": last}
        return ask(dataset, "which-events-fall-in-a-period", "falls", period)

    assert falls("2021-01-01", "2021-12-31") == []
    assert falls("2025-01-01", "2025-12-31") == [("possibly",)]
