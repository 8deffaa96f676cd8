// A table whose columns sort it.

import { make } from "./elements.js";
import { order } from "./ordering.js";

// Beyond this many rows a table scrolls by itself.
const TALL = 60;

/**
 * Fill a table and return its rows, by what they show.
 *
 * A column has a name, a `cell` for each thing, and a `class`; one that sorts has a `value`.
 */
export function sortable(table, columns, things, { compare }) {
  const rows = new Map(things.map((thing) => [thing, rowOf(thing, columns)]));
  const body = make("tbody", {}, ...rows.values());
  const heads = columns.map((column) => headOf(column, (down) => {
    for (const head of heads) head.removeAttribute("aria-sort");
    const { value } = column;
    const sorted = [...things].sort(order({ value, isNumeric: isNumeric(column) }, down, compare));
    body.append(...sorted.map((thing) => rows.get(thing)));
  }));
  table.parentElement.classList.toggle("tall", things.length > TALL);
  table.replaceChildren(make("thead", {}, make("tr", {}, ...heads)), body);
  return rows;
}

function rowOf(thing, [first, ...rest]) {
  const head = make("th", { scope: "row", class: "wide" }, first.cell(thing));
  const cells = rest.map((column) => make("td", { class: column.class || "" }, column.cell(thing)));
  return make("tr", {}, head, ...cells);
}

const isNumeric = (column) => column.class === "number";

function headOf(column, sort) {
  if (!column.value) {
    return make("th", { scope: "col" }, make("span", { class: "unseen" }, column.name));
  }
  const head = make("th", { scope: "col", class: isNumeric(column) ? "number" : "" });
  const click = () => {
    // The other way round than it is sorted; at first the largest number, or the first name.
    const sorted = head.getAttribute("aria-sort");
    const down = sorted ? sorted === "ascending" : isNumeric(column);
    sort(down);
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  head.append(make("button", { type: "button", title: "Sort", click }, column.name));
  return head;
}
