// Columns that sort the rows when their heading is pressed.

import { make } from "../network/ground/elements.js";
import { order } from "../network/ground/ordering.js";
import { comparison, nextSort, valueIn } from "./rows.js";

export function makeSorting(table, { columns, rows }) {
  const compare = comparison(table.dataset.lang);
  const [body] = table.tBodies;
  for (const column of columns) {
    const click = () => {
      const way = nextSort(column.head.getAttribute("aria-sort"), column.isNumeric);
      for (const { head } of columns) head.removeAttribute("aria-sort");
      const value = valueIn(column);
      const inOrder = order({ value, isNumeric: column.isNumeric }, way === "descending", compare);
      const sorted = way ? [...rows].sort(inOrder) : rows;
      if (way) column.head.setAttribute("aria-sort", way);
      body.append(...sorted.map(({ element }) => element));
    };
    const title = "Sort; press again to turn round, and once more for the order of the answer";
    column.head.replaceChildren(make("button", { type: "button", title, click }, column.name));
  }
}
