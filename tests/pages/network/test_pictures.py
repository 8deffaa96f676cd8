"""The page in its main states: each has a picture, and each looks different."""

from __future__ import annotations

import itertools
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
from browser import browser
from click.testing import CliRunner
from pictures import STATES, take

from kg.cli import main

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """The pictures of the example, as rows of points of three parts from 0 to 1."""
    folder = tmp_path_factory.mktemp("pictures")
    page = folder / "page.html"
    words = ["page", "actor-event", "--study", str(ROOT), "-o", str(page)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    with browser() as context:
        taken = take(context, page, folder)
    return {name: matplotlib.image.imread(path)[..., :3] for name, path in taken.items()}


def colours(picture, most):
    """Give the colour of each point as one number, in so many steps."""
    red, green, blue = np.moveaxis((picture * most).astype(int), -1, 0)
    return (red * 256 + green) * 256 + blue


@pytest.mark.parametrize("name", STATES)
def test_a_picture_has_the_size_of_its_screen_and_is_not_blank(pictures, name):
    picture, state = pictures[name], STATES[name]
    height, width, _ = picture.shape
    assert (width, height) == (state.width, state.height)
    counts = np.unique(colours(picture, 255), return_counts=True)[1]
    assert 0.3 < counts.max() / (height * width) < 0.98
    assert len(np.unique(colours(picture, 7))) > 12


def test_dark_is_dark_and_paper_is_light(pictures):
    for name, picture in pictures.items():
        lightness = float(np.median(picture))
        is_dark = STATES[name].dark and not STATES[name].paper
        assert (lightness < 0.2) if is_dark else (lightness > 0.9), (name, lightness)


def test_each_state_looks_different(pictures):
    for (name, one), (other, two) in itertools.combinations(pictures.items(), 2):
        if one.shape == two.shape:
            differing = float((np.abs(one - two).max(axis=-1) > 0.1).mean())
            assert differing > 0.002, (name, other, differing)
