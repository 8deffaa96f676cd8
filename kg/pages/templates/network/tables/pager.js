// A long table a page at a time.

import { make } from "../ground/elements.js";
import { say } from "../ground/speech.js";

/** So many rows are on a page. */
export const PAGE_ROWS = 100;

export function pagesOf(n) {
  return Math.max(1, Math.ceil(n / PAGE_ROWS));
}

/** The page nearest to one that was asked for, the first if that is no number; counted from 0. */
export function pageNear(page, n) {
  return Math.max(0, Math.min(pagesOf(n) - 1, Math.floor(page) || 0));
}

/** The numbers of the first and the last row of a page, counted from 1. */
export function spanOf(page, n) {
  return { from: Math.min(n, page * PAGE_ROWS + 1), to: Math.min(n, (page + 1) * PAGE_ROWS) };
}

/**
 * Make a pager in a place; `turn(page)` turns to a page. What it returns shows where a table is.
 *
 * Only one of the two pagers of a table tells of changes aloud.
 */
export function makePager(place, { turn, isAloud }) {
  let now = null;
  const told = make("p", isAloud ? { role: "status" } : {});
  const turning = (step) => () => turn(pageNear(now.page + step, now.n));
  const previous = make("button", { type: "button", click: turning(-1) });
  const next = make("button", { type: "button", click: turning(1) });
  const field = make("input", { type: "number", min: 1, step: 1, inputmode: "numeric" });
  const [before, after] = [make("span"), make("span")];
  const go = make("label", {}, before, field, after);
  const tools = make("div", { class: "turn", role: "group" }, previous, go, next);
  field.addEventListener("change", () => {
    turn(pageNear(field.value - 1, now.n));
    show(now);
  });
  place.classList.add("pager");
  place.replaceChildren(told, tools);

  function show({ page, n, lang, name }) {
    now = { page, n, lang, name };
    const pages = pagesOf(n);
    const key = pages > 1 ? "tables.rows" : "tables.all";
    const words = say(lang, key, { ...spanOf(page, n), n });
    // The same words again would be told aloud again.
    if (told.textContent !== words) told.textContent = words;
    place.hidden = !isAloud && pages === 1;
    tools.hidden = pages === 1;
    tools.setAttribute("aria-label", say(lang, "tables.pages", { name }));
    previous.textContent = say(lang, "tables.previous");
    next.textContent = say(lang, "tables.next");
    // A button that is switched off altogether would drop the focus of who just pressed it.
    previous.setAttribute("aria-disabled", page === 0);
    next.setAttribute("aria-disabled", page === pages - 1);
    before.textContent = say(lang, "tables.page");
    after.textContent = say(lang, "tables.of", { n: pages });
    field.max = pages;
    field.value = page + 1;
  }
  return { show };
}
