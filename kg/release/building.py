"""Everything from Turtle to pages, stage by stage, into one folder.

Same study, same bytes: nothing in the folder depends on the clock or on the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answers import write_answer
from kg.findings import Report
from kg.names import built_name, shown
from kg.networks import (
    as_jsonld,
    as_text,
    describe,
    export_network,
    finished,
    gather,
    measure,
    ties,
    values_of,
)
from kg.pages import gap_page, index_page, network_page, question_page
from kg.questions import (
    Local,
    Query,
    find_gaps,
    gaps_overview,
    list_queries,
    read_claims,
    read_quotes,
    run,
)
from kg.release.folder import output_folder
from kg.study import StudyFolder, load_dataset
from kg.tables import Table, write
from kg.validation import TIMEOUT, validate

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["build"]

# The files of a network, by format: what comes after its name.
_FILES = {
    **{form: form for form in ("gexf", "graphml", "net", "paj", "dl", "csv", "xlsx", "json")},
    "nodes": "nodes.csv",
}


def build(
    study: StudyFolder, out: Path, say: Callable[[str], None], *, timeout: float | None = TIMEOUT
) -> Report:
    """Build a study's folder of tables, network files and pages, whole or not at all.

    Parameters
    ----------
    study
        The study.
    out
        The folder to write. What an earlier build wrote there is replaced.
    say
        Called with one line a stage.
    timeout
        Seconds that the shapes may take; None is no limit.

    Returns
    -------
    Report
        If it does not conform, nothing was written.

    Raises
    ------
    InputError
        If the folder cannot be written, or contains anything that is not as a build wrote it.
    """
    with output_folder(out, say) as replace:
        dataset = load_dataset(study, say=say)
        say(f"load: {len(dataset.files)} files, {sum(map(len, dataset.files.values()))} triples")
        report = validate(dataset, timeout=timeout)
        say(f"validate: {report.summary}")
        if report.conforms:
            content = _content(Local(dataset), report, say)
            replace(content)
            say(f"wrote {shown(out)}: {len(content) + 1} files")
    return report


def _content(source: Local, report: Report, say: Callable[[str], None]) -> dict[str, bytes]:
    """Make every file of the folder, by its name within it."""
    made: dict[str, bytes] = {}
    questions, quotes = [], read_quotes(source)
    claims, version = read_claims(source), source.version()
    for query in list_queries(source.folder, "questions"):
        table = run(source, query)
        page = question_page(query, table, quotes, claims, data_version=version)
        made |= _answer(f"questions/{built_name(query.name)}", table, page)
        questions.append((query, len(table.rows)))
    missing = find_gaps(source)
    for gap in missing:
        page = gap_page(gap.query, gap.table, quotes, claims, data_version=version)
        made |= _answer(f"gaps/{built_name(gap.query.name)}", gap.table, page)
    made["gaps.csv"] = write(gaps_overview(missing), "csv").encode()
    say(f"query: {len(questions)} questions answered, {len(missing)} gaps looked for")
    # The page draws part-of edges; measures and files have the ties alone.
    built: list[tuple[Query, nx.Graph[str]]] = []
    for query in list_queries(source.folder, "networks"):
        notes: list[str] = []
        material = gather(source, query, say=notes.append)
        graph = finished(material, part_of=True, say=notes.append)
        card = describe(ties(graph), material, source, notes, query.reading)
        name = f"networks/{built_name(query.name)}.card"
        made |= {f"{name}.txt": as_text(card).encode(), f"{name}.jsonld": as_jsonld(card).encode()}
        built.append((query, graph))
    say(f"network: {', '.join(f'{query.name} ({len(graph)} nodes)' for query, graph in built)}")
    measured = [measure(graph) for _, graph in built]
    say(f"measure: {sum(map(len, measured))} nodes")
    for (query, graph), table in zip(built, measured, strict=True):
        name = built_name(query.name)
        for form, ending in _FILES.items():
            made[f"networks/{name}.{ending}"] = export_network(ties(graph), form)
        made[f"measures/{name}.csv"] = write(table, "csv").encode()
        page = network_page(
            graph,
            claims,
            title=query.title,
            question=query.summary,
            measures=values_of(table),
            index_href="../index.html",
            note=query.reading,
        )
        made[f"networks/{name}.html"] = page.encode()
    counts = [(gap.query, len(gap.rows)) for gap in missing]
    networks = [(query, ties(graph)) for query, graph in built]
    made["index.html"] = index_page(source, report, questions, counts, networks).encode()
    say(f"page: {sum(name.endswith('.html') for name in made)} pages")
    return made


def _answer(name: str, table: Table, page: str) -> dict[str, bytes]:
    """Return a query's answer as files: two tables and a page."""
    rows = {form: write_answer(table, form) for form in ("csv", "json")}
    return {f"{name}.{form}": content for form, content in (rows | {"html": page.encode()}).items()}
