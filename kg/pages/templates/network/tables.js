// The tables hold everything in the picture, for those who do not see or point. A page of rows is
// in the document at a time, and it is made when the browser has nothing else to do.

import { nodeColumns, tieColumns, usualNodes, usualTies } from "./columns.js";
import { byId, make } from "./elements.js";
import { nameIndex, sought } from "./finding.js";
import { makePager, PAGE_ROWS, pageNear } from "./pager.js";
import { makeSorter, wayNext } from "./sorting.js";
import { say } from "./speech.js";

const FOLLOWED = ["shown", "search", "selected", "asked", "figures", "lang"];

export function makeTables(model, state) {
  const nodes = makeTable(state, "node", {
    all: model.nodes,
    shown: ({ shown, search }) => narrowed(model, shown.nodes, search),
    columns: (lang) => nodeColumns(model, state, lang),
    usual: usualNodes,
  });
  const ties = makeTable(state, "tie", {
    all: model.ties,
    shown: ({ shown }) => shown.ties,
    columns: (lang) => tieColumns(state, lang),
    usual: usualTies,
  });
  const note = makeNote(state, byId("node-pager"));
  const show = () => {
    note(state.now);
    nodes.show(state.now);
    ties.show(state.now);
  };
  const showSoon = whenIdle(show);
  state.subscribe(FOLLOWED, showSoon);
  window.addEventListener("beforeprint", show);
  showSoon();
}

/** Has something done once, soon, when the browser is idle; asked for again meanwhile, still once. */
function whenIdle(act) {
  const ask = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    ask(() => {
      isAsked = false;
      act();
    }, { timeout: 500 });
  };
}

// Nodes that are sought, and those that hold what is sought where it is not drawn itself.
function narrowed(model, nodes, search) {
  const hits = sought(nameIndex(model), search);
  if (!hits) return nodes;
  const isHeld = (part) => hits.has(part) && !nodes.has(part);
  return new Set([...nodes].filter((node) => hits.has(node) || node.parts.some(isHeld)));
}

// What the table of nodes is narrowed to by words, and the way back.
function makeNote(state, before) {
  const words = make("span");
  const all = make("button", { type: "button", click: () => {
    state.set({ search: "" });
    byId("nodes").focus();
  } });
  const note = make("p", { class: "narrowed", hidden: "" }, words, all);
  before.before(note);
  return ({ search, lang }) => {
    note.hidden = !search.trim();
    words.textContent = say(lang, "tables.sought", { words: search.trim() });
    all.textContent = say(lang, "tables.show-all");
  };
}

