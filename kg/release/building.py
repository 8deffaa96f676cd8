"""Everything from Turtle to pages, stage by stage, into one folder.

Same study, same bytes: nothing in the folder depends on the clock or on the machine. Only where
nodes stand in the pages of networks is taken from the build that is replaced.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answers import left_out, write_answer
from kg.findings import Report
from kg.names import built_name, shown
from kg.networks import (
    Material,
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
from kg.pages import (
    Places,
    gap_page,
    index_page,
    network_page,
    node_addresses,
    places_before,
    question_page,
    read_details,
    read_foot,
)
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
    study: StudyFolder,
    out: Path,
    say: Callable[[str], None],
    *,
    timeout: float | None = TIMEOUT,
    engine: str = "auto",
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
    engine
        What judges the shapes; see :func:`kg.validation.validating.validate`.

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
        report = validate(dataset, timeout=timeout, engine=engine)
        say(f"validate: {report.summary}")
        if report.conforms:
            content = _content(Local(dataset), report, out, say)
            replace(content)
            say(f"wrote {shown(out)}: {len(content) + 1} files")
    return report


def _content(
    source: Local, report: Report, out: Path, say: Callable[[str], None]
) -> dict[str, bytes]:
    """Make every file of the folder, by its name within it."""
    made: dict[str, bytes] = {}
    questions = [(query, run(source, query)) for query in list_queries(source.folder, "questions")]
    missing = find_gaps(source)
    made["gaps.csv"] = write(gaps_overview(missing), "csv").encode()
    say(f"query: {len(questions)} questions answered, {len(missing)} gaps looked for")
    # The page draws part-of edges; measures and files have the ties alone.
    built: list[tuple[Query, nx.Graph[str]]] = []
    materials: list[tuple[Material, list[str]]] = []
    for query in list_queries(source.folder, "networks"):
        notes: list[str] = []
        material = gather(source, query, say=notes.append)
        graph = finished(material, part_of=True, say=notes.append)
        card = describe(ties(graph), material, source, notes, query.reading)
        name = f"networks/{built_name(query.name)}.card"
        made |= {f"{name}.txt": as_text(card).encode(), f"{name}.jsonld": as_jsonld(card).encode()}
        built.append((query, graph))
        materials.append((material, notes))
    say(f"network: {', '.join(f'{query.name} ({len(graph)} nodes)' for query, graph in built)}")
    measured = [measure(graph) for _, graph in built]
    say(f"measure: {sum(map(len, measured))} nodes")
    claims = read_claims(source)
    for (query, graph), table, (material, notes) in zip(built, measured, materials, strict=True):
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
            details=read_details(source, graph, claims),
            note=query.reading,
            foot=read_foot(graph, claims, source, material, notes, query.reading),
            places=places_before(out / "networks" / f"{name}.html"),
        )
        made[f"networks/{name}.html"] = page.encode()
    quotes, version = read_quotes(source), source.version()
    places = Places(nodes=node_addresses(built))
    asked = [("query", "questions", question_page, query, table) for query, table in questions]
    asked += [("gaps", "gaps", gap_page, gap.query, gap.table) for gap in missing]
    for command, folder, make, query, table in asked:
        page = make(
            query,
            table,
            quotes,
            claims,
            data_version=version,
            command=shlex.join(("kg", command, query.name)),
            places=places,
        )
        made |= _answer(folder, query, table, page, say)
    counts = [(gap.query, len(gap.rows)) for gap in missing]
    networks = [(query, ties(graph)) for query, graph in built]
    answered = [(query, len(table.rows)) for query, table in questions]
    made["index.html"] = index_page(source, report, answered, counts, networks).encode()
    say(f"page: {sum(name.endswith('.html') for name in made)} pages")
    return made


def _answer(
    folder: str, query: Query, table: Table, page: str, say: Callable[[str], None]
) -> dict[str, bytes]:
    """Return a query's answer as files: the query, two tables and a page."""
    name = f"{folder}/{built_name(query.name)}"
    if left := left_out(table, "html"):
        say(f"{shown(name)}.html: {left}; all of them are in {shown(built_name(query.name))}.csv")
    files = {form: write_answer(table, form) for form in ("csv", "json")}
    files |= {"rq": query.text.encode(), "html": page.encode()}
    return {f"{name}.{ending}": content for ending, content in files.items()}
