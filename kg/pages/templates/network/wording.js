// What a cell of a table says, in words of the reader's language.

import { nameOf } from "./model.js";

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
