// One box that leaves the rows that have its words.

import { counted, hasWords } from "./rows.js";

export function makeFilter(box, count, { rows }) {
  const all = count.textContent;
  const show = () => {
    const isSought = hasWords(box.value);
    for (const row of rows) row.element.hidden = !isSought(row);
    const left = rows.filter(({ element }) => !element.hidden).length;
    const part = "part" in count.dataset;
    count.textContent = left === rows.length ? all : counted(left, rows.length, part);
  };
  box.addEventListener("input", show);
  // A browser that goes back keeps what stood in the box.
  if (box.value) show();
}
