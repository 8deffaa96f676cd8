"""Run the example notebook and write it with what it shows.

    python docs/notebook.py

Its outputs are kept in the file, so that a reader sees them without running it; a test runs it
again and compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent.parent / "examples" / "from-question-to-figure.ipynb"


def executed(path: Path = NOTEBOOK, *, seconds: int = 120) -> nbformat.NotebookNode:
    """Return a notebook with the outputs of a run in its own folder, without its times."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=seconds,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


if __name__ == "__main__":
    made = executed()
    nbformat.write(made, NOTEBOOK)
    sys.stdout.write(f"{NOTEBOOK}\n")
