// One group of the legend: its entries, each with a tick, and what ticks all.

import { make } from "../ground/elements.js";
import { allBut, firstEntries, numberIn, standingFor, toggled, withHidden } from "./entries.js";
import { STATUSES } from "../shown/filters.js";
import { say, spoken, statusWords } from "../ground/speech.js";

/**
 * A group: `open()` unfolds it, `draw(now, markOf, keysOnly)` gives it words and marks, and
 * `count(now, standing)` its ticks and numbers.
 */
export function makeLegendGroup({ way, entries }, state) {
  const hide = (keys) => {
    state.set({ filters: withHidden(state.now.filters, way, keys), moved: false });
  };
  const rows = entries.map((entry) => makeLegendRow(entry, {
    toggle: () => hide(toggled(state.now.filters.hidden[way], entry.key)),
    only: () => hide(allBut(entries, entry.key)),
  }));
  const first = firstEntries(entries);
  let isLong = false;

  const name = make("span", { class: "legend-name" });
  const hiddenNumber = make("span", { class: "legend-hidden" });
  const title = make("legend", { class: "unseen" });
  const extra = make("ul", { class: "legend-extra" });
  const more = make("button", { type: "button", click: () => lengthen(!isLong) });
  const all = make("button", { type: "button", click: tickAll });
  const tools = make("div", { class: "legend-tools" }, more, all);
  const list = make("ul", {}, ...rows.map((row) => row.element));
  const element = make("details", { class: "legend-group", "data-way": way },
    make("summary", {}, name, " ", hiddenNumber),
    make("fieldset", {}, title, list, extra, tools));

  function tickAll() {
    hide([]);
    // The button goes, and with it the focus would.
    element.querySelector("summary").focus();
  }

  function lengthen(long) {
    isLong = long;
    rows.forEach((row, at) => void (row.element.hidden = !isLong && at >= first));
    more.hidden = first === rows.length;
    more.setAttribute("aria-expanded", String(isLong));
    const words = isLong ? "legend.fewer" : "legend.more";
    more.textContent = say(state.now.lang, words, { n: rows.length });
  }

  function draw({ lang }, markOf, keysOnly) {
    const words = say(lang, `legend.way.${way}`);
    for (const part of [name, title]) part.textContent = words;
    all.textContent = say(lang, "legend.all");
    all.setAttribute("aria-label", say(lang, "legend.all.how", { name: words }));
    rows.forEach((row) => row.draw(lang, entryWords(row.entry, way, lang), markOf(row.entry)));
    extra.replaceChildren(...keysOnly.map((pair) => make("li", {}, ...pair)));
    extra.hidden = !keysOnly.length;
    lengthen(isLong);
  }

  // Thousands of nodes are counted only where that is seen.
  function count({ lang, filters }, standing) {
    const hidden = filters.hidden[way];
    const n = rows.filter(({ entry }) => hidden.has(entry.key)).length;
    if (element.open) for (const row of rows) row.count(lang, hidden, standing);
    hiddenNumber.textContent = n ? say(lang, "legend.hidden", { n }) : "";
    all.hidden = !n;
    tools.hidden = all.hidden && more.hidden;
  }

  element.addEventListener("toggle", () => {
    if (element.open) count(state.now, standingFor(state.now));
  });
  return { way, element, draw, count, open: () => void (element.open = true) };
}

function makeLegendRow(entry, { toggle, only }) {
  const tick = make("input", { type: "checkbox" });
  tick.addEventListener("change", toggle);
  const mark = make("span", { class: "legend-mark" });
  const words = make("span", { class: "legend-words" });
  const number = make("span", { class: "legend-number" });
  const button = make("button", { type: "button", class: "legend-only", click: only });
  const label = make("label", {}, tick, mark, words, number);

  function draw(lang, { text, tongue }, picture) {
    // A name that is not in the reader's language says in which it is.
    const name = make("span", { lang: tongue }, text);
    words.replaceChildren(name, ...(tongue ? [make("span", { class: "tongue" }, tongue)] : []));
    mark.replaceChildren(...(picture ? [picture] : []));
    mark.hidden = !picture;
    button.textContent = say(lang, "legend.only");
    button.setAttribute("aria-label", say(lang, "legend.only.how", { name: text }));
  }

  function count(lang, hidden, standing) {
    tick.checked = !hidden.has(entry.key);
    const n = entry.things.length;
    const shown = numberIn(entry, standing);
    const isWhole = shown === n;
    number.textContent = isWhole ? String(n) : say(lang, "legend.some", { shown, n });
    element.classList.toggle("is-hidden", !tick.checked);
  }

  const element = make("li", {}, label, button);
  return { entry, element, draw, count };
}

// The words of an entry, and their language where that is not the reader's.
function entryWords({ key, value }, way, lang) {
  if (value) {
    const { text, lang: tongue, isOwn } = spoken(value.label, lang);
    return { text, tongue: isOwn ? "" : tongue };
  }
  if (way !== "status") return { text: key || say(lang, "legend.unknown") };
  const isKnown = STATUSES.includes(key);
    return { text: isKnown ? say(lang, `legend.status.${key}`) : statusWords(lang, key) };
}
