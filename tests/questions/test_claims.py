from __future__ import annotations

import re
from decimal import Decimal

from mapping_samples import Mapped

import kg
from kg.incoming.mapping import write_imported
from kg.questions.claims import Claim, Quote, read_claims
from kg.rdf.vocabulary import expand, local_name


def test_a_claim_is_read_with_its_labels_date_and_quote(made):
    assert read_claims(made)[expand("claim:lake-speaker-1")] == Claim(
        iri=expand("claim:lake-speaker-1"),
        heading="Šilojų bendruomenė (lt): speaker, Seminar, first part",
        role="speaker",
        role_label="speaker",
        participant="Šilojų bendruomenė (lt)",
        thing="Seminar, first part",
        thing_kind="Event",
        date="4 May, year not given; 4 May 2031 (inferred)",
        status="stated",
        confidence="",
        reason="",
        as_named="Šilojų bendruomenė",
        quotes=(
            Quote(
                exact="uzstājās Šilojų bendruomenė",
                prefix="",
                suffix="",
                lang="lv",
                document="Lake News: a seminar",
                address="https://example.org/lake",
            ),
        ),
        says="speaker",
        says_iri=expand("role:speaker"),
        participant_iri=expand("actor:siloju"),
        thing_iri=expand("event:lake-1"),
        start="2031-05-04",
        end="2031-05-04",
    )


def test_a_quote_that_is_a_cell_tells_its_row_and_column(tmp_path):
    mapped = Mapped(tmp_path)
    write_imported(mapped())
    claims = read_claims(kg.load(tmp_path / "study"))
    quotes = claims[expand("claim:bridge-lake-town-lt-lead-partner")].quotes
    assert [(each.row, each.column, each.exact) for each in quotes] == [
        ("2", "Name", "Lake Town"),
        ("2", "Lead", "yes"),
    ]


def test_a_claim_tells_for_whom_and_as_what_somebody_took_part(example):
    claims = read_claims(example)
    spoke = claims[expand("claim:kaunas-blazyte-speaks")]
    assert (spoke.behalf, spoke.capacity) == (("Diversity Development Group",), ())
    welcomed = claims[expand("claim:kaunas-sinkevicius-welcomes")]
    assert (welcomed.behalf, welcomed.capacity) == (
        (),
        (
            "meras, Jonava District Municipality",
            "prezidentas, Association of Local Authorities in Lithuania",
        ),
    )
    project = "European Cities for Intercultural Dialogue and Combating Discrimination"
    (worn,) = claims[expand("claim:kaunas-daskalova-moderates")].capacity
    assert worn == f"coordinator, {project} against Migrants and Minorities"


def test_a_statement_names_its_property_and_its_value_by_their_addresses(example):
    claim = read_claims(example)[expand("claim:kaunas-unit-kind")]
    assert claim.role == ""
    assert claim.says_iri == expand("migov:kind")
    assert claim.participant_iri == expand("actor:eu-investment-unit")
    assert claim.thing_iri == expand("kind:ministry-department")


def test_labels_are_in_the_readers_language(made):
    claim = read_claims(made, "lv")[expand("claim:lake-organiser")]
    assert (claim.participant, claim.thing) == ("Ežezera dome", "Kopā pie ūdens")
    assert claim.role_label == made.labels("lv")[expand("role:organiser")]


def test_every_claim_is_read_once_and_sorted(made):
    names = [
        "co-organiser",
        "guests",
        "host",
        "mode",
        "organiser",
        "speaker-1",
        "speaker-2",
        "year",
    ]
    claims = list(read_claims(made))
    assert claims == sorted(claims)
    facts = [
        local_name(iri).rpartition("-")[0] for iri in claims if iri.startswith(expand("fact:"))
    ]
    assert sorted(facts) == sorted(
        [
            *(
                "ezezers-kind",
                "udensroze-kind",
                "siloju-kind",
                "tiltas-date",
                "tiltas-dateAsStated",
            ),
            *("lake-date", "lake-dateAsStated", "lake-eventKind", "lake-ofProject"),
            *("lake-1-eventKind", "lake-1-partOf"),
            *("lake-2-eventKind", "lake-2-partOf", "lake-2-follows"),
            *(f"group-lake-guests-{name}" for name in ("memberKind", "sizeApprox", "sizeAsStated")),
        ]
    )
    assert [iri for iri in claims if iri.startswith(expand("claim:"))] == [
        expand("claim:bridge-lead"),
        expand("claim:bridge-partner"),
        *(expand(f"claim:lake-{name}") for name in names),
    ]


