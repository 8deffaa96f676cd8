"""Compare kg with what else answers SPARQL: loading, memory, and the queries of ``asked.py``.

    python benchmarks/questions.py [100000 1000000] [--growth 100000 300000 1000000]

Each engine loads the same generated study and the ontology, in a process of its own, and is asked
the same queries; the rows are compared. Then every query of ``queries/`` is asked of kg on studies
of growing size, to find any whose time grows faster than its answer. The tables are printed in
Markdown. Times are of the processor, in all processes of an engine; the least of several runs is
given, since a busy machine can only add to it.

It needs what ``requirements/benchmarks.in`` names.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import math
import multiprocessing
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from asked import DERIVED, DRAFTS, QUESTIONS
from generate import generate
from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.questions.binding import bind
from kg.questions.lookup import find_queries, read_query
from kg.questions.parameters import bound_terms
from kg.questions.rewriting import rewritten
from kg.rdf.vocabulary import PREFIXES
from kg.study.dataset import load_dataset
from kg.study.demand import wanted
from kg.study.dumping import dump
from kg.study.folder import StudyFolder, ontology_files, open_study
from kg.study.views import names_graphs

Row = tuple[str, ...]


def declared(text: str) -> str:
    """Return a query with the prefixes it uses."""
    used = sorted(set(re.findall(r"\b(\w+):", text)) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + text


def written(cell: object) -> str:
    """Return the value of a term in SPARQL's syntax, without its language or type."""
    text = "" if cell is None else str(cell)
    if text.startswith("<"):
        return text[1:-1]
    return text[1 : text.rindex('"')] if text.startswith('"') else text


def memory(process: int | str = "self") -> tuple[float, float]:
    """Return the megabytes that a process holds, and those it held at most."""
    status = Path(f"/proc/{process}/status").read_text()
    now, most = (re.search(rf"{name}:\s+(\d+) kB", status) for name in ("VmRSS", "VmHWM"))
    return int(now[1]) / 1024, int(most[1]) / 1024


def seconds() -> float:
    """Return the processor time of this process and of those it waited for."""
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + waited.ru_utime + waited.ru_stime


def of_children() -> float:
    """Return the processor time of the processes that this one has started and that still run."""
    started = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    # The clock of another process, as clock_getcpuclockid(3) makes it on Linux.
    return sum(time.clock_gettime((~int(child) << 3) | 2) for child in started)


ANEW = "anew"  # asked of kg's worker: forget what was derived

# Each engine loads files and gives a function that answers a query, whose rows are all fetched, and
# one that gives the rows as plain text, which is not timed.
Asking = Callable[[str], object]
Plain = Callable[[object], list[Row]]


def with_rdflib(files: list[Path], _: Path) -> tuple[Asking, Plain]:
    import rdflib

    graph = rdflib.Graph()
    for path in files:
        graph.parse(path, format="turtle")
    return (
        lambda text: list(graph.query(text)),
        lambda rows: [tuple("" if cell is None else str(cell) for cell in row) for row in rows],
    )


def with_pyoxigraph(files: list[Path], _: Path) -> tuple[Asking, Plain]:
    held = Store()
    for path in files:
        held.load(path.read_bytes(), RdfFormat.TURTLE)
    return (lambda text: list(held.query(text)), of_terms)


def of_terms(rows: Iterable[Iterable[object]]) -> list[Row]:
    return [tuple("" if cell is None else cell.value for cell in row) for row in rows]


def with_maplib(files: list[Path], _: Path) -> tuple[Asking, Plain]:
    from maplib import Model

    model = Model()
    # One text: it reads thousands of small files much more slowly.
    model.reads("\n".join(path.read_text("utf-8") for path in files), format="turtle")
    return (
        model.query,
        lambda found: [tuple(written(cell) for cell in row) for row in found.rows()],
    )


