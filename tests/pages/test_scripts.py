"""The scripts of pages: their modules, how they are joined, and that nothing else runs."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from threading import Barrier

import networkx as nx
import pytest
from node import run_node, run_tests

from kg.pages.environment import TEMPLATES, environment
from kg.pages.network.page import network_page
from kg.pages.scripts import join_modules, policy_source

ROOT = Path(__file__).parents[2]
MODULES = sorted((TEMPLATES / "network").rglob("*.js"))
OF_ANSWERS = sorted((TEMPLATES / "answer").glob("*.js"))

# The rooms of the network page's script, from the ground up; each uses only those before it.
ROOMS = (
    "ground", "shown", "choices", "search", "picture", "panel", "tables", "legend", "controls",
    "saving",
)  # fmt: skip


# ---- The modules -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "tests" / "pages" / "network" / "page_script").glob("*.test.mjs")),
    ids=lambda path: path.name,
)
def test_under_node(path):
    run_tests(path)


@pytest.mark.parametrize("path", [*MODULES, *OF_ANSWERS], ids=lambda path: path.stem)
def test_a_module_is_short_and_uses_what_it_imports(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 200
    assert max(map(len, text.splitlines())) <= 100
    imports = re.findall(r"^import \{([^}]*)\}", text, re.MULTILINE)
    body = re.sub(r"^import [^;]*;$", "", text, flags=re.MULTILINE)
    names = {name.strip() for line in imports for name in line.split(",") if name.strip()}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", body)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_uses_only_its_room_and_those_below(path):
    *room, _ = path.relative_to(TEMPLATES / "network").parts
    if not room:
        assert path.name == "main.js"
        return
    floor = ROOMS.index(room[0])
    for other in re.findall(r'from "([^"]+)"', path.read_text("utf-8")):
        used = (path.parent / other).resolve()
        if used.parent.name != "words":
            assert ROOMS.index(used.parent.name) <= floor, other


def test_a_module_does_nothing_as_it_is_read(tmp_path):
    """So each can be tested under node, where there is no document; the first starts the page."""
    modules = [path for path in MODULES if path.stem != "main"]
    script = tmp_path / "all.mjs"
    script.write_text("".join(f'import "{path.as_uri()}";\n' for path in modules), "utf-8")
    done = run_node(str(script))
    assert (done.returncode, done.stderr) == (0, "")


# ---- Joining them ----------------------------------------------------------------------------


@pytest.fixture
def joined(tmp_path):
    """Give a function that writes modules, by name, and joins them."""

    def join(**modules: str) -> str:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return join_modules(tmp_path)

    return join


def test_modules_are_joined_in_the_order_of_their_imports(joined, tmp_path):
    text = joined(
        main='import { add } from "./b.js";\nimport {\n  ONE,\n} from "./c.js";\n\nadd(ONE);\n',
        b='import { ONE } from "./c.js";\nexport function add(n) {\n  got(n + ONE, typeof this)\n}',
        c="/** One. */\nexport const ONE = 1;\nconst OTHER = [\n  2,\n];\nexport class Odd {\n}\n",
    )
    assert not re.search(r"\b(import|export)\b", text)
    # Strict, and with no name left outside.
    outside = "function got(...all) { console.log(...all, typeof ONE, typeof Odd) }\n"
    script = tmp_path / "out.cjs"
    script.write_text(outside + text, encoding="utf-8")
    done = run_node(str(script))
    assert done.stdout == "2 undefined undefined undefined\n", done.stderr


def test_a_module_may_be_of_the_folder_beside(tmp_path):
    texts = {
        "own/main.js": 'import { add } from "../other/b.js";\nadd();\n',
        "other/b.js": 'import { ONE } from "./c.js";\nexport function add() {\n  ONE;\n}\n',
        "other/c.js": "export const ONE = 1;\n",
        "other/main.js": "start();\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    script = join_modules(tmp_path / "own")
    heads = ["// ---- ../other/c.js", "// ---- ../other/b.js", "// ---- main.js"]
    assert re.findall("// ---- .*", script) == heads
    assert not re.search(r"\b(import|export)\b|start", script)
    (tmp_path / "own/main.js").write_text('import { x } from "../other/d.js";\n', "utf-8")
    with pytest.raises(ValueError, match=r"main\.js:1: there is no module \.\./other/d\.js"):
        join_modules(tmp_path / "own")


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"b": "export const A = 1;\n"}, r"main\.js: there is no such module"),
        ({"main": 'import { a } from "./b.js";\n'}, r"main\.js:1: there is no module b\.js"),
        (
            {
                "main": '\nimport { a, b } from "./b.js";\n',
                "b": "export const a = 1;\nconst b = 2;\n",
            },
            r"main\.js:2: b\.js does not export “b”",
        ),
        (
            {
                "main": 'import { a } from "./b.js";\nconst a = 1;\n',
                "b": "export const a = 1;\n",
            },
            r"main\.js:2: “a” is given twice, first in line 1",
        ),
        (
            {"main": "const a = 1;\nclass a {\n}\n"},
            r"main\.js:2: “a” is given twice, first in line 1",
        ),
        (
            {
                "main": 'import { a } from "./b.js";\n',
                "b": 'import { c } from "./c.js";\nexport const a = 1;\n',
                "c": 'import { a } from "./b.js";\nexport const c = 1;\n',
            },
            r"modules import in a circle: (b\.js, c\.js, b\.js|c\.js, b\.js, c\.js)$",
        ),
        (
            {"main": 'import { main } from "./main.js";\nexport const main = 1;\n'},
            r"main\.js:2: “main” is given twice, first in line 1",
        ),
        ({"main": "start();\n", "b": "export const a = 1;\n"}, r"b\.js: no module imports it"),
    ],
)
def test_modules_that_do_not_fit_are_refused(joined, modules, message):
    with pytest.raises(ValueError, match=message):
        joined(**modules)


@pytest.mark.parametrize(
    "line",
    [
        'import a from "./b.js";',
        'import * as a from "./b.js";',
        'import { a as b } from "./b.js";',
        "import { a } from './b.js';",
        'import { a } from "b";',
        'import { a } from "./b.js"',
        'import { a } from "./b.js"; start();',
        'import "./b.js";',
        "import {\n  a as\n  b,\n} from \"./b.js\";",
        "export default a;",
        "export { a };",
        'export { a } from "./b.js";',
        'export * from "./b.js";',
        "export let a = 1;",
        "let a = 1;",
        "var a = 1;",
        "export const { a } = b;",
        "const [a] = b;",
        "await a;",
        "a.b = 1;",
        "if (a) b();",
    ],
)  # fmt: skip
def test_other_ways_to_write_a_module_are_refused_with_file_and_line(joined, line):
    modules = {"main": f'import {{ a }} from "./b.js";\n\n{line}\n', "b": "export const a = 1;\n"}
    with pytest.raises(ValueError, match=r"main\.js:3: this cannot be joined: "):
        joined(**modules)


def test_only_the_first_module_does_something_as_it_is_read(joined):
    with pytest.raises(ValueError, match=r"b\.js:2: this cannot be joined: start\(\);"):
        joined(main='import { a } from "./b.js";\na();\n', b="export const a = 1;\nstart();\n")


@pytest.mark.parametrize(
    "text", ["</script", "</SCRIPT", "</Style", "<!--", "\r\n", "\0", "\ud800"]
)
def test_what_a_browser_would_read_otherwise_has_no_hash(text):
    with pytest.raises(ValueError, match="an inline script or style cannot hold"):
        policy_source(f"const a = '{text}';")


# ---- The page --------------------------------------------------------------------------------


def page_of(name: str) -> str:
    graph = nx.Graph()
    for at in range(8):
        graph.add_node(f"{name}{at}", label=f"Node {at} of {name}", mode="actor", cls="Person")
        graph.add_edge(f"{name}{at}", f"{name}{at // 2}", roles=name, status="stated", claims=name)
    graph.edges[f"{name}7", f"{name}3"]["status"] = "inferred"
    return network_page(
        graph, {}, title=f"Title {name}", question=f"Question {name}", note=f"Note {name}",
        measures={f"measure {name}": {f"{name}1": 1.0}},
    )  # fmt: skip


class Scripts(HTMLParser):
    """The scripts of a page as a parser reads them, and its policy."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found, self.policy, self._kind = [], "", None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            assert self.policy == ""
            assert self.found == []
            self.policy = given["content"]
        if tag == "script":
            self._kind = given.get("type", "")
            self.found.append((self._kind, ""))

    def handle_data(self, data):
        if self._kind is not None:
            self.found[-1] = (self._kind, self.found[-1][1] + data)

    def handle_endtag(self, _tag):
        self._kind = None