def test_an_inferred_claim_says_why_and_how_sure(made):
    claim = read_claims(made)[expand("claim:lake-host")]
    assert (claim.status, claim.confidence) == ("inferred", "medium")
    assert claim.reason == "It organised a seminar in its own town."
    assert claim.as_named == ""
    assert [quote.exact for quote in claim.quotes] == ["Semināru rīkoja Ežezera dome"]


def test_a_statement_is_read_as_a_claim_of_a_thing(made):
    claims = read_claims(made)
    mode = claims[expand("claim:lake-mode")]
    assert (mode.participant, mode.role, mode.status) == (
        "Seminar by the water",
        "",
        "interpreted",
    )
    assert mode.thing == made.labels()[expand("mode:on-site")]
    year = claims[expand("claim:lake-year")]
    assert (year.thing, year.date) == ("2031-05-04", "")


KINDS = """
actor:anna a migov:Person ; skos:prefLabel "Anna"@en .
actor:a-as-printed a migov:Person ; skos:prefLabel "A."@en .
actor:house a migov:Organisation ; skos:prefLabel "House"@en , "Māja"@lv .
event:day a migov:Event ; skos:prefLabel "Day"@en .
project:other a migov:Project ; skos:prefLabel "Unrelated"@en .
claim:part a migov:Participation ; migov:participant actor:anna ; migov:inEvent event:day ;
  migov:role role:moderator ; migov:status status:stated .
claim:post a migov:Tenure ; migov:holder actor:anna ; migov:postTitle "head"@en ;
  migov:postIn actor:house ; migov:status status:stated .
claim:post-alone a migov:Tenure ; migov:holder actor:anna ; migov:postTitle "head"@en ;
  migov:status status:stated .
claim:one a migov:Identity ; migov:one actor:anna ; migov:other actor:a-as-printed ;
  migov:verdict verdict:undecided ; migov:status status:interpreted .
claim:thing a migov:Statement ; rdf:subject actor:house ; rdf:predicate migov:kind ;
  rdf:object kind:ngo ; migov:status status:inferred .
claim:words a migov:Statement ; rdf:subject actor:house ; rdf:predicate skos:altLabel ;
  rdf:object "the House"@en ; migov:status status:stated .
claim:bare migov:status status:stated .
claim:money a migov:Funding ; migov:giver actor:house ; migov:fundingKind fundingkind:grant ;
  migov:amount 148680.50 ; migov:currency "EUR" ; migov:inProject event:day ;
  migov:status status:stated .
claim:sum a migov:Funding ; migov:fundingKind fundingkind:total ; migov:amount 7 ;
  migov:currency "EUR" ; migov:inProject event:day ; migov:status status:stated .
claim:share a migov:Funding ; migov:fundingKind fundingkind:partner-share ; migov:share 12.5 ;
  migov:recipient actor:house ; migov:status status:stated .
claim:seat a migov:Membership ; migov:member actor:anna ; migov:role role:member ;
  migov:memberOf actor:house ; migov:status status:stated .
claim:renamed a migov:Succession ; migov:predecessor actor:house ; migov:successor actor:anna ;
  migov:changeKind changekind:renaming ; migov:status status:stated .
"""


def test_each_kind_of_claim_is_told_in_one_line(make_study):
    """A post was headed by a project that had nothing to do with it."""
    claims = read_claims(kg.load(make_study({"a.ttl": KINDS})))
    names = {iri: re.sub("-[0-9a-f]{16}$", "", iri.rpartition("/")[2]) for iri in claims}
    assert {names[iri]: claim.heading for iri, claim in claims.items()} == {
        "part": "Anna: moderator, Day",
        "post": "Anna: head, House",
        "post-alone": "Anna: head",
        "one": "Anna / A.: undecided",
        "thing": "House: kind non-governmental organisation",
        "words": "House: skos:altLabel the House",
        "bare": "",
        "money": "House: grant 148680.5 EUR, Day",
        "sum": "total 7 EUR, Day",
        "share": "House: share of a partner",
        "seat": "Anna: member, House",
        "renamed": "House: renaming, Anna",
        "presence": "Anna: present at Day",
        "narrowest-kind": "House: narrowest kind non-governmental organisation",
        "funder": "Day: funded by House",
        "sector-of-a-kind": "House: sector civil society",
    }
    assert claims[expand("claim:bare")].thing == ""
    assert claims[expand("claim:post")].role_label == ""


