// What can be copied: the rows that are shown, a command, a query.

import { byId, make } from "../network/ground/elements.js";
import { count } from "../network/ground/words.js";
import { asTsv } from "./rows.js";

export function makeCopying(button, said, { columns, rows }) {
  button.addEventListener("click", async () => {
    const rowOf = new Map(rows.map((row) => [row.element, row]));
    const inOrder = [...rows[0].element.parentElement.rows].map((element) => rowOf.get(element));
    const shown = inOrder.filter(({ element }) => !element.hidden);
    const isCopied = await copied(asTsv(columns, shown, Boolean(byId("iris")?.checked)));
    said.textContent = isCopied ? `Copied ${count(shown.length, "row")}.` : FAILED;
  });
}

const FAILED = "This browser does not let the page copy. Select the text and copy it.";

/** Put a button beside each of these elements that copies its text. */
export function makeCopyButtons(elements) {
  for (const element of elements) {
    const said = make("span", { role: "status", class: "quiet" });
    const label = `Copy ${element.dataset.copy}`;
    const click = async () => {
      said.textContent = (await copied(element.textContent)) ? " Copied." : ` ${FAILED}`;
    };
    element.after(" ", make("button", { type: "button", class: "copy", click }, label), said);
  }
}

/** Put a text on the clipboard, and tell whether that worked. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelecting(text);
  }
}

// The older way: pages that did not come over a safe connection have no other.
function copiedBySelecting(text) {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
    before?.focus();
  }
}
