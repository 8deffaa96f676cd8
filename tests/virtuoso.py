"""Ask a Virtuoso server every shipped question, and tell which it answers as the study does here.

It is no test of the suite: ``make virtuoso`` runs it, where the server is installed (on Debian the
package virtuoso-opensource). A difference that ``KNOWN`` explains is reported, any other fails.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import kg
from kg.errors import KgError
from kg.limits import Limits
from kg.questions.asking import run
from kg.questions.lookup import find_queries, read_query
from kg.questions.remote.endpoint import Endpoint
from kg.questions.sources import Request
from kg.rdf.vocabulary import PREFIXES
from kg.study.dumping import dump
from kg.study.folder import StudyFolder, shipped
from kg.tables.table import Table

LIMITS = Limits(timeout=60)
# To sort 26,568 rows for each of their pages takes long on a slow machine.
SORTING = Limits(timeout=600)

# Triples that a dump gives no graph, the union, go into this one.
UNION = f"{PREFIXES['graph']}union"

# Faults of Virtuoso 7.2.5, each tried out in a smaller query.
BOOLEAN = "a boolean comes as the number 1"
KNOWN = {
    "questions/who-joined-only-a-part": BOOLEAN,
    "networks/organisation-unit": BOOLEAN,
}
# With more rows than it gives at a time. kg notices the rows that come again, and stops.
CAPPED = "OFFSET counts equal rows that DISTINCT then takes away, so pages overlap"
KNOWN_CAPPED = {
    "questions/who-joined-only-a-part": CAPPED,
}

INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def virtuoso(data: bytes, rows: int) -> Iterator[str]:
    """Start a server with a database of its own, load N-Quads, and give its address."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not program or not client:
        sys.exit("Virtuoso is not here. Install it with: sudo apt-get install virtuoso-opensource")
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as folder:
        sql, http = free_port(), free_port()
        ini = Path(folder, "virtuoso.ini")
        ini.write_text(INI.format(folder=folder, sql=sql, http=http, rows=rows), "utf-8")
        Path(folder, "data.nq").write_bytes(data)
        server = subprocess.Popen(
            [program, "+foreground", "+configfile", ini],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(server, http)
            # 512 stands for N-Quads.
            load = f"DB.DBA.TTLP_MT(file_to_string_output('{folder}/data.nq'), '', '{UNION}', 512);"
            said = subprocess.run(
                [client, f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT", f"EXEC={load}"],
                capture_output=True,
                text=True,
                timeout=120,
                check=True,
            ).stdout
            if "*** Error" in said:
                sys.exit(f"Virtuoso cannot load the dump: {said}")
            yield f"http://127.0.0.1:{http}/sparql?default-graph-uri={quote(UNION, safe='')}"
        finally:
            server.kill()
            server.wait(20)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"Virtuoso ended by itself, with status {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("Virtuoso did not start within a minute")


def shown(table: Table) -> Counter[tuple[str, ...]]:
    """Return the rows as a reader sees them, in no order."""
    return Counter(tuple(table.show(cell) for cell in row) for row in table.rows)


IN_ANOTHER_ORDER = "rows in another order"


def difference(here: Table, endpoint: Endpoint, path: Path, params: Mapping[str, str]) -> str:
    """Say how the endpoint's answer differs, or nothing."""
    try:
        there = run(endpoint, read_query(path), params, lang="lt", limits=LIMITS)
    except KgError as error:
        said = " ".join(error.message.partition("It says: ")[2].split()) or error.message
        return f"error: {said[:110]}"
    if there.rows == here.rows and shown(there) == shown(here):
        return ""
    ours, theirs = shown(here), shown(there)
    if ours == theirs:
        same = Counter(map(str, here.rows)) == Counter(map(str, there.rows))
        return IN_ANOTHER_ORDER if same else "terms of another kind, read alike"
    return (
        f"{(ours - theirs).total()} of {len(here.rows)} rows missing, "
        f"{(theirs - ours).total()} others"
    )


def cases() -> Iterator[tuple[str, Path, Mapping[str, str]]]:
    """Give every shipped query, without and with the examples of its parameters."""
    study = StudyFolder(shipped(), is_example=True)
    for folder in ("questions", "networks", "gaps"):
        for name, path in find_queries(study, folder).items():
            examples = {p.name: p.example for p in read_query(path).params if p.example}
            for params in ({}, examples) if examples else ({},):
                yield f"{folder}/{name}", path, params


def compare(study: kg.Study, endpoint: Endpoint) -> dict[str, list[str]]:
    """Return for each shipped query how its answers differ; an empty text is no difference."""
    found: dict[str, list[str]] = {}
    for name, path, params in cases():
        here = run(study, read_query(path), params, lang="lt")
        found.setdefault(name, []).append(difference(here, endpoint, path, params))
    return found


def main() -> int:
    """Compare, print a table, and return 1 if a difference is not known."""
    study = kg.load(StudyFolder(shipped(), is_example=True))
    data = dump(study.dataset)
    failed = False
    with virtuoso(data, 1_000_000) as address:
        endpoint = Endpoint(address, study.folder)
        found = compare(study, endpoint)
        for name, differences in found.items():
            told = "; ".join(dict.fromkeys(filter(None, differences)))
            known = KNOWN.get(name, "")
            failed |= bool(told) != bool(known)
            print(f"{name:55} {'differs' if told else 'same'}  {told}")
            if told or known:
                print(f"{'':55} why: {known or 'NOT KNOWN'}")
        failed |= not sorts_past_its_limit(study, endpoint)
    for folder in ("questions", "networks", "gaps"):
        these = [all(not d for d in found[name]) for name in found if name.startswith(folder)]
        print(f"{folder}: {sum(these)} of {len(these)} same")
    with virtuoso(data, 20) as address:
        capped = compare(study, Endpoint(address, study.folder))
    others = 0
    for name in found:
        # Several pages sort rows further than a question need.
        before, after = (
            [d.replace(IN_ANOTHER_ORDER, "") for d in told[name]] for told in (found, capped)
        )
        known = KNOWN_CAPPED.get(name, "")
        failed |= (before != after) != bool(known)
        if before != after:
            print(f"{name:55} differs with a cap of 20 rows: {after}")
            print(f"{'':55} why: {known or 'NOT KNOWN'}")
            others += 1
    print(f"with a cap of 20 rows: {len(found) - others} of {len(found)} as without")
    return int(failed)


def sorts_past_its_limit(study: kg.Study, endpoint: Endpoint) -> bool:
    """Tell whether an answer of more rows than Virtuoso sorts for a page comes whole."""
    request = Request("SELECT ?a ?b ?c ?d { ?a migov:status ?c . ?b migov:partOf ?d }", {}, SORTING)
    here = Counter(study.answer(request).rows)
    there = Counter(Endpoint(endpoint.url, endpoint.folder, page=4000).answer(request).rows)
    print(f"{here.total():,} rows in pages of 4,000: {'same' if here == there else 'differs'}")
    return here == there and here.total() > 10_000


if __name__ == "__main__":
    sys.exit(main())
