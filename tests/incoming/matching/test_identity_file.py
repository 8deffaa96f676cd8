from __future__ import annotations

import pytest

from kg.errors import DataError, InputError
from kg.incoming.matching.decided import read_decided
from kg.incoming.matching.identity_file import write_decisions
from kg.incoming.matching.verdicts import NOT_SAME, SAME_VERDICT, UNIT_OF, Decision
from kg.rdf import expand
from kg.study import StudyFolder, load_dataset


def decision(one, other, verdict=SAME_VERDICT, **more):
    given = {
        "coder": "Ona",
        "reason": "Two names of one council.",
        "confidence": expand("confidence:high"),
        "status": "",
        "place": "row 2",
    }
    return Decision(expand(f"actor:{one}"), expand(f"actor:{other}"), verdict, **(given | more))


def write(root, *decisions):
    dataset = load_dataset(root)
    return write_decisions(dataset, decisions, read_decided(dataset))


def identity(root):
    return root / "data" / "identity.ttl"


def test_a_decision_has_all_that_a_reader_asks_for(towns):
    written = write(towns, decision("council", "town"))
    assert (written.added, written.changed, written.known) == (1, 0, 0)
    assert identity(towns).read_text("utf-8").partition("\n\n")[2] == (
        "claim:identity-council-town a migov:Identity ;\n"
        '    migov:coder "Ona" ;\n'
        "    migov:confidence confidence:high ;\n"
        "    migov:evidence quote:a , quote:c ;\n"
        "    migov:one actor:council ;\n"
        "    migov:other actor:town ;\n"
        '    migov:reason "Two names of one council." ;\n'
        "    migov:status status:interpreted ;\n"
        "    migov:verdict verdict:same .\n"
    )


def test_without_quotes_that_name_both_it_is_inferred(towns):
    write(towns, decision("council", "city"))
    assert "status:inferred" in identity(towns).read_text("utf-8")


def test_it_joins_the_two_and_deleting_it_separates_them(towns):
    write(towns, decision("council", "town"))
    assert expand("actor:town") in {
        quad.subject.value for quad in load_dataset(towns).store if "isReplacedBy" in str(quad)
    }
    identity(towns).unlink()
    assert "isReplacedBy" not in "".join(map(str, load_dataset(towns).store))


def test_the_same_again_changes_nothing_and_another_verdict_changes_the_record(towns):
    write(towns, decision("council", "town"))
    before = identity(towns).read_bytes()
    written = write(towns, decision("town", "council", reason="Another reason."))
    assert (written.added, written.changed, written.known) == (0, 0, 1)
    assert identity(towns).read_bytes() == before
    written = write(towns, decision("council", "town", NOT_SAME))
    assert (written.added, written.changed, written.known) == (0, 1, 0)
    (found,) = read_decided(load_dataset(towns))
    assert found.decision.verdict == NOT_SAME


def test_decisions_that_contradict_each_other_are_not_written(towns):
    write(towns, decision("council", "town"))
    before = identity(towns).read_bytes()
    with pytest.raises(DataError) as caught:
        write(towns, decision("town", "city"), decision("city", "council", NOT_SAME, place="row 9"))
    assert str(caught.value) == (
        "nothing was written, since decisions contradict each other: actor:town is actor:city "
        "(row 2) and actor:council is actor:town (in the study), but actor:city is not "
        "actor:council (row 9)"
    )
    assert identity(towns).read_bytes() == before


def test_which_of_two_is_the_unit_can_be_changed_and_not_be_both(towns):
    write(towns, decision("council", "office", UNIT_OF))
    assert write(towns, decision("council", "office", UNIT_OF)).known == 1
    assert write(towns, decision("office", "council", UNIT_OF)).changed == 1
    (found,) = read_decided(load_dataset(towns))
    assert found.decision.other == expand("actor:council")
    with pytest.raises(DataError, match=r"but actor:council is a unit of actor:office \(in the"):
        write(towns, decision("council", "city"), decision("city", "office"))


def test_a_decision_in_another_file_is_not_changed(towns):
    write(towns, decision("council", "town"))
    identity(towns).rename(towns / "data" / "own.ttl")
    with pytest.raises(DataError, match=r"own.ttl:9: has another decision on the pair of row 2"):
        write(towns, decision("council", "town", NOT_SAME))


def test_a_comment_is_not_lost(towns):
    identity(towns).write_text("# mine\n", "utf-8")
    write(towns, decision("council", "town"))
    assert identity(towns).read_text("utf-8").startswith("# mine\n@prefix ")


def test_two_decisions_of_one_name_have_two_records(towns):
    long = "x" * 70
    for name in ("1", "2"):
        body = f'actor:{long}{name} a migov:Organisation ; skos:prefLabel "N{name}"@en .'
        prefixes = (towns / "data" / "a.ttl").read_text("utf-8").partition("\nplace:")[0]
        (towns / "data" / f"{name}.ttl").write_text(f"{prefixes}\n{body}", "utf-8")
    write(towns, decision(f"{long}1", "town"), decision(f"{long}2", "city"))
    assert len(read_decided(load_dataset(towns))) == 2


def test_the_shipped_example_is_not_changed(towns):
    with pytest.raises(InputError, match="the shipped example is not changed"):
        write(StudyFolder(towns, is_example=True), decision("council", "town"))
