"""The example notebook runs, and shows what it was written with."""

from __future__ import annotations

import base64
import importlib.util
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def notebook_module():
    spec = importlib.util.spec_from_file_location("notebook", ROOT / "docs" / "notebook.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(notebook):
    """Return what each cell shows: texts and pages as they are, of a picture that it is one."""
    found = []
    for cell in notebook.cells:
        outputs = []
        for output in cell.get("outputs", ()):
            data = dict(output.get("data", {}))
            if "image/png" in data:
                picture = base64.b64decode(data.pop("image/png"))
                assert picture.startswith(b"\x89PNG")
                data["picture"] = len(picture) > 20_000  # an empty one has a tenth of that
            outputs.append((output.output_type, output.get("text", ""), data))
        found.append((cell.source, outputs))
    return found


def test_the_notebook_shows_what_it_shows_when_run(notebook_module):
    kept = nbformat.read(notebook_module.NOTEBOOK, as_version=4)
    ran = notebook_module.executed()
    assert shown(ran) == shown(kept), "run: python docs/notebook.py, and look at the notebook"
    kinds = {kind for _, outputs in shown(ran) for kind, _, _ in outputs}
    assert kinds == {"execute_result", "display_data"}, "neither an error nor a warning"


def test_the_notebook_goes_from_a_question_to_a_figure(notebook_module):
    kept = nbformat.read(notebook_module.NOTEBOOK, as_version=4)
    text = "\n".join(cell.source for cell in kept.cells if cell.cell_type == "code")
    for step in ("kg.load()", ".query(", ".to_pandas()", ".network(", "kg.measure(", "plt.show()"):
        assert step in text
    assert [
        data["picture"] for _, outputs in shown(kept) for *_, data in outputs if "picture" in data
    ] == [True]
