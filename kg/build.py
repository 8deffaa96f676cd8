"""Everything from Turtle to pages, stage by stage, into one folder.

Same study, same bytes: nothing in the folder depends on the clock or on the machine.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from kg import exports, files, gaps, measures, networks, queries, results, store, tables, validation
from kg.claims import read_claims, read_quotes
from kg.errors import InputError
from kg.pages import listing
from kg.pages.network_page import network_page
from kg.reports import Report
from kg.versions import data_version

__all__ = ["MANIFEST", "build"]

MANIFEST = "manifest.json"


def build(study: store.Study, out: Path, say: Callable[[str], None]) -> Report:
    """Build a study's folder of tables, network files and pages, whole or not at all.

    Parameters
    ----------
    study
        The study.
    out
        The folder to write. What an earlier build wrote there is replaced.
    say
        Called with one line a stage.

    Returns
    -------
    Report
        If it does not conform, nothing was written.

    Raises
    ------
    InputError
        If the folder holds files that no build wrote, or cannot be written.
    """
    _refuse_foreign(out)
    _refuse_unwritable(out)
    dataset = store.load(study)
    say(f"load: {len(dataset.files)} files, {sum(map(len, dataset.files.values()))} triples")
    report = validation.validate(dataset)
    faults = sum(result.severity == "error" for result in report.results)
    say(
        f"validate: {faults} at fault ({report.shapes} shapes, {report.focus_nodes} focus nodes, "
        f"{report.constraints} constraints)"
    )
    if report.conforms:
        content = _content(study, dataset, report, say)
        _replace(out, content)
        say(f"wrote {out}: {len(content)} files")
    return report


def _content(
    study: store.Study,
    dataset: store.Dataset,
    report: Report,
    say: Callable[[str], None],
) -> dict[str, bytes]:
    """Make every file of the folder, by its name within it."""
    made: dict[str, bytes] = {}
    questions, quotes = [], read_quotes(dataset)
    claims, version = read_claims(dataset), data_version(dataset)
    for path in queries.find_queries(study, "questions").values():
        query = queries.read_query(path)
        table = queries.run(dataset, query)
        page = listing.question_page(query, table, quotes, claims, data_version=version)
        made |= _answer(f"questions/{query.name}", table, page)
        questions.append((query, len(table.rows)))
    missing = gaps.find_gaps(dataset)
    for gap in missing:
        page = listing.gap_page(gap.query, gap.table, quotes, claims, data_version=version)
        made |= _answer(f"gaps/{gap.query.name}", gap.table, page)
    made["gaps.csv"] = tables.write(gaps.overview(missing), "csv").encode()
    say(f"query: {len(questions)} questions answered, {len(missing)} gaps looked for")
    built = []
    for path in queries.find_queries(study, "networks").values():
        query = queries.read_query(path)
        built.append((query, networks.build_network(dataset, query)))
    say(f"network: {', '.join(f'{q.name} ({len(g)} nodes)' for q, g in built)}")
    for query, graph in built:
        for form in exports.FORMATS:
            made[f"networks/{query.name}.{form}"] = exports.export_network(graph, form)
    found = {query.name: measures.values(graph) for query, graph in built}
    for query, graph in built:
        table = measures.measure(graph)
        made[f"measures/{query.name}.csv"] = tables.write(table, "csv").encode()
    say(f"measure: {', '.join(measures.MEASURES)}")
    for query, graph in built:
        page = network_page(
            graph,
            claims,
            title=query.title,
            question=query.summary,
            measures=found[query.name],
            index_href="../index.html",
            note=query.reading,
        )
        made[f"networks/{query.name}.html"] = page.encode()
    counts = [(gap.query, len(gap.rows)) for gap in missing]
    overview = listing.index_page(dataset, report, questions, counts, built)
    made["index.html"] = overview.encode()
    say(f"page: {sum(name.endswith('.html') for name in made)} pages")
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(made.items())}
    made[MANIFEST] = (json.dumps({"sha256": sums}, indent=1) + "\n").encode()
    return made


def _answer(name: str, table: tables.Table, page: str) -> dict[str, bytes]:
    """Return a query's answer as files: two tables and a page."""
    rows = {form: results.write(table, form) for form in ("csv", "json")}
    return {f"{name}.{form}": content for form, content in (rows | {"html": page.encode()}).items()}


def _refuse_foreign(out: Path) -> None:
    """Refuse a folder that holds what no build wrote: it would be lost."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise InputError("is no folder; name a folder with -o", path=out)
    if not out.exists():
        return
    try:
        known = set(json.loads((out / MANIFEST).read_text("utf-8"))["sha256"]) | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        known = set()
    foreign = sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if not path.is_dir() and path.relative_to(out).as_posix() not in known
    )
    if foreign:
        raise InputError(
            f"holds “{foreign[0]}”, which no build wrote; move it away or choose another folder "
            "with -o",
            path=out,
        )


def _refuse_unwritable(out: Path) -> None:
    """Refuse a folder that cannot be made, before all the work and not after it."""
    parent = out.resolve().parent
    try:
        Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=parent)).rmdir()
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot be written ({files.reason(error)}); choose another folder with -o", path=out
    )


def _replace(out: Path, content: dict[str, bytes]) -> None:
    """Write a folder beside the old one and put it in its place at the end."""
    target = out.resolve()
    fresh: Path | None = None
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        for name, data in content.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        fresh.chmod(0o755)
        old = fresh.with_name(f"{fresh.name}.old")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
