"""The commands work in any environment: warnings are errors, letters ASCII, and no HOME is set."""

from __future__ import annotations

import os
import subprocess
import sys

# One process for all of them: each would load the libraries anew.
PROGRAM = """
import sys
import kg.validation  # as kg validate does, which takes too long here
from kg.cli import main
from kg.rdf.dates import bounds

bounds("2021-21")  # as a study with a season does

study, out = sys.argv[1:]
COMMANDS = (
    ("query", "who-organised-the-event", "-o", "{out}/q.csv"),
    ("query", "who-organised-the-event", "-o", "{out}/q.xlsx"),
    ("query", "SELECT * { SERVICE <http://x.org/> { ?a ?b ?c } }"),
    ("query", "SELECT ?\\u0105 { "),
    ("gaps", "-o", "{out}/g.html"),
    ("network", "actor-event", "-o", "{out}/n.graphml"),
    ("network", "{out}/n.graphml", "-o", "{out}/n.gexf"),
    ("measure", "{out}/n.gexf", "-o", "{out}/m.md"),
    ("page", "actor-event", "-o", "{out}/p.html"),
    ("dump", "-o", "{out}/d.nq"),
    ("fmt", "--check"),
    ("evidence", "--texts", "{study}/texts"),
)
for command in COMMANDS:
    words = [word.replace("{out}", out).replace("{study}", study) for word in command]
    alone = words[0] == "fmt" or words[1].endswith((".graphml", ".gexf"))
    try:
        words += [f"{study}/data"] if words[0] == "fmt" else [] if alone else ["--study", study]
        main(words)
    except SystemExit as end:
        print(ascii(command[:2]), end.code, flush=True)
"""
HARSH = {
    "PYTHONWARNINGS": "error",
    "PYTHONHASHSEED": "7",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "LC_ALL": "C",
    "PYTHONIOENCODING": "ascii",
    "COLUMNS": "1",
    "TMPDIR": "/nonexistent",
}


CODES = [0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 1, 0]


def test_every_command_works_in_a_harsh_environment(made, tmp_path):
    """Libraries warn when they are imported, and a warning that is an error ended the command."""
    env = {name: text for name, text in os.environ.items() if name not in ("HOME", "TERM")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, made.folder.root, tmp_path],
        env={**env, **HARSH},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    codes = [line for line in done.stdout.splitlines() if line.startswith("(")]
    assert [int(line.split()[-1]) for line in codes] == CODES, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len(list(tmp_path.iterdir())) == 8