def test_the_policy_names_each_script_by_its_hash_and_allows_no_other():
    page = Scripts(page_of("a"))
    policy = dict(part.strip().split(" ", 1) for part in page.policy.split(";"))
    codes = [code for kind, code in page.found if kind != "application/json"]
    sums = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in codes]
    assert len(codes) == 2
    assert policy["script-src"] == " ".join(f"'sha256-{each}'" for each in sums)
    assert policy["default-src"] == "'none'"
    assert all(len(code) > 10_000 for code in codes)


def test_two_pages_made_at_once_have_each_its_own_data(monkeypatch):
    from pyvis.network import Network

    names = ("one", "two")
    alone = {name: page_of(name) for name in names}
    globals_ = environment().globals
    before = dict(globals_)
    both = Barrier(2, timeout=30)
    make = Network.generate_html

    def make_together(network):
        both.wait()  # all that each page needs is in its place
        return make(network)

    monkeypatch.setattr(Network, "generate_html", make_together)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as threads:
            for _ in range(25):
                made = dict(zip(names, threads.map(page_of, names), strict=True))
                assert made == alone
    finally:
        sys.setswitchinterval(interval)
    assert environment().globals is globals_
    assert globals_ == before
    assert alone["one"] != alone["two"]
    assert not re.search("two", Scripts(alone["one"]).found[0][1])