def with_server(files: list[Path], folder: Path) -> tuple[Asking, Plain]:
    program = Path(sys.executable).parent / "oxigraph"
    at = ["--location", str(folder / "store")]
    subprocess.run([program, "load", *at, "--file", *files], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [program, "serve-read-only", *at, "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    (folder / "pid").write_text(str(server.pid))

    def ask(text: str) -> object:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/query",
            text.encode(),
            {"Content-Type": "application/sparql-query", "Accept": "text/tab-separated-values"},
        )
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode().split("\n")[1:-1]

    for _ in range(100):
        with contextlib.suppress(urllib.error.URLError):
            ask("ASK {}")
            break
        time.sleep(0.1)
    return ask, lambda lines: [tuple(map(written, line.split("\t"))) for line in lines]


def with_kg(_: list[Path], folder: Path) -> tuple[Asking, Plain]:
    """Ask the store of a dataset in this process, without limits."""
    dataset = load_dataset(folder)

    def ask(text: str) -> object:
        if text.startswith("file "):
            query = read_query(Path(text.removeprefix("file ")))
            bound, text = bound_terms(query, {}, lambda _: dataset.prefixes), query.text
        else:
            bound = {}
        text = bind(rewritten(text, bound), bound)
        held = dataset.provide(wanted(text, dataset.prefixes), graphs=names_graphs(text))
        return list(held.query(text, prefixes=dict(dataset.prefixes)))

    return ask, of_terms


def with_worker(_: list[Path], folder: Path) -> tuple[Asking, Plain]:
    """Ask as a notebook does: in the worker that limits keep in check, and get a table."""
    import kg

    dataset = kg.load(folder)

    def ask(text: str) -> object:
        if text == ANEW:
            return dataset.close()
        return dataset.query(text, timeout=None, rows=None, memory=None)

    return ask, lambda table: of_terms(table.rows)


ENGINES = {
    "kg": with_kg,
    "kg.load().query()": with_worker,
    "pyoxigraph": with_pyoxigraph,
    "rdflib": with_rdflib,
    "maplib": with_maplib,
    "Oxigraph server": with_server,
}


@dataclass
class Found:
    """What one engine took: seconds to load, megabytes, and of each question what it took."""

    load: float = math.inf
    held: float = math.nan
    most: float = 0.0
    times: dict[str, float] = field(default_factory=dict)  # infinite where it did not end
    first: dict[str, float] = field(default_factory=dict)  # of kg, with what is derived for it
    rows: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def serve(name: str, files: list[Path], folder: Path, pipe) -> None:
    """Load, and answer what comes through the pipe; in a process of its own."""
    began = seconds()
    ask, plain = ENGINES[name](files, folder)
    taken = seconds() - began
    whose = (folder / "pid").read_text() if name == "Oxigraph server" else "self"
    pipe.send((taken, *memory(whose)))
    while (text := pipe.recv()) is not None:
        if text == ANEW:
            ask(text)
            continue
        try:
            before, began = of_children(), time.process_time()
            found = ask(text)
            taken = time.process_time() - began + of_children() - before
        except Exception as error:
            pipe.send(f"{type(error).__name__}: {error}".splitlines()[0])
            continue
        rows = sorted(plain(found))
        digest = hashlib.sha256(repr(rows).encode()).hexdigest()
        pipe.send((taken, len(rows), digest, memory(whose)[1]))


class Running:
    """An engine at work in a process of its own, which is ended when it takes too long."""

    def __init__(self, name: str, files: list[Path], study: Path) -> None:
        # The server keeps its data on the disk, kg reads the study's folder itself.
        self.folder = study if name.startswith("kg") else Path(tempfile.mkdtemp())
        self.own = self.folder != study
        self.pipe, other = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        arguments = (name, files, self.folder, other)
        self.process = context.Process(target=serve, args=arguments)
        self.process.start()
        other.close()

    def reply(self, limit: float) -> object:
        """Return what the process sends, or None if it sends nothing in time."""
        try:
            return self.pipe.recv() if self.pipe.poll(limit) else None
        except EOFError:
            return None

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self.pipe.send(None)
        self.process.join(2)
        self.process.kill()
        self.process.join()
        if self.own:
            with contextlib.suppress(OSError, ValueError):
                os.kill(int((self.folder / "pid").read_text()), signal.SIGTERM)
            shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True)
class Limits:
    """Seconds for a question and for loading, and how often each is tried at most."""

    question: float
    loading: float
    runs: int


ENOUGH = 20.0  # seconds after which nothing is tried once more


def start(
    name: str, files: list[Path], study: Path, found: Found, limits: Limits
) -> Running | None:
    """Load a study into an engine, and note what that took."""
    running = Running(name, files, study)
    reply = running.reply(limits.loading)
    if not isinstance(reply, tuple):
        running.end()
        found.said["loading"] = "did not load in time"
        return None
    taken, held, most = reply
    found.load, found.held = min(found.load, taken), held
    found.most = max(found.most, most)
    return running


