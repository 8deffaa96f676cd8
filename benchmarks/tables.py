"""How the way from a real table to pages grows with its rows: import, validate, network, build.

    python benchmarks/tables.py PARTNERS.csv PROJECTS.csv [8 4 2 1]

takes the tables of ``examples/interreg/README.md``: of all projects every eighth, every
fourth, every second and all of them, with their partners. Each command is a process of its own,
also with the processes that it starts; times are of the processor, memory is that of the largest
process. The table is printed in Markdown; “growth” is the exponent of the time between two
sizes: 1 is linear.
"""

from __future__ import annotations

import csv
import math
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAPPING = ROOT / "examples" / "interreg" / "mapping.yaml"
COMMANDS = {
    "import": ["import", "{partners}", "{projects}", "--mapping", str(MAPPING), "-o", "{study}"],
    "validate": ["validate", "--study", "{study}"],
    "query": ["query", "who-led-the-project", "--study", "{study}", "--format", "csv"],
    "measure": ["measure", "actor-project", "--study", "{study}", "--format", "csv"],
    "build": ["build", "--study", "{study}", "-o", "{study}/build"],
}


def rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return list(reader.fieldnames or ()), list(reader)


def write(path: Path, header: list[str], chosen: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header)
        writer.writeheader()
        writer.writerows(chosen)


def used(command: list[str], log: Path) -> tuple[float, float]:
    """Run kg; return its seconds of the processor and its megabytes at most."""
    child = os.fork()
    if not child:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.execv(sys.executable, [sys.executable, "-m", "kg", *command])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"kg {' '.join(command)} failed:\n{log.read_text('utf-8')[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    partners, projects = (Path(name) for name in sys.argv[1:3])
    parts = [int(text) for text in sys.argv[3:]] or [8, 4, 2, 1]
    heads = rows(partners), rows(projects)
    keys = sorted({(row["programme"], row["acronym"]) for row in heads[1][1]})
    print(f"| rows | {' | '.join(COMMANDS)} | most memory | growth of import and build |")
    print(f"| ---: |{' ---: |' * (len(COMMANDS) + 2)}")
    before: tuple[int, float] | None = None
    for part in parts:
        kept = set(keys[::part])
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            count = 0
            for (header, all_rows), path in zip(heads, ("partners", "projects"), strict=True):
                chosen = [r for r in all_rows if (r["programme"], r["acronym"]) in kept]
                count += len(chosen)
                write(folder / f"{path}.csv", header, chosen)
            places = {
                "partners": str(folder / "partners.csv"),
                "projects": str(folder / "projects.csv"),
                "study": str(folder / "study"),
            }
            found = {
                name: used([word.format_map(places) for word in command], folder / "log")
                for name, command in COMMANDS.items()
            }
        seconds = found["import"][0] + found["build"][0]
        growth = ""
        if before:
            growth = f"{math.log(seconds / before[1]) / math.log(count / before[0]):.2f}"
        before = count, seconds
        times = " | ".join(f"{time:.1f} s" for time, _ in found.values())
        most = max(memory for _, memory in found.values())
        print(f"| {count:,} | {times} | {most:,.0f} MB | {growth} |", flush=True)


if __name__ == "__main__":
    main()
