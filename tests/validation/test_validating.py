"""A study against shapes: which shapes count, what is counted, and what cannot be checked."""

from dataclasses import replace

import pytest
from random_shapes import results_of
from validation_faults import FAULTS, faulty
from validation_helpers import FINE, A, prop, select, write

import kg
from kg.errors import InputError
from kg.findings import REPORT_FORMATS, write_report
from kg.rdf.vocabulary import compress, expand
from kg.validation.shapes.shapes import shapes_folder
from kg.validation.validating import validate


def test_shapes_of_the_study_hold_beside_the_shipped_ones(study):
    write(study / "shapes" / "own.ttl", prop("sh:path migov:sector ; sh:minCount 1"))
    report = validate(kg.load(study).dataset)
    missing = {result.focus for result in report.results if result.rule.endswith("/A-p")}
    assert missing == {expand(f"actor:{name}") for name in ("ezezers", "siloju", "udensroze")}
    write(study / "shapes" / "own.ttl", prop("sh:path migov:sektor ; sh:minCount 1"))
    with pytest.raises(InputError, match="did you mean migov:sector"):
        validate(kg.load(study).dataset)


def test_only_the_shapes_that_are_named_hold(made, tmp_path):
    one = write(tmp_path / "one" / "a.ttl", prop("sh:path migov:sector ; sh:minCount 1"))
    two = write(tmp_path / "b.ttl", prop("sh:path migov:level ; sh:minCount 1").replace("A", "B"))
    report = validate(made.dataset, shapes=[one.parent, two])
    named = {compress(result.path) for result in report.results if result.severity == "error"}
    assert named == {"migov:sector", "migov:level"}
    assert report.counts == {
        "shapes": 4,
        "focus_nodes": 3,
        "constraints": 2,
        "judged_by_pyshacl": 3,
    }


def test_both_engines_give_the_same_results_and_the_report_says_which_judged(report, tmp_path):
    contents = {record: said for record, (said, _) in FAULTS.items()}
    reference = validate(faulty(tmp_path, contents), engine="pyshacl")

    def told(given):
        return [(each.severity, each.focus, each.path, each.value, each.message, each.why, each.fix)
                for each in given.results]  # fmt: skip

    assert len(told(report)) > 40
    assert sorted(told(report)) == sorted(told(reference))
    assert results_of(report.graph) == results_of(reference.graph)
    assert report.counts["judged_by_pyshacl"] < reference.counts["focus_nodes"] / 5
    assert report.checked.endswith("of them, kg’s own engine the others.")
    assert reference.checked.endswith(" shapes. pyshacl judged all of them.")


ALL_SORTS = (
    "shape:Own sh:targetClass migov:Organisation ; sh:property [ sh:path skos:prefLabel ; "
    "sh:hasValue 'x' , 'y' , 'z' ; sh:in ( 'x' 'y' 'z' 'w' ) ] ; "
    "sh:sparql [ sh:select 'SELECT $this WHERE { $this a migov:Organisation }' ] ."
)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_what_is_written_is_the_same_whichever_engine_judged(form, made, tmp_path):
    """Reports listed allowed values, results and nameless shapes otherwise on each run."""
    own = write(tmp_path / "own.ttl", ALL_SORTS)
    given = [shapes_folder(), own]
    own_engine, reference = (
        validate(made.dataset, shapes=given, engine=engine) for engine in ("auto", "pyshacl")
    )
    told = {"checked": own_engine.checked, "counts": own_engine.counts}
    assert write_report(replace(reference, **told), form) == write_report(own_engine, form)
    rules = {each.rule for each in own_engine.results}
    assert expand("shape:Own") in rules
    assert not [each for each in rules if each.startswith("s0")]


def test_an_engine_that_does_not_exist_is_refused(made):
    with pytest.raises(InputError, match="no engine “jena”; choose one of auto, pyshacl") as error:
        validate(made.dataset, engine="jena")
    assert error.value.setting == "engine"


def test_a_closed_shape_refuses_known_properties_as_well(made, tmp_path):
    path = write(tmp_path / "own.ttl", f"{A} ; sh:closed true .")
    told = {
        (compress(result.path), result.message)
        for result in validate(made.dataset, shapes=path).results
    }
    assert ("rdf:type", "rdf:type does not belong here") in told
    assert ("migov:kind", "migov:kind does not belong here") in told


def test_a_study_without_data_is_refused(tmp_path):
    write(tmp_path / "data" / "empty.ttl", "")
    own = write(tmp_path / "own.ttl", FINE)
    for shapes in (None, own):
        with pytest.raises(InputError, match="has no record to check; add one to its folder data"):
            validate(kg.load(tmp_path).dataset, shapes=shapes)


def test_shapes_that_apply_to_none_of_the_data_are_refused(made, tmp_path):
    path = write(tmp_path / "own.ttl", FINE.replace("Organisation", "Output"))
    with pytest.raises(
        InputError, match="0 shapes with 0 constraints apply to 0 records; use"
    ) as refused:
        validate(made.dataset, shapes=path)
    assert refused.value.path == path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this ?p ?x BIND(1 AS ?currentShape) }",
        "SELECT $this WHERE { $this ?p ?x LATERAL { SELECT $this ?y WHERE { $this ?q ?y } } }",
        "SELECT $this ?value WHERE { $this $PATH ?value }",
    ],
)
def test_a_query_that_only_the_validator_refuses_is_refused_in_a_sentence(query, made, tmp_path):
    path = write(tmp_path / "own.ttl", select(query))
    with pytest.raises(InputError, match="the validator cannot use these shapes: ") as refused:
        validate(made.dataset, shapes=path)
    assert refused.value.path == path
    assert "\n" not in str(refused.value)


def test_a_place_whose_shapes_apply_to_nothing_is_refused_beside_others(study):
    own = write(study / "shapes" / "own.ttl", prop("sh:path migov:kind ; sh:minCount 1"))
    text = own.read_text("utf-8")
    own.write_text(text.replace("migov:Organisation", "migov:Output"), "utf-8")
    for shapes in (None, [shapes_folder(), own]):
        with pytest.raises(InputError, match="they apply to no record of the study"):
            validate(kg.load(study).dataset, shapes=shapes)


def test_the_study_in_python_has_a_time_limit_too(study, tmp_path):
    rules = write(tmp_path / "own.ttl", prop("sh:path skos:prefLabel ; sh:pattern '^(\\\\w+)+$'"))
    write(
        study / "data" / "slow.ttl",
        f'actor:a a migov:Organisation ; skos:prefLabel "{"a" * 60}!"@en .',
    )
    with pytest.raises(InputError, match=r"0\.5 seconds"):
        kg.load(study).validate(shapes=rules, timeout=0.5)