def measure(
    names: Iterable[str],
    study: Path,
    asked: dict[str, str],
    limits: Limits,
    files: list[Path] | None = None,
    anew: str = "",
) -> dict[str, Found]:
    """Load a study into engines and ask them in turn, so that a busy minute is no one's alone.

    A question that does not end in time is given up, and the engine loaded again. What the others
    load are the study's own files, if no files are given. One engine can be asked each question
    once more before, with nothing derived.
    """
    files = files or [*ontology_files(), *StudyFolder(study).files()]
    found = {name: Found() for name in names}
    running: dict[str, Running | None] = {}
    try:
        for again in range(min(3, limits.runs)):
            for name in names:
                if again and found[name].load > ENOUGH:
                    continue
                if running.get(name):
                    running[name].end()
                print(f"loading {name}", file=sys.stderr)
                running[name] = start(name, files, study, found[name], limits)
        for question, text in asked.items():
            print(f"asking: {question}", file=sys.stderr)
            spent = dict.fromkeys(names, 0.0)
            for turn in range(-1 if anew else 0, limits.runs):
                for name in [anew] if turn < 0 else names:
                    if running[name] and spent[name] < ENOUGH:
                        if turn < 0:
                            running[name].pipe.send(ANEW)
                        spent[name] += note(running[name], question, text, found[name], limits)
                        if math.isinf(spent[name]):
                            running[name].end()
                            running[name] = start(name, files, study, found[name], limits)
                if turn < 0:
                    found[anew].first[question] = found[anew].times.pop(question, math.inf)
    finally:
        for each in running.values():
            if each:
                each.end()
    return found


def note(running: Running, question: str, text: str, found: Found, limits: Limits) -> float:
    """Ask a question once, note what comes of it, and return the seconds it took."""
    running.pipe.send(text)
    began = time.monotonic()
    reply = running.reply(limits.question)
    if isinstance(reply, str):
        found.said[question] = reply
        return ENOUGH
    if reply is None:
        found.times.setdefault(question, math.inf)
        return math.inf
    taken, found.rows[question], found.digests[question], most = reply
    found.times[question] = min(taken, found.times.get(question, math.inf))
    found.most = max(found.most, most)
    return time.monotonic() - began