def test_a_claim_is_told_in_the_readers_language(make_study):
    claims = read_claims(kg.load(make_study({"a.ttl": KINDS})), "lv")
    assert claims[expand("claim:post")].heading == "Anna (en): head, Māja"


def test_a_claim_with_a_value_too_many_is_told_the_same_way_each_time(make_study):
    more = "claim:post migov:postIn actor:anna ."
    dataset = kg.load(make_study({"a.ttl": KINDS, "b.ttl": more}))
    claims = [read_claims(dataset)[expand("claim:post")] for _ in range(3)]
    assert {claim.heading for claim in claims} == {"Anna: head, Anna"}


def test_the_quotes_of_a_claim_stand_in_the_order_of_the_text_with_what_is_around(made):
    quotes = read_claims(made)[expand("claim:lake-speaker-2")].quotes
    assert [(q.exact, q.prefix, q.suffix) for q in quotes] == [
        ("daļā", "otrajā ", ""),
        ("runāja biedrība “Ūdensroze”", "", ""),
    ]


def test_every_claim_of_the_repositorys_own_data_can_be_read(example):
    claims = read_claims(example)
    records = {iri for iri in example.dataset.records if iri.startswith(expand("claim:"))}
    assert {iri for iri in claims if iri.startswith(expand("claim:"))} == records
    for claim in claims.values():
        assert claim.status in {"stated", "interpreted", "inferred", "external"}
        # What a document is, such as a news item, it need not say.
        said = claim.quotes or ": kind of document " in claim.heading
        assert said or claim.status == "external"
        assert all(quote.exact and quote.document for quote in claim.quotes)


def test_each_claim_of_the_repositorys_own_data_is_headed_by_what_its_record_names(example):
    labels = example.labels()
    ends = ("participant", "holder", "one", "subject", "giver", "member")
    known: dict[str, dict[str, str]] = {}
    for triple in (each for triples in example.dataset.files.values() for each in triples):
        name, value = local_name(triple.predicate.value), getattr(triple.object, "value", "")
        known.setdefault(getattr(triple.subject, "value", ""), {})[name] = value
    # Of two joined records a claim shows the name of the one that stays.
    same = {
        said["other"]: said["one"]
        for said in known.values()
        if said.get("verdict") == expand("verdict:same")
    }

    def shown(said, names):
        value = next(said[name] for name in names if name in said)
        if local_name(said["type"]) != "Identity":
            value = same.get(value, value)
        return labels.get(value, value)

    for iri, claim in read_claims(example).items():
        if iri.startswith(expand("derived:")):
            continue  # a rule made it
        if iri.startswith(expand("fact:")):
            quoted = bool(claim.quotes) or ": kind of document " in claim.heading
            assert (claim.status, quoted) == ("stated", True) or claim.reason
            continue  # it has no record; its heading is tested above
        said = known[iri]
        about = shown(said, ends) if set(ends) & said.keys() else ""
        things = ("inEvent", "inProject", "inWork", "object", "postIn", "other", "memberOf")
        thing = shown(said, things)
        says = shown(said, ("role", "predicate", "postTitle", "verdict", "fundingKind"))
        # The engine writes 148680.00 as 148680.
        amount = f"{Decimal(said.get('amount', 0)).normalize():f}"
        total = f" {amount} {said['currency']}" if "amount" in said else ""
        assert claim.heading in {
            f"{about}: {says}, {thing}",
            f"{about}: {says} {thing}",
            f"{about} / {thing}: {says}",
            f"{about}: {says}{total}, {thing}",
            f"{says}{total}, {thing}",
        }
        assert (claim.participant, claim.thing) == (about, thing)
        assert says
        assert thing
    assert claims_headed(example, "kaunas-minister") == (
        "Albinas Vilčinskas: Lietuvos Respublikos kultūros ministras, "
        "Ministry of Culture of the Republic of Lithuania"
    )
    assert claims_headed(example, "identity-seventh-entry") == (
        "National Minorities under the Government of the Republic of Lithuania / "
        "EU investment unit: undecided"
    )
    assert claims_headed(example, "kaunas-unit-kind") == (
        "EU investment unit: kind department of a ministry"
    )


def claims_headed(dataset, name):
    return read_claims(dataset)[expand(f"claim:{name}")].heading


def test_the_title_of_a_post_is_told_in_the_language_of_its_document(example):
    """The page said “Post or membership in”, and not which."""
    claims = read_claims(example).values()
    mayors = {(claim.participant, claim.says_lang) for claim in claims if claim.says == "meras"}
    assert ("Mindaugas Sinkevičius", "lt") in mayors
