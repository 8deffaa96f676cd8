"""kg build: everything from Turtle to pages, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from browser import browser
from click.testing import CliRunner
from museums import write_museums

from kg.cli import main
from kg.pages import answer_rows, places_in
from kg.questions.headers import THEMES

ROOT = Path(__file__).parents[2]


def build(out: Path, study: Path = ROOT):
    return CliRunner().invoke(main, ["build", "--study", str(study), "-o", str(out)])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


@pytest.fixture(scope="module")
def building(once, tmp_path_factory):  # noqa: ARG001 (the build that follows is wanted under it)
    """What the command said, and the folder that it wrote."""
    out = tmp_path_factory.mktemp("built") / "build"
    result = build(out)
    assert result.exit_code == 0, result.output
    return result, out


@pytest.fixture(scope="module")
def built(building) -> Path:
    return building[1]


def test_each_stage_says_a_line_and_the_result_is_the_index(building):
    result, out = building

    stages = [line.split(":")[1].split()[0] for line in result.stderr.splitlines()]
    assert stages == [
        "study",
        "load",
        "validate",
        *["network"] * 10,
        "query",
        "gaps",
        "wrote",
    ]
    assert result.stdout == f"{out / 'index.html'}\n"


@pytest.mark.thorough
def test_the_same_study_gives_the_same_bytes_whatever_the_clock_says(built, tmp_path):
    """Another day, another hash seed, another folder, another time zone."""
    code = (
        "import time, datetime\n"
        "real = time.time\n"
        "time.time = lambda: real() + 400 * 86400\n"
        "strftime = time.strftime\n"
        "time.strftime = lambda f, t=None: strftime(f, t or time.gmtime(time.time()))\n"
        "from kg.cli import main; main()"
    )
    subprocess.run(
        [sys.executable, "-c", code, "build", "--study", str(ROOT), "-o", str(tmp_path / "b")],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"},
    )

    first, second = contents(built), contents(tmp_path / "b")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.names.add(named.get("id") or "")
        if tag == "a" and named.get("href"):
            self.found.append(named["href"])


def test_the_index_names_who_published_a_document(built):
    text = (built / "index.html").read_text("utf-8")

    assert "New Women Connectors, language en" in text
    assert "w3id.org/migov/id/" not in text


def test_the_index_groups_the_questions_by_theme(built):
    text = (built / "index.html").read_text("utf-8")
    part = text[text.index('id="questions"') : text.index('id="gaps"')]
    asked = re.split(r"<h3>(.*?)</h3>", part)

    assert asked[1::2] == list(THEMES)
    at = dict(zip(asked[1::2], asked[2::2], strict=True))
    link = 'questions/who-organised-the-event.html">Who organised an event, and with whom?</a>'
    assert re.search(rf'{re.escape(link)} <span class="quiet">\d+ rows?</span>', at["Roles"])
    assert "who-organised" not in at["Time and place"]
    assert len(re.findall("<li>", part)) == len(list((built / "questions").glob("*.html")))


def test_every_page_is_reached_from_the_index_and_no_link_is_dead(built):
    reached, todo = set(), [built / "index.html"]
    while todo:
        page = todo.pop()
        if page in reached:
            continue
        reached.add(page)
        if page.suffix != ".html":
            continue
        links = _Links()
        links.feed(page.read_text("utf-8"))
        for href in links.found:
            if href.startswith("#"):
                assert href[1:] in links.names, (page, href)
            elif not href.startswith(("https://", "http://")):
                target = (page.parent / href.split("#")[0]).resolve()
                assert target.is_file(), (page, href)
                todo.append(target)
    assert {p.relative_to(built).as_posix() for p in reached} == set(contents(built))


def test_every_page_opens_without_a_request_or_a_complaint(built):
    pages = sorted(built.rglob("*.html"))
    assert len(pages) == 1 + len(list((ROOT / "queries").rglob("*.rq")))
    with browser() as context:
        context.set_offline(True)
        tab = context.new_page()
        requests, complaints = [], []
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        for page in pages:
            requests.clear()
            tab.goto(page.as_uri())
            if page.parent.name == "networks":
                tab.wait_for_function("window.kgReady === true")
            wide = tab.evaluate("document.documentElement.scrollWidth")
            assert [url for url in requests if not url.startswith("data:")] == [page.as_uri()]
            assert complaints == []
            assert wide <= 1280, page
            assert tab.title()


def test_a_tie_of_the_example_shows_what_it_rests_on(built):
    """The tie of Riga and its meeting: organiser as stated, host by inference."""
    ends = ["actor/riga-state-city-municipality", "event/riga-mile-partners"]
    ids = [f"https://w3id.org/migov/id/{end}" for end in ends]
    with browser() as context:
        tab = context.new_page()
        tie = "|".join(quote(each, safe="") for each in ids)
        tab.goto(f"{(built / 'networks' / 'actor-event.html').as_uri()}#tie={tie}")
        tab.wait_for_function("window.kgReady === true")
        panel = tab.locator("#panel")
        text = panel.inner_text()
        links = panel.locator("a").evaluate_all("all => all.map(a => a.href)")

    for expected in (
        "organiser",
        "Meeting of the international partners of MILE in Riga",
        "7 February, year not given",
        "apkaimes.lv: partners of MILE meet in Riga",
        "stated",
        "ko organizēja Rīgas valstspilsētas pašvaldība",
        "host",
        "inferred",
        "the text does not call it host",
    ):
        assert expected in text, expected
    assert any(
        link.startswith("https://apkaimes.lv/riga-notikusi-") and "#:~:text=ko%20organiz" in link
        for link in links
    )


def test_a_question_page_cites_the_source_of_each_row(built):
    text = (built / "questions" / "who-organised-the-event.html").read_text("utf-8")

    assert "sadarbībā ar projekta vadošo partneri" in text
    links = re.findall(r'href="(https://apkaimes\.lv/[^"]*)"', text)
    assert any(":~:text=sadarb%C4%ABb%C4%81%20ar%20projekta" in link for link in links)


def test_an_inferred_row_is_marked_on_its_page(built):
    text = (built / "questions" / "which-roles-does-an-actor-have.html").read_text("utf-8")
    rows = re.findall(r'<tr class="inferred">(.*?)</tr>', text, re.DOTALL)

    who = [re.findall(r"<td>(?:<a [^>]*>)?([^<]*)", row)[:2] for row in rows]
    assert sorted(who) == [
        ["Department of National Minorities", "sends speaker"],
        ["EU investment unit", "sends speaker"],
        ["Five European Capitals of Culture", "partner"],
        ["Jonava District Municipality", "presenter of good practice"],
        ["Jonava District Social Services Centre", "presenter of good practice"],
        ["Kaunas Regional Development Agency", "organiser"],
        ["Kaunas Regional Development Agency", "partner"],
        ["Nearly 20 representatives of foreign partners of MILE", "attendee"],
        *2 * [["New Women Connectors", "partner"]],
        ["Riga State City Municipality", "host"],
    ]


def test_each_question_is_beside_its_page_and_tells_its_command(built):
    for kind, command in {"questions": "query", "gaps": "gaps"}.items():
        for page in (built / kind).glob("*.html"):
            text = page.read_text("utf-8")
            own = ROOT / "queries" / kind / f"{page.stem}.rq"
            assert page.with_suffix(".rq").read_text("utf-8") == own.read_text("utf-8")
            assert f'<a href="{page.stem}.rq">file</a>' in text
            assert f">kg {command} {page.stem}</code>" in text


def test_a_name_leads_to_its_node_in_a_network(built):
    page = built / "questions" / "who-organised-the-event.html"
    with browser() as context:
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.get_by_role("link", name="Riga State City Municipality").first.click()
        tab.wait_for_function("window.kgReady === true")
        assert tab.locator("#panel h2").inner_text() == "Riga State City Municipality"
        networks = {}
        for each in (built / "questions").glob("*.html"):
            for name, node in re.findall(
                r'href="\.\./networks/(.*?)\.html#node=(.*?)"', each.read_text("utf-8")
            ):
                networks.setdefault(name, set()).add(unquote(node))
        assert len(networks) > 3
        for name, nodes in networks.items():
            text = (built / "networks" / f"{name}.json").read_text("utf-8")
            assert [node for node in nodes if json.dumps(node) not in text] == []


def test_a_page_with_the_first_rows_alone_leads_to_all_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr(answer_rows, "MOST_ROWS", 1)
    result = build(tmp_path / "b", write_museums(tmp_path / "museums"))
    assert result.exit_code == 0, result.output
    said = re.findall(
        r"kg: (.*): the page shows the first 1 of (\d+) rows; all of them are in (.*)",
        result.stderr,
    )
    assert len(said) > 5
    for page, count, table in said:
        text = (tmp_path / "b" / page).read_text("utf-8")
        assert f"This page shows the first 1 of {count} rows" in text
        assert f'All rows are in <a href="{table}">CSV</a> or <a' in text
        records = json.loads((tmp_path / "b" / page).with_suffix(".json").read_text("utf-8"))
        assert len(records) == int(count) > 1


def test_bad_data_stop_the_build_and_the_old_folder_stays(built, misspelt, tmp_path):
    out = tmp_path / "b"
    shutil.copytree(built, out)

    result = build(out, misspelt)

    assert result.exit_code == 1
    assert "claim:riga-organiser" in result.stdout
    assert "Not valid: 1 error, 1 note. Checked " in result.stdout
    assert contents(out) == contents(built)
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_an_earlier_build_is_replaced_whole(built, tmp_path):
    out = tmp_path / "b"
    shutil.copytree(built, out)
    (out / "index.html").unlink()

    assert build(out).exit_code == 0
    assert contents(out) == contents(built)
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_nodes_keep_their_places_from_the_build_that_is_replaced(study, tmp_path):
    """One more document moved everything."""
    out = tmp_path / "b"
    assert build(out, study).exit_code == 0
    before = places_in(out / "networks" / "actor-event.html")
    path = study / "data" / "documents" / "lake.ttl"
    text = path.read_text("utf-8")
    more = """