def times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def derived(study: Path, folder: Path) -> list[Path]:
    """Write all that kg knows of a study, with what it derives, as one file in N-Triples."""
    store = Store()
    store.load(dump(load_dataset(study)), format=RdfFormat.N_QUADS)
    path = folder / "all.ttl"
    store.dump(path, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return [path]


def loading(all_found: dict[str, Found], base: str) -> str:
    """Say what each engine needs to load, as a multiple of what the base needs."""
    others = [name for name in all_found if name != base]
    rows = []
    for label, of, unit in (
        ("loading", "load", "s"),
        ("memory then", "held", "MB"),
        ("memory at most", "most", "MB"),
    ):
        own = getattr(all_found[base], of)
        ratios = [times(getattr(all_found[name], of) / own) for name in others]
        rows.append([label, f"{own:,.2f} {unit}", *ratios])
    return table(["", base, *others], rows)


def compared(asked: Iterable[str], all_found: dict[str, Found], limit: float, base: str) -> str:
    """Say what each engine took for each query, as a multiple of what the base took."""
    own = all_found[base]
    others = [name for name in all_found if name != base]
    ratios: dict[str, list[float]] = {name: [] for name in others}
    rows, unequal = [], []
    once = ["the first time"] if own.first else []
    for question in asked:
        took = own.times.get(question, math.nan)
        ended = f"{took * 1000:,.1f} ms" if math.isfinite(took) else "did not end"
        cells = [question, f"{own.rows.get(question, 0):,}", ended]
        cells += [f"{own.first.get(question, math.nan) * 1000:,.1f} ms" for _ in once]
        for name in others:
            found = all_found[name]
            if question not in found.times:
                cells.append(found.said.get(question, "not asked"))
                continue
            if not math.isfinite(took):
                cells.append("did not end" if question not in found.digests else "ended")
            elif question in found.digests:
                cells.append(times(found.times[question] / took))
                if found.digests[question] != own.digests.get(question):
                    unequal.append(f"{question}: {name} gives {found.rows[question]:,} rows")
            else:
                cells.append(f"over {times(limit / took)}")
            if took <= limit:
                ratios[name].append(min(found.times[question], limit) / took)
        rows.append(cells)
    medians = [times(statistics.median(each)) if each else "" for each in ratios.values()]
    rows.append(["**median**", "", "", *("" for _ in once), *medians])
    told = "All engines that answered gave equal rows." if not unequal else "; ".join(unequal)
    return f"{table(['', 'rows', base, *once, *others], rows)}\n{told}\n"


# A scan in the bare engine grows that much faster than the data, as they outgrow the caches of the
# processor: "counts by country" with n to the power of 1.35.
SLACK = 0.35


def growth(sizes: list[int], found: list[Found], names: list[str]) -> str:
    """Say how the time of each question grows with the data, and how its answer does."""

    def exponent(values: list[float]) -> float:
        """Return the slope of the last step, on scales of tenfold steps."""
        before, last = max(values[-2], 1e-9), max(values[-1], 1e-9)
        return math.log(last / before) / math.log(sizes[-1] / sizes[-2])

    rows = []
    for name in names:
        spent = [each.times.get(name, math.nan) for each in found]
        counts = [each.rows.get(name, 0) for each in found]
        slope, answer = exponent(spent), exponent([max(1, count) for count in counts])
        mark = "" if slope <= max(1, answer) + SLACK else "faster than data and answer"
        if not math.isfinite(slope):
            mark = "did not end"
        elif not mark and slope > answer + SLACK and spent[-1] > 0.05:
            mark = "with the data, not the answer"
        cells = [f"{t * 1000:,.1f} ms, {c:,}" for t, c in zip(spent, counts, strict=True)]
        rows.append((-slope, [name, *cells, f"{slope:.2f}", f"{answer:.2f}", mark]))
    header = [f"{size:,} triples: time, rows" for size in sizes]
    ordered = [row for _, row in sorted(rows, key=lambda each: each[0])]
    return table(["question", *header, "time grows as n to the", "rows", ""], ordered)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    sizes = "triples of the studies on which to compare; 0 for none"
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000], help=sizes)
    parser.add_argument("--growth", nargs="*", type=int, default=[100_000, 300_000, 1_000_000])
    parser.add_argument("--kinds", nargs="*", default=["questions", "gaps", "networks"])
    parser.add_argument("--limit", type=float, default=30, help="seconds for one question")
    parser.add_argument("--patience", type=float, default=600, help="seconds for loading")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    given = parser.parse_args()
    limits = Limits(given.limit, given.patience, given.runs)
    all_found = []
    for size in filter(None, given.sizes):
        with tempfile.TemporaryDirectory() as folder:
            study = generate(size, Path(folder) / "study")
            names = dict.fromkeys(["kg", *given.engines])
            asked = {name: declared(text) for name, text in {**QUESTIONS, **DRAFTS}.items()}
            found = measure(names, study, asked, limits)
            print(f"### {size:,} triples\n\n{loading(found, 'kg')}")
            for part in (QUESTIONS, DRAFTS):
                print(compared(part, found, given.limit, "kg"), flush=True)
            all_found += found.values()
            if DERIVED:
                own = "kg.load().query()"
                names = dict.fromkeys([own, *(name for name in given.engines if name != "kg")])
                asked = {name: declared(text) for name, text in DERIVED.items()}
                files = derived(study, Path(folder))
                found = measure(names, study, asked, limits, files, anew=own)
                print(compared(DERIVED, found, given.limit, own), flush=True)
                all_found += found.values()
    shipped = {
        f"{kind}/{name}": f"file {path}"
        for kind in given.kinds
        for name, path in sorted(find_queries(open_study(), kind).items())
    }
    grown = []
    for size in given.growth:
        with tempfile.TemporaryDirectory() as folder:
            study = generate(size, Path(folder))
            grown.append(measure(["kg"], study, shipped, limits)["kg"])
    if len(grown) > 1:
        print(growth(given.growth, grown, list(shipped)))
    for each in [*all_found, *grown]:
        for name, said in each.said.items():
            print(f"{name}: {said}", file=sys.stderr)


if __name__ == "__main__":
    main()
