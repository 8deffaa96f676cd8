from __future__ import annotations

import pytest
from mapping_samples import MAPPING

from kg.errors import InputError


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("migov:Project", "migov:Projekt", 12, "there is no class migov:Projekt; did you mean mi"),
        ("migov:date:", "migov:dat:", 17, "there is no property migov:dat; did you mean migov:da"),
        ("migov:date:", "migov:role:", 17, "migov:role is for migov:Claim, not for migov:Project"),
        ("LT: place:lt", "LT: place:xx", 24, "there is no code or record place:xx"),
        ("sector:public,", "sector:pubic,", 27, "did you mean sector:public?"),
        ("status:interpreted", "status:guessed", 28, "there is no code or record status:guessed"),
        ("    table: partners\n    key: Pr", "    table: parts\n    key: Pr", 13,
         "there is no table “parts” in this mapping; did you mean “partners”?"),
        ("{record: project}", "{record: projects}", 35, "did you mean “project”?"),
        ("{record: project}", "{record: partner}", 35, "“partner” is a claim, which has no key"),
        ("    key: Project\n", "", 11, "the field “key” is missing"),
        ("    key: Project\n", "    key: {record: organisation}\n", 14, "not a field here"),
        ("    names: Name\n", "", 18, "the field “names” is missing"),
        ("coder: a tester\n", "", 1, "the field “coder” is missing"),
        ("coder: a", "codr: a", 1, "“codr”: is not a field here; did you mean “coder”?"),
        ("doc:lakes", "doc:Lakes", 6, "small letters, digits and hyphens"),
        ("https://example.org/lakes", "example.org", 8, "begins with https://"),
        ("2030-01-02", "2 January", 9, "needs a day such as 2026-11-01"),
        ("language: und", "language: English", 2, "needs a language tag such as en or lt"),
        ("DD.MM.YYYY", "DD.MM.JJJJ", 17, "is not a format of dates"),
        ("        reason: A legal status is read as a sector.\n", "", 28, "needs “reason” beside"),
        ("    key: Project\n", "    key: Project\n    same_as: organisation\n", 15,
         "“organisation” has another class"),
        ("    key: Project\n", "    key: Project\n    same_as: project\n", 15, "name that one"),
        ("    key: Project\n", "    key: Project\n    same_as: projet\n", 15, "did you mean “proj"),
        ("reason: A legal status is read as a sector.", "reason: so", 30, "needs a sentence"),
        ("role:lead-partner}, o", "sector:public}, o", 37,
         "sector:public is of migov:Sector; a value of migov:Role is needed here"),
        ("LT: place:lt", "LT: role:partner", 24, "is of migov:Role; a value of migov:Place"),
        ("status:interpreted", "confidence:low", 28, "a value of migov:Status is needed here"),
        ("LT: place:lt,", "LT: place:lt, lt: place:lv,", 24, "is there in two spellings"),
        ("{record: project}", "{record: organisation}", 35,
         "leads to migov:Project, and “organisation” is migov:Organisation"),
        ("migov:country: {column: Country, codes: {LT: place:lt, LV: place:lv}}",
         "migov:underAuthorityOf: {record: organisation}", 24, "leads each record to itself"),
        ("2030-01-02", "2030-02-30", 9, "needs a day such as 2026-11-01"),
        ("asNamed: Name", "asNamed: {column: Name, format: YYYY}", 38, "is for date values"),
        ("within: migov:inProject", "within: migov:inEvent", 39,
         "names migov:inEvent, to which “values” gives no value"),
        ("    only_one", "    needs: migov:date\n    only_one", 39, "names migov:date, to which"),
        ("records:\n", "  more:\n    document: doc:lakes\n    title: M\n    address: https://a.b/c\n"
         "records:\n", 11, "is the document of the table “partners” too"),
        ("within: migov:inProject", "with: migov:inProject", 39, "did you mean “within”?"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_told_with_its_line(mapped, old, new, line, said):
    assert MAPPING.count(old) >= 1
    with pytest.raises(InputError) as caught:
        mapped(mapping=MAPPING.replace(old, new, 1))
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{mapped.mapping}:{line}: ")


def test_a_claim_has_no_key(mapped):
    old = "    class: migov:Participation\n"
    with pytest.raises(InputError, match="“key”: is not for claims: each row makes one"):
        mapped(**{old: f"{old}    key: Name\n"})


def test_what_is_for_claims_is_for_them_as_a_whole(mapped):
    with pytest.raises(InputError, match="“needs”: is for claims only"):
        mapped(**{"    names: Project\n": "    names: Project\n    needs: migov:date\n"})
    how = "status: status:inferred, confidence: confidence:low, reason: It is so for all."
    with pytest.raises(InputError, match="write the status for the claim as a whole"):
        mapped(**{"asNamed: Name": f"asNamed: {{column: Name, {how}}}"})


def test_a_mapping_is_named_by_its_file_unless_it_says_otherwise(mapped):
    assert {path.name for path in mapped().contents} == {"lakes.ttl", "mapping.ttl"}
    made = mapped(**{"coder: a": "name: Great Lakes\ncoder: a"})
    assert {path.name for path in made.contents} == {"lakes.ttl", "great-lakes.ttl"}