claim:lake-ezezers-speaks a migov:Participation ;
  migov:confidence confidence:low ; migov:evidence quote:lake-organiser ;
  migov:inEvent event:lake-2 ; migov:participant actor:ezezers ;
  migov:reason "It was there." ; migov:role role:speaker ; migov:status status:inferred .
"""
    path.write_text(text + more, "utf-8")
    assert build(out, study).exit_code == 0
    assert places_in(out / "networks" / "actor-event.html") == before
    # Laid out anew, they would stand elsewhere.
    assert build(tmp_path / "c", study).exit_code == 0
    assert places_in(tmp_path / "c" / "networks" / "actor-event.html") != before


def test_a_file_of_the_users_own_is_never_lost(built, tmp_path):
    out = tmp_path / "b"
    shutil.copytree(built, out)
    (out / "networks" / "notes.txt").write_text("mine", "utf-8")

    result = build(out)

    assert result.exit_code == 2
    assert "contains “networks/notes.txt”, which kg build did not write" in result.stderr
    assert (out / "networks" / "notes.txt").read_text("utf-8") == "mine"


def test_a_failure_while_writing_leaves_the_old_folder(built, tmp_path, monkeypatch):
    out = tmp_path / "b"
    shutil.copytree(built, out)
    write = Path.write_bytes

    def full(self, data):
        if self.name == "index.html":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = build(out)
    monkeypatch.undo()

    assert result.exit_code == 2
    assert "no space left on device" in result.stderr
    assert contents(out) == contents(built)
    assert [p.name for p in tmp_path.iterdir()] == ["b"]