function makeTable(state, kind, { all, shown, columns: columnsIn, usual }) {
  const table = byId(`${kind}-table`);
  const region = table.parentElement;
  const foot = make("div");
  region.after(foot);
  const pagers = [[byId(`${kind}-pager`), true], [foot, false]].map(([place, isAloud]) => (
    makePager(place, { turn, isAloud })
  ));
  const head = makeHead(sortBy);
  const body = make("tbody");
  table.append(head.element, body);
  let made = { sort: { key: "", way: "" } };
  let rows = new Map();

  function show(now, { sort = made.sort, page } = {}) {
    const before = made;
    const { lang } = now;
    const isSame = (...names) => names.every((name) => now[name] === before.now?.[name]);
    const isNewLang = !isSame("lang");
    const sorter = isNewLang ? sorterIn(lang) : before.sorter;
    const isSameList = sort === before.sort && isSame("shown", "search", "figures", "lang");
    const columns = isSameList ? before.columns : columnsIn(lang);
    const list = isSameList ? before.list : sorted(sorter, now, columns, sort);
    // Another choice begins with the first page; another language stays where it was.
    const isMoved = sort !== before.sort || !isSame("shown", "search");
    made = { now, sort, sorter, columns, list, page: pageNear(page ?? (isMoved ? 0 : before.page), list.length) };
    const isChosenAnew = now.selected && !isSame("selected", "asked");
    if (isChosenAnew) turnTo(now.selected);
    if (!isSameList || made.page !== before.page) {
      head.show(columns, sort, lang);
      fill();
    }
    mark(now.selected, isChosenAnew);
  }

  const sorterIn = (lang) => makeSorter(all, usual(lang), new Intl.Collator(lang, { numeric: true }).compare);

  function sorted(sorter, now, columns, { key, way }) {
    // A column may have gone, such as that of a weight that all share.
    const column = columns.find((each) => each.key === key);
    return sorter(shown(now), column, way === "descending");
  }

  function turnTo(thing) {
    const at = made.list.indexOf(thing);
    if (at >= 0) made.page = Math.floor(at / PAGE_ROWS);
  }

  function fill() {
    const { columns, list, page, now } = made;
    const first = page * PAGE_ROWS;
    const part = list.slice(first, first + PAGE_ROWS);
    rows = new Map(part.map((thing, at) => [thing, makeRow(thing, columns, first + at + 2, now.lang)]));
    body.replaceChildren(...rows.values());
    table.setAttribute("aria-rowcount", list.length + 1);
    region.scrollTop = 0;
    const name = say(now.lang, `frame.${kind}s-heading`);
    for (const pager of pagers) pager.show({ page, n: list.length, lang: now.lang, name });
  }

  function mark(selected, isNew) {
    for (const [thing, row] of rows) {
      if (thing === selected) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    const row = rows.get(selected);
    if (row && isNew) bringIntoRegion(row, region, table.tHead.offsetHeight);
  }

  function turn(page) {
    show(state.now, { page });
  }

  function sortBy(key, way) {
    show(state.now, { sort: { key, way }, page: 0 });
  }

  return { show };
}

// Scrolls the table only, never the page.
function bringIntoRegion(row, region, headHeight) {
  const top = row.offsetTop - headHeight;
  const bottom = row.offsetTop + row.offsetHeight;
  if (top >= region.scrollTop && bottom <= region.scrollTop + region.clientHeight) return;
  region.scrollTop = top - Math.max(0, (region.clientHeight - headHeight - row.offsetHeight) / 2);
}

function makeRow(thing, [first, ...rest], number, lang) {
  const head = make("th", { scope: "row" }, first.cell(thing));
  const cells = rest.map((column) => make(
    "td",
    { class: column.classes, "data-name": column.value ? nameOfColumn(column, lang) : "" },
    column.cell(thing),
  ));
  return make("tr", { "aria-rowindex": number }, head, ...cells);
}

function nameOfColumn({ key, name }, lang) {
  return name ? name() : say(lang, `tables.${key}`);
}

// The headings; they stay the same elements, so that who sorts by keyboard stays where they are.
function makeHead(sortBy) {
  const row = make("tr", { "aria-rowindex": 1 });
  const element = make("thead", {}, row);
  let cells = new Map();

  function show(columns, { key: sortedKey, way }, lang) {
    const before = cells;
    cells = new Map(columns.map((column) => [column.key, before.get(column.key) || makeCell(column, sortBy)]));
    const isSame = [...cells.keys()].join("\n") === [...before.keys()].join("\n");
    if (!isSame) row.replaceChildren(...[...cells.values()].map((cell) => cell.element));
    for (const column of columns) {
      const cell = cells.get(column.key);
      cell.words.textContent = nameOfColumn(column, lang);
      cell.note.textContent = column.isOfWhole ? say(lang, "tables.whole") : "";
      if (!column.value) continue;
      cell.words.title = say(lang, "tables.sort");
      if (column.key === sortedKey) cell.element.setAttribute("aria-sort", way);
      else cell.element.removeAttribute("aria-sort");
    }
  }
  return { element, show };
}

function makeCell({ key, value, isNumeric, classes }, sortBy) {
  const note = make("small", { class: "quiet" });
  if (!value) {
    const words = make("span", { class: "unseen" });
    return { element: make("th", { scope: "col" }, words), words, note };
  }
  const click = () => sortBy(key, wayNext(element.getAttribute("aria-sort"), isNumeric));
  const words = make("button", { type: "button", click });
  const element = make("th", { scope: "col", class: classes }, words, note);
  return { element, words, note };
}
