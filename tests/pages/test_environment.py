from __future__ import annotations

import jinja2
import pytest

from kg.pages.environment import TEMPLATES, asset, environment, environment_with


def test_what_a_template_shows_is_never_read_as_markup():
    made = environment().from_string("{{ name }} {{ {'a': name} | tojson }}")
    shown = made.render(name="<b>'&ž")
    assert "<b>" not in shown
    assert shown.startswith("&lt;b&gt;&#39;&amp;ž ")


def test_a_name_that_is_not_given_is_an_error_and_no_blank():
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ forgotten }}").render()


def test_an_environment_of_one_page_leaves_the_shared_one_as_it_was():
    before = dict(environment().globals)
    own = environment_with(title="mine")
    assert own.from_string("{{ title }}").render() == "mine"
    assert environment().globals == before
    assert "title" not in environment_with(other=1).globals


def test_an_asset_is_put_in_as_it_is():
    css = (TEMPLATES / "base.css").read_text("utf-8")
    assert environment().from_string("{{ css }}").render(css=asset("base.css")) == css
