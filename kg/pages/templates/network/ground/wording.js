// What a cell of a table says, in words of the reader's language.

import { nameOf } from "./model.js";
import { say } from "./speech.js";

const NAMES = new Map();

/** Tells the names of nodes in a language; each is put together once, however many ties it has. */
export function namesIn(lang) {
  if (!NAMES.has(lang)) NAMES.set(lang, new WeakMap());
  const names = NAMES.get(lang);
  return (node) => {
    if (!names.has(node)) names.set(node, nameOf(node, lang));
    return names.get(node);
  };
}

/** How many ties each node has among those that are shown. */
export function countTies({ ties }) {
  let counts = null;
  return (node) => {
    counts ??= counted(ties);
    return counts.get(node) || 0;
  };
}

function counted(ties) {
  const counts = new Map();
  const add = (node) => counts.set(node, (counts.get(node) || 0) + 1);
  for (const { from, to, structural } of ties) {
    if (structural) continue;
    add(from);
    if (to !== from) add(to);
  }
  return counts;
}

const FIGURES = new Map();

/** A figure as the language writes it: three digits, or the whole number if it is large. */
export function figureWords(value, lang) {
  if (value === null || value === undefined) return "–";
  if (!FIGURES.has(lang)) {
    const three = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
    const few = new Intl.NumberFormat(lang, three);
    FIGURES.set(lang, { few, whole: new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }) });
  }
  const { few, whole } = FIGURES.get(lang);
  return (Number.isInteger(value) || Math.abs(value) >= 1000 ? whole : few).format(value);
}

/** When something was, in few words: a year or month that it fills, a day, from when to when. */
export function datesWords({ start, end }, lang) {
  if (!start && !end) return "";
  const whole = start && end ? wholePeriod(start, end) : "";
  if (whole) return whole;
  if (!end) return say(lang, "tables.since", { start });
  if (!start) return say(lang, "tables.until", { end });
  return say(lang, "tables.period", { start: withoutFirst(start), end: withoutLast(end) });
}

function wholePeriod(start, end) {
  if (start === end) return start;
  if (withoutFirst(start) === withoutLast(end)) return withoutFirst(start);
  const month = start.slice(0, 7);
  return start === `${month}-01` && end === lastOf(month) ? month : "";
}

const withoutFirst = (day) => (day.endsWith("-01-01") ? day.slice(0, 4) : day);
const withoutLast = (day) => (day.endsWith("-12-31") ? day.slice(0, 4) : day);

function lastOf(month) {
  const [year, number] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

const MODES = ["actor", "event", "project", "programme"];

/** What a mode is called; one that the page has no word for bears its own name. */
export function modeWords(mode, lang) {
  return MODES.includes(mode) ? say(lang, `tables.mode.${mode}`) : mode;
}