@pytest.fixture
def view(chromium):
    page = chromium.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    page.close()


def until(page, what):
    """Wait until this is true; the page's policy forbids Playwright's own way to wait."""
    for _ in range(1500):
        if page.evaluate(what):
            return
        page.wait_for_timeout(10)
    raise TimeoutError(f"not true: {what}; the page said: {page.said}")


INJECTED = [
    "<script>window.__pwned=1</script>",
    "<script type=module>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "<svg onload=window.__pwned=1></svg>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>",
    "<script src='data:text/javascript,window.__pwned=1'></script>",
    "<a id=bad href='javascript:window.__pwned=1'>x</a>",
    "<button id=bad onclick=window.__pwned=1>x</button>",
]


@pytest.mark.parametrize("markup", INJECTED)
def test_no_other_script_runs_even_if_it_stood_in_the_page(view, tmp_path, markup):
    path = tmp_path / "page.html"
    html = page_of("a")
    path.write_text(html.replace("</footer>", f"</footer>{markup}", 1), encoding="utf-8")
    view.goto(path.as_uri())
    until(view, "window.kgReady === true")
    if "id=bad" in markup:
        view.locator("#bad").evaluate("(bad) => bad.click()")
    view.wait_for_timeout(100)
    assert view.evaluate("window.__pwned") is None
    assert any("Content Security Policy" in text for text in view.said)
    # Without the policy it would have run.
    loose = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    path.write_text(loose.replace("</footer>", f"</footer>{markup}", 1), encoding="utf-8")
    view.goto(path.as_uri())
    until(view, "window.kgReady === true")
    if "id=bad" in markup:
        view.locator("#bad").evaluate("(bad) => bad.click()")
    until(view, "window.__pwned === 1")


def test_a_changed_script_does_not_run(view, tmp_path):
    path = tmp_path / "page.html"
    html = page_of("a")
    path.write_text(html.replace("start();\n", "start(); \n", 1), encoding="utf-8")
    view.goto(path.as_uri())
    view.wait_for_timeout(200)
    assert view.evaluate("[typeof vis, window.kgReady]") == ["object", None]


def test_the_modules_run_as_modules_too(view):
    """A name that is used but not imported is found in the joined script, and only there."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page_of("a"))
    before, last = html.rsplit("<script>", 1)
    rest = last[last.index("</script>") :]
    html = f'{before}<script type="module" src="/network/main.js">{rest}'

    def answer(route):
        file = TEMPLATES / route.request.url.removeprefix("http://page.example/")
        is_module = file.suffix == ".js"
        body = file.read_text("utf-8") if is_module else html
        kind = "text/javascript" if is_module else "text/html"
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    view.route("http://page.example/**", answer)
    view.goto("http://page.example/")
    until(view, "window.kgComplete === true")
    view.locator("#tie-table tbody tr").first.locator("button").last.click()
    view.locator("#panel h2 button").first.click()
    view.locator("#panel .tie-list button").first.click()
    view.get_by_role("tab", name="Legend and filter").click()
    view.get_by_label("Stated only").check()
    view.get_by_label("Size").select_option("by measure a")
    view.get_by_role("button", name="measure a").click()
    view.locator("#search").fill("node 3")
    view.locator("#search").press("Enter")
    assert "Node 3 of a" in view.locator("#panel h2").inner_text()
    for name in ("Zoom in", "Zoom out", "Show all", "Close"):
        view.get_by_role("button", name=name, exact=True).click()
    view.locator("#network").focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "-", "0", "Enter", "ArrowRight", "Enter", "Escape"):
        view.keyboard.press(key)
    box = view.locator("#network").bounding_box()
    view.mouse.move(box["x"] + 5, box["y"] + 5)
    view.mouse.down()
    view.mouse.move(box["x"] + 40, box["y"] + 40)
    view.mouse.up()
    assert view.said == []
