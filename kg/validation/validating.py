"""The data against the shapes: pyshacl decides, and each result is found in its file.

kg's own engine finds the few records that pyshacl must judge; see :mod:`kg.validation.judging`.

A report that checked nothing must not look like one that found nothing: the shapes, focus nodes
and constraints checked are counted, and none of these three counts may be zero.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from kg.collecting import many_objects
from kg.errors import InputError
from kg.findings import Report, Result
from kg.study import Dataset, read_terms
from kg.validation.checking import Subject
from kg.validation.clock import Clock
from kg.validation.data_graphs import Node
from kg.validation.judging import ENGINES, Judged
from kg.validation.of_files import caused, files_of, keep
from kg.validation.results import ALL_DATA, once, order, unused
from kg.validation.rules import add_own_rules
from kg.validation.shapes import Count, read_shapes, shapes_folder

__all__ = ["TIMEOUT", "validate"]

TIMEOUT = 300.0
"""Seconds that shapes may take, if nobody says otherwise."""


@many_objects()
def validate(
    dataset: Dataset,
    *,
    shapes: Path | Sequence[Path] | None = None,
    of: Sequence[Path] = (),
    timeout: float | None = TIMEOUT,
    engine: str = "auto",
) -> Report:
    """Validate a study against shapes.

    Parameters
    ----------
    dataset
        The study, read.
    shapes
        A folder or file of shapes, or several. Default: the shipped shapes, and those in the
        study's own folders ``shapes`` and ``ontology/shapes``.
    of
        Files of the dataset, or folders of them: report only what these cause, whatever record it
        is about.
    timeout
        Seconds that the shapes may take; None is no limit.
    engine
        ``auto`` lets kg's own engine find the records that may break a rule, and pyshacl judge
        these; ``pyshacl`` judges all records, and gives the same results.

    Raises
    ------
    InputError
        If there is no such engine; if a rule of the study is wrong; if there are no data, no
        shapes, shapes that could find nothing, or no record that the shapes apply to; or if the
        shapes take too long.
    """
    if engine not in ENGINES:
        raise InputError(
            f"there is no engine “{engine}”; choose one of {', '.join(ENGINES)}", setting="engine"
        )
    dataset.check_rules()
    places, clock = _shape_places(dataset, shapes), Clock(timeout)
    named = files_of(dataset, of)
    terms = read_terms(dataset)
    rules = read_shapes(places, terms.with_others())
    add_own_rules(rules.records, terms.with_others())
    subject = Subject.of(dataset, rules, terms)
    data = [path for path in subject.dataset.contents if path not in dataset.ontology]
    if not any(dataset.files[path] for path in data):
        raise InputError(
            "has no record to check; add one to its folder data", path=dataset.folder.root
        )
    counted = subject.count()
    if not counted.constraints or not counted.focus:
        raise InputError(
            f"nothing was checked: {counted.shapes} shapes with {counted.constraints} constraints "
            f"apply to {len(counted.focus)} records; use the same classes in the data and the "
            "shapes",
            path=places[0],
        )
    if set(data) - set(named):
        _refuse_unused_places(rules.own, counted)
    judged, found = subject.check(places[0], clock, engine)
    if not named:
        results = [*found.values(), *([unused(counted.unused)] if counted.unused else [])]
        number = len(counted.focus)
        return _report(results, counted, _records(number), counted.focus, judged, engine)
    records = subject.records(named) - {ALL_DATA}
    counted = subject.count(records | {ALL_DATA})
    found = caused(dataset, subject, found, named, places[0], clock, engine)
    number = len(counted.focus & records)
    if not number and not found:
        raise InputError(
            "nothing was checked: the shapes apply to no record here; use the same classes in the "
            "data and the shapes",
            path=of[0],
        )
    keep(judged.report, found)
    rest = len(subject.records(data) - records)
    return _report(
        list(found.values()),
        counted,
        f"{_records(number)} of {len(named):,} file{'s' * (len(named) != 1)}, "
        + (f"together with {rest:,} others," if rest else "without others,"),
        counted.focus & records,
        judged,
        engine,
    )


def _report(
    results: list[Result],
    counted: Count,
    what: str,
    focus: Collection[str],
    judged: Judged,
    engine: str,
) -> Report:
    asked = len(judged.by_pyshacl & set(focus))
    return Report(
        results=tuple(once(sorted(set(results), key=order))),
        checked=f"Checked {what} against {_several(counted.constraints, 'rule', 'constraint')} "
        f"of {_several(counted.shapes, 'shape')}. {_engines(engine, asked)}",
        counts={
            "shapes": counted.shapes,
            "focus_nodes": len(focus),
            "constraints": counted.constraints,
            "judged_by_pyshacl": asked,
        },
        unused=counted.unused,
        graph=judged.report,
    )


def _engines(engine: str, asked: int) -> str:
    if engine == "pyshacl":
        return "pyshacl judged all of them."
    if not asked:
        return "kg’s own engine judged all of them."
    return f"pyshacl judged {asked:,} of them, kg’s own engine the others."


def _records(number: int) -> str:
    return _several(number, "record", "focus node")


def _several(number: int, what: str, term: str = "") -> str:
    end = "s" * (number != 1)
    return f"{number:,} {what}{end}" + (f" ({term}{end})" if term else "")


def _refuse_unused_places(own: Mapping[Path, frozenset[Node]], counted: Count) -> None:
    """Refuse a folder or file of shapes none of which apply, whatever the others do."""
    for place, shapes in own.items():
        if not shapes & counted.reached:
            raise InputError(
                "nothing was checked by these shapes: they apply to no record of the study; use "
                "the same classes in the data and the shapes",
                path=place,
            )


def _shape_places(dataset: Dataset, given: Path | Sequence[Path] | None) -> list[Path]:
    if given is not None:
        return [given] if isinstance(given, Path) else list(given)
    return [shapes_folder(), *dataset.folder.shapes]
