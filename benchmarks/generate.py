"""Make a study of any size in this model, to measure on: invented names, real proportions.

    python benchmarks/generate.py 100000 FOLDER

writes FOLDER/data with about that many triples. The same number and seed give the same bytes.
Who takes part how often follows a power law, as in real tables of projects and partners, so that
some bodies are in hundreds of events and most in one.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from kg.rdf.vocabulary import PREFIXES

KINDS = ["municipality", "ministry", "ngo", "university", "think-tank", "association", "foundation"]
ROLES = ["attendee", "speaker", "organiser", "co-organiser", "host", "moderator", "welcome-speaker"]
COUNTRIES = ["lt", "lv", "ee", "pl", "de", "be", "nl", "es", "gr", "it", "fi", "se"]
PEOPLE = {"speaker", "moderator", "welcome-speaker"}
PER_DOCUMENT = 275  # triples, measured


def head() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "\n"


def places() -> str:
    return head() + "".join(
        f'place:{code} a migov:Place ; skos:prefLabel "Country {code}"@en ; '
        f'migov:iso3166 "{code.upper()}" .\n'
        for code in COUNTRIES
    )


def actor(number: int) -> str:
    return (
        f'actor:body-{number} a migov:Organisation ; skos:prefLabel "Body {number}"@en , '
        f'"Iestāde {number}"@lv .\n'
    )


def person(number: int) -> str:
    return f'actor:person-{number} a migov:Person ; skos:prefLabel "Person {number}"@en .\n'


class Chooser:
    """Choose numbers below a limit, small ones far more often."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def below(self, limit: int) -> int:
        return min(limit - 1, int(self.random.paretovariate(0.9)) - 1)


def document(number: int, bodies: int, people: int, choose: Chooser) -> str:
    """Write one news item: an event with three parts, and who took part in which."""
    rand, name = choose.random, f"n{number}"
    lines = [
        f'doc:{name} a migov:Document ; skos:prefLabel "News item {number}"@en ; '
        f"migov:address <https://example.org/news/{number}> ; "
        f'migov:coder "a generator" ; migov:language "en" .'
    ]
    project = f"project:p{number // 4}"
    if number % 4 == 0:
        lines.append(
            f'{project} a migov:Project ; skos:prefLabel "Project {number // 4}"@en ; '
            f'migov:date "2021-01/2024-12"^^loc:edtf .'
        )
    quotes = 0

    def quote(words: str) -> str:
        nonlocal quotes
        quotes += 1
        start = quotes * 100
        lines.append(
            f'quote:{name}-{quotes} a migov:Evidence ; oa:exact "{words}"@en ; oa:start {start} ; '
            f"oa:end {start + len(words)} ; migov:document doc:{name} ."
        )
        return f"quote:{name}-{quotes}"

    day = f"202{rand.randint(1, 4)}-{rand.randint(1, 12):02}-{rand.randint(1, 28):02}"
    lines.append(
        f'event:{name} a migov:Event ; skos:prefLabel "Meeting {number}"@en ; '
        f'migov:eventKind eventkind:conference ; migov:date "{day}"^^loc:edtf ; '
        f"migov:ofProject {project} ; migov:evidence {quote(f'a meeting on {day}')} ."
    )
    for part in (1, 2, 3):
        lines.append(
            f'event:{name}-{part} a migov:Event ; skos:prefLabel "Part {part} of {number}"@en ; '
            f"migov:eventKind eventkind:talk ; migov:partOf event:{name} ; "
            f"migov:evidence {quote(f'part {part} was about integration')} ; "
            f"migov:about topic:migrant-integration ; migov:ordinal {part} ."
        )
    for claim in range(14):
        role = rand.choice(ROLES)
        body = choose.below(bodies)
        words = quote(f"body {body} took part as {role}")
        common = f"migov:evidence {words} ; migov:role role:{role} ; migov:status status:stated"
        if role in PEOPLE:
            who = choose.below(people)
            lines.append(
                f"claim:{name}-t{claim} a migov:Tenure ; migov:holder actor:person-{who} ; "
                f'migov:postIn actor:body-{body} ; migov:postTitle "head"@en ; '
                f"migov:evidence {words} ; migov:status status:stated ."
            )
            where = f"event:{name}-{rand.randint(1, 3)}"
            lines.append(
                f"claim:{name}-{claim} a migov:Participation ; migov:participant "
                f"actor:person-{who} ; migov:inEvent {where} ; {common} ; "
                f"migov:inCapacityOf claim:{name}-t{claim} ."
            )
        else:
            lines.append(
                f"claim:{name}-{claim} a migov:Participation ; migov:participant actor:body-{body} "
                f"; migov:inEvent event:{name} ; {common} ."
            )
    body = choose.below(bodies)
    fact = quote(f"body {body} is of that kind")
    lines.append(
        f"actor:body-{body} migov:kind kind:{KINDS[body % len(KINDS)]} ; "
        f"migov:country place:{COUNTRIES[body % len(COUNTRIES)]} ; migov:evidence {fact} ."
    )
    partner = choose.below(bodies)
    lines.append(
        f"claim:{name}-partner a migov:Participation ; migov:participant actor:body-{partner} ; "
        f"migov:inProject {project} ; migov:role role:partner ; migov:status status:inferred ; "
        f'migov:confidence confidence:medium ; migov:reason "It came with the others." .'
    )
    if number % 4 == 0:  # without chance, so that all else stays as it was
        giver = number % 7
        lines.append(
            f"claim:{name}-lead a migov:Participation ; migov:participant "
            f"actor:body-{number % bodies} ; migov:inProject {project} ; "
            f"migov:role role:lead-partner ; migov:status status:stated ; "
            f"migov:evidence {quote(f'body {number % bodies} leads it')} ."
        )
        lines.append(
            f"claim:{name}-money a migov:Participation ; migov:participant actor:body-{giver} ; "
            f"migov:inProject {project} ; migov:role role:funder ; migov:status status:stated ; "
            f"migov:evidence {quote(f'body {giver} pays')} ."
        )
        lines.append(
            f'actor:unit-{number} a migov:Unit ; skos:prefLabel "Unit {number}"@en ; '
            f"migov:subUnitOf actor:body-{number // 8} ; "
            f"migov:evidence {quote('a unit of it')} ."
        )
    return head() + "\n".join(lines) + "\n"


def generate(triples: int, folder: Path, *, seed: int = 7) -> Path:
    """Write a study of about so many triples, and return its folder."""
    number = max(4, triples // PER_DOCUMENT)
    bodies, people = number, number // 2 + 1
    choose = Chooser(seed)
    for part in ("actors", "documents"):
        (folder / "data" / part).mkdir(parents=True, exist_ok=True)
    (folder / "data" / "places.ttl").write_text(places(), "utf-8")
    everybody = "".join(map(actor, range(bodies))) + "".join(map(person, range(people)))
    (folder / "data" / "actors" / "all.ttl").write_text(head() + everybody, "utf-8")
    for each in range(number):
        text = document(each, bodies, people, choose)
        (folder / "data" / "documents" / f"n{each}.ttl").write_text(text, "utf-8")
    return folder


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
