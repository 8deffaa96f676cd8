"""Everything from Turtle to pages, stage by stage, into one folder.

Same study, same bytes: nothing in the folder depends on the clock or on the machine. Only where
nodes stand in the pages of networks is taken from the build that is replaced.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial
from pathlib import Path

from kg.answers import left_out, write_answer
from kg.collecting import give_back, many_objects
from kg.findings import Report
from kg.names import built_name, shown
from kg.networks import (
    as_jsonld,
    as_text,
    describe,
    export_formats,
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
    Claim,
    Local,
    Query,
    Quote,
    find_gaps,
    gaps_overview,
    list_queries,
    read_claims,
    read_quotes,
    run,
)
from kg.release.folder import output_folder
from kg.study import StudyFolder, load_dataset
from kg.tables import Table, written
from kg.validation import TIMEOUT, validate

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
            give_back()
            with many_objects():
                number = replace(_content(Local(dataset), report, out, say))
            say(f"wrote {shown(out)}: {number} files")
    return report


_Files = Iterator[tuple[str, bytes]]


def _content(source: Local, report: Report, out: Path, say: Callable[[str], None]) -> _Files:
    """Make the files of the folder one after another, each with its name within the folder.

    What is not needed for the next one is let go: of a large study, all of it fills the memory.
    """
    quotes = read_quotes(source)
    claims = read_claims(source, quotes=quotes)
    give_back()
    networks: list[tuple[Query, int, int]] = []
    degrees: list[tuple[Query, dict[str, int]]] = []
    for query in list_queries(source.folder, "networks"):
        tied, drawn = yield from _network(source, query, claims, out)
        networks.append((query, len(drawn), tied))
        degrees.append((query, drawn))
        give_back()
        say(f"network: {shown(query.name)}: {len(drawn):,} nodes measured, written and drawn")
    write_page = partial(
        _answer,
        quotes=quotes,
        claims=claims,
        data_version=source.version(),
        places=Places(nodes=node_addresses(degrees)),
        say=say,
    )
    answered: list[tuple[Query, int]] = []
    for query in list_queries(source.folder, "questions"):
        table = run(source, query)
        answered.append((query, len(table.rows)))
        yield from write_page("query", "questions", question_page, query, table)
    say(f"query: {len(answered)} questions answered")
    missing = find_gaps(source)
    yield "gaps.csv", written(gaps_overview(missing), "csv")
    for gap in missing:
        yield from write_page("gaps", "gaps", gap_page, gap.query, gap.table)
    counts = [(gap.query, len(gap.rows)) for gap in missing]
    say(f"gaps: {len(counts)} gaps looked for")
    yield "index.html", index_page(source, report, answered, counts, networks).encode()


def _network(
    source: Local, query: Query, claims: Mapping[str, Claim], out: Path
) -> Generator[tuple[str, bytes], None, tuple[int, dict[str, int]]]:
    """Make the files of a network: its card, its measures, itself in each format, its page.

    Returns how many ties it has, and how many edges each node has in its page.
    """
    # The page draws part-of edges; measures and files have the ties alone.
    notes: list[str] = []
    material = gather(source, query, say=notes.append)
    graph = finished(material, part_of=True, say=notes.append)
    tied = ties(graph)
    name = built_name(query.name)
    card = describe(tied, material, source, notes, query.reading)
    yield f"networks/{name}.card.txt", as_text(card).encode()
    yield f"networks/{name}.card.jsonld", as_jsonld(card).encode()
    table = measure(graph)
    yield f"measures/{name}.csv", written(table, "csv")
    for form, content in export_formats(tied, _FILES):
        yield f"networks/{name}.{_FILES[form]}", content
    page = network_page(
        graph,
        claims,
        title=query.title,
        question=query.summary,
        measures=values_of(table),
        index_href="../index.html",
        details=read_details(source, graph, claims),
        note=query.reading,
        foot=read_foot(graph, claims, source, card=card),
        places=places_before(out / "networks" / f"{name}.html"),
    )
    yield f"networks/{name}.html", page.encode()
    return tied.number_of_edges(), dict(graph.degree())


def _answer(
    command: str,
    folder: str,
    make: Callable[..., str],
    query: Query,
    table: Table,
    *,
    quotes: Mapping[str, tuple[Quote, ...]],
    claims: Mapping[str, Claim],
    say: Callable[[str], None],
    **page: object,
) -> _Files:
    """Make the files of a query's answer: the query, two tables and a page."""
    name = f"{folder}/{built_name(query.name)}"
    if left := left_out(table, "html"):
        say(f"{shown(name)}.html: {left}; all of them are in {shown(built_name(query.name))}.csv")
    yield f"{name}.rq", query.text.encode()
    labelled = table.labelled()
    for form in ("csv", "json"):
        yield f"{name}.{form}", write_answer(labelled, form)
    del labelled
    asked = shlex.join(("kg", command, query.name))
    yield f"{name}.html", make(query, table, quotes, claims, command=asked, **page).encode()
