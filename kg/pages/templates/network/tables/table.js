// One table: its rows in an order, a page of them at a time, and which of them is selected.

import { byId, make } from "../ground/elements.js";
import { makeHead } from "./headings.js";
import { makePager, PAGE_ROWS, pageNear } from "./pager.js";
import { makeSorter } from "./sorting.js";
import { say } from "../ground/speech.js";

/**
 * Make a table of the things of one kind, “node” or “tie”; `show(now)` shows a state in it.
 *
 * `all` are the things of the whole network, and `shown(now)` those that have a row.
 * `columns(lang)` and `usual(lang)` are the columns, and those of the usual order. `narrowing`
 * names what in the state decides which things have a row.
 */
export function makeTable(state, kind, { all, shown, columns: columnsIn, usual, narrowing }) {
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
  let made = { now: null, sort: { key: "", way: "" }, page: 0 };
  let rows = new Map();
  // To ask a table where it is scrolled to would have the browser lay it out at once.
  let isScrolled = false;
  region.addEventListener("scroll", () => void (isScrolled = true), { passive: true });

  function show(now, { sort = made.sort, page = made.page } = {}) {
    const before = made;
    const differs = (...names) => names.some((name) => now[name] !== before.now?.[name]);
    const isNarrowed = differs(...narrowing);
    made = { ...before, now, sort, page: isNarrowed ? 0 : page };
    const isNewList = isNarrowed || sort !== before.sort || differs("figures", "lang");
    if (isNewList) makeList(differs("lang"));
    const isChosen = now.selected && differs("selected", "asked");
    if (isChosen) turnTo(now.selected);
    made.page = pageNear(made.page, made.list.length);
    const isNewPage = isNarrowed || sort !== before.sort || made.page !== before.page;
    if (isNewList || isNewPage) fill(isNewPage);
    mark(now.selected, isChosen);
  }

  function makeList(isNewLang) {
    const { now, sort } = made;
    const { lang } = now;
    if (isNewLang) {
      const { compare } = new Intl.Collator(lang, { numeric: true });
      made.sorted = makeSorter(all, usual(lang), compare);
    }
    made.columns = titled(columnsIn(lang), lang);
    // A column may have gone, such as that of a weight that all share.
    const column = made.columns.find(({ key }) => key === sort.key);
    made.list = made.sorted(shown(now), column, sort.way === "descending");
  }

  function turnTo(thing) {
    const at = made.list.indexOf(thing);
    if (at >= 0) made.page = Math.floor(at / PAGE_ROWS);
  }

  function fill(isNewPage) {
    const { columns, list, page, sort, now: { lang } } = made;
    head.show(columns, sort, lang);
    const giveBack = heldFocus(body, rows);
    const first = page * PAGE_ROWS;
    const part = list.slice(first, first + PAGE_ROWS);
    rows = new Map(part.map((thing, at) => [thing, makeRow(thing, columns, first + at + 2)]));
    body.replaceChildren(...rows.values());
    giveBack(rows);
    table.setAttribute("aria-rowcount", list.length + 1);
    if (isScrolled && isNewPage) region.scrollTop = 0;
    if (isNewPage) isScrolled = false;
    const name = say(lang, `frame.${kind}s-heading`);
    for (const pager of pagers) pager.show({ page, n: list.length, lang, name });
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

function titled(columns, lang) {
  const title = ({ key, title: own }) => own ?? say(lang, `tables.${key}`);
  return columns.map((column) => ({ ...column, title: title(column) }));
}

// Who is at a button in a row stays there when the row is made anew.
function heldFocus(body, rows) {
  const at = document.activeElement;
  if (!body.contains(at)) return () => {};
  const [thing, row] = [...rows].find(([, each]) => each.contains(at));
  const place = [...row.querySelectorAll("button")].indexOf(at);
  const again = (anew) => anew.get(thing)?.querySelectorAll("button")[place];
  return (anew) => again(anew)?.focus({ preventScroll: true });
}

// Scrolls the table only, never the page.
function bringIntoRegion(row, region, headHeight) {
  const top = row.offsetTop - headHeight;
  const bottom = row.offsetTop + row.offsetHeight;
  if (top >= region.scrollTop && bottom <= region.scrollTop + region.clientHeight) return;
  region.scrollTop = top - Math.max(0, (region.clientHeight - headHeight - row.offsetHeight) / 2);
}

function makeRow(thing, [first, ...rest], number) {
  const head = make("th", { scope: "row" }, first.cell(thing));
  const cells = rest.map((column) => make(
    "td",
    { class: column.classes, "data-name": column.value ? column.title : null },
    column.cell(thing),
  ));
  return make("tr", { "aria-rowindex": number }, head, ...cells);
}
