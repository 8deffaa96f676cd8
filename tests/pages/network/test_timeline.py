"""The time slider over imprecise dates, moved in a browser."""

from __future__ import annotations

import pytest
from chosen_networks import meetings, meetings_page, reading
from page_samples import page_of


@pytest.fixture(scope="module")
def html():
    return meetings_page()


@pytest.fixture
def reader(chromium, tmp_path, html):
    with reading(chromium, tmp_path, html) as reader:
        reader.page.locator(".time summary").click()
        yield reader


def move(reader, name, times, key):
    reader.page.get_by_role("slider", name=name).focus()
    for _ in range(times):
        reader.page.keyboard.press(key)
    reader.frame()


def to_november(reader):
    # The scale goes from January 2022 to March 2023.
    move(reader, "From", 10, "ArrowRight")
    move(reader, "To", 4, "ArrowLeft")


def test_the_whole_time_is_shown_at_first_and_filters_nothing(reader):
    for name, words in (("From", "January 2022"), ("To", "March 2023")):
        slider = reader.page.get_by_role("slider", name=name)
        assert slider.get_attribute("aria-valuetext") == words
    assert reader.state("filters.time") is None
    assert reader.page.locator(".time-now").inner_text() == "any time"


def test_possibly_in_november_has_what_is_known_by_year_only_and_what_has_no_date(reader):
    to_november(reader)
    assert reader.state("filters.time") == {
        "from": "2022-11-01", "to": "2022-11-30", "certain": False,
    }  # fmt: skip
    assert reader.pairs == [
        "First Aid + Fair", "Jonava Municipality + Closing", "Kaunas Municipality + Forum",
        "Ministry of Culture + Forum", "Rasa Tulušienė + Forum", "Riga City Council + Forum",
    ]  # fmt: skip
    assert reader.page.locator(".time-now").inner_text() == "November 2022"


def test_certainly_in_november_has_only_what_lies_within(reader):
    to_november(reader)
    reader.page.get_by_role("radio", name="certainly").check()
    assert reader.pairs == [
        "Jonava Municipality + Closing", "Kaunas Municipality + Forum",
        "Riga City Council + Forum",
    ]  # fmt: skip
    assert "“2022” is not surely November 2022" in reader.page.locator(".time-how").inner_text()


def test_certainly_at_any_time_leaves_out_what_has_no_date(reader):
    reader.page.get_by_role("radio", name="certainly").check()
    assert len(reader.pairs) == 7
    assert "First Aid + Fair" not in reader.pairs
    reader.page.get_by_role("radio", name="possibly").check()
    assert reader.state("filters.time") is None


def test_any_time_undoes_it(reader):
    to_november(reader)
    reader.page.get_by_role("radio", name="certainly").check()
    reader.page.get_by_role("button", name="Any time").click()
    assert reader.state("filters.time") is None
    assert len(reader.pairs) == 8
    assert reader.page.get_by_role("radio", name="possibly").is_checked()
    assert reader.page.evaluate("document.activeElement.id") == "time-from"


def test_one_handle_pushes_the_other(reader):
    move(reader, "From", 1, "End")
    assert reader.state("filters.time.from") == "2023-03-01"
    assert reader.state("filters.time.to") == "2023-03-31"
    move(reader, "To", 1, "Home")
    assert reader.state("filters.time.to") == "2022-01-31"
    assert reader.state("filters.time.from") == "2022-01-01"
    move(reader, "To", 2, "ArrowRight")
    assert reader.state("filters.time.from") == "2022-01-01"
    assert reader.state("filters.time.to") == "2022-03-31"


def test_both_handles_can_be_taken_with_the_mouse_also_at_one_end(reader):
    def drag(name, to):
        at = reader.page.evaluate(
            """(name) => {
                const input = document.getElementById(name);
                const { x, y, width, height } = input.getBoundingClientRect();
                const share = (input.value - input.min) / (input.max - input.min);
                return [x + 12 + share * (width - 24), y + height / 2, x, width];
            }""",
            name,
        )
        x, y, left, width = at
        reader.page.mouse.move(x, y)
        reader.page.mouse.down()
        reader.page.mouse.move(left + 12 + to * (width - 24), y, steps=4)
        reader.page.mouse.up()
        reader.frame()

    drag("time-from", 1)
    assert reader.state("filters.time.from") == "2023-03-01"
    drag("time-from", 0.5)
    assert reader.state("filters.time.from") == "2022-08-01"
    assert reader.state("filters.time.to") == "2023-03-31"
    drag("time-to", 0.5)
    drag("time-to", 0)
    assert reader.state("filters.time.to") == "2022-01-31"


def test_bars_count_the_ties_that_other_filters_leave(reader):
    titles = reader.page.locator(".time-bars title")
    assert titles.count() == 15
    assert titles.nth(10).text_content() == "November 2022: 3 certainly, 5 possibly"
    assert titles.nth(14).text_content() == "March 2023: 2 certainly, 2 possibly"
    assert "1 tie has no date." in reader.page.locator(".time-how").inner_text()
    reader.entry("municipality").uncheck()
    assert titles.nth(10).text_content() == "November 2022: 0 certainly, 2 possibly"
    to_november(reader)
    assert titles.nth(14).text_content() == "March 2023: 1 certainly, 1 possibly"
    inside = reader.page.locator(".time-bars .is-in title").all_text_contents()
    assert inside == ["November 2022: 0 certainly, 2 possibly"]
    # Other filters change the bars beyond the chosen time too.
    reader.entry("municipality").check()
    assert titles.nth(14).text_content() == "March 2023: 2 certainly, 2 possibly"


def test_words_are_in_the_readers_language(reader):
    reader.page.evaluate("kgState.set({lang: 'lt'})")
    slider = reader.page.get_by_role("slider", name="Nuo")
    assert slider.get_attribute("aria-valuetext") == "2022 m. sausis"
    assert reader.page.get_by_role("radio", name="tikrai").is_visible()


def test_many_years_go_by_the_year(chromium, tmp_path):
    graph = meetings()
    one, other = next(iter(graph.edges))
    graph.edges[one, other].update(start="1998-05-01", end="1998-06-30")
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        reader.page.locator(".time summary").click()
        move(reader, "From", 1, "ArrowRight")
        assert reader.state("filters.time") == {
            "from": "1999-01-01", "to": "2023-12-31", "certain": False,
        }  # fmt: skip
        assert len(reader.pairs) == 7
        assert reader.page.locator(".time-axis span").all_inner_texts()[0] == "1998"


@pytest.mark.parametrize("dates", [{}, {"start": "2022-11-10", "end": "2022-11-11"}])
def test_without_dates_or_with_one_month_there_is_no_slider(chromium, tmp_path, dates):
    graph = meetings()
    for *_, data in graph.edges(data=True):
        data.update({"start": "", "end": ""} | dates)
    with reading(chromium, tmp_path, page_of(graph, {})) as reader:
        assert reader.page.locator("#timeline").is_hidden()
        assert reader.page.get_by_role("slider").count() == 0
