// The headings of a table, which sort it.

import { make } from "../ground/elements.js";
import { wayNext } from "./sorting.js";
import { say } from "../ground/speech.js";

/**
 * Make the headings; `sortBy(key, way)` is called when one is pressed.
 *
 * They stay the same elements, so that who sorts by keyboard stays where they are.
 */
export function makeHead(sortBy) {
  const row = make("tr", { "aria-rowindex": 1 });
  const element = make("thead", {}, row);
  let cells = new Map();

  function show(columns, { key: sortedKey, way }, lang) {
    const before = cells;
    const cellOf = (column) => before.get(column.key) || makeCell(column, sortBy);
    cells = new Map(columns.map((column) => [column.key, cellOf(column)]));
    const isSame = [...cells.keys()].join("\n") === [...before.keys()].join("\n");
    if (!isSame) row.replaceChildren(...[...cells.values()].map((cell) => cell.element));
    row.setAttribute("data-words", say(lang, "tables.sort-by"));
    for (const column of columns) {
      const cell = cells.get(column.key);
      cell.words.textContent = column.title;
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
