// The columns of the tables of nodes and ties.

import { select } from "./choices.js";
import { make } from "./elements.js";
import { statusShown } from "./filters.js";
import { FACTS, isThing, nameOf, tieName } from "./model.js";
import { say, spoken, statusWords, textOf } from "./speech.js";

/** Columns of nodes in a language; `state.now` says how many ties and which measures they have. */
export function nodeColumns(model, state, lang) {
  const name = textColumn("name", (node) => nameOf(node, lang), {
    cell: (node) => nodeButtonIn(state, node, lang),
  });
  const facts = FACTS.filter((way) => model.values[way].length).map((way) => (
    valuesColumn(way, (node) => node[way], lang)
  ));
  return [
    name,
    ...(model.values.cls.length ? [valuesColumn("class", ({ cls }) => (cls ? [cls] : []), lang)] : []),
    ...(model.modes.length > 1 ? [textColumn("mode", ({ mode }) => modeWords(mode, lang))] : []),
    ...facts,
    numberColumn("ties", countTies(state.now.shown), lang),
    ...[...state.now.figures].map(([measure, figure]) => ({
      ...numberColumn(`measure ${measure}`, (node) => figure.values.get(node) ?? null, lang),
      title: measure,
      isOfWhole: figure.whole && state.now.narrowed,
    })),
  ];
}

/** Actors first, then what they took part in, each by name. */
export function usualNodes(lang) {
  return [
    numberColumn("thing", (node) => Number(isThing(node)), lang),
    textColumn("name", (node) => nameOf(node, lang)),
  ];
}

export function tieColumns(state, lang) {
  const { shown, filters } = state.now;
  const some = (has) => [...shown.ties].some(has);
  return [
    textColumn("from", ({ from }) => nameOf(from, lang), { cell: ({ from }) => nodeButtonIn(state, from, lang) }),
    valuesColumn("role", (tie) => (tie.roles.length ? tie.roles : tie.relations), lang),
    textColumn("to", ({ to }) => nameOf(to, lang), { cell: ({ to }) => nodeButtonIn(state, to, lang) }),
    ...(some(({ start, end }) => start || end) ? [datesColumn(lang)] : []),
    { ...textColumn("status", (tie) => statusWords(lang, statusShown(tie, filters))), isFixed: false },
    ...(some(({ weight }) => weight !== 1) ? [numberColumn("weight", ({ weight }) => weight, lang)] : []),
    numberColumn("claims", ({ claims, more }) => claims.length + more, lang),
    { key: "open", value: null, cell: (tie) => evidenceButtonIn(state, tie, lang), classes: "" },
  ];
}

/** Ties first, then what belongs to what, each by the names of its ends. */
export function usualTies(lang) {
  return [
    numberColumn("structural", ({ structural }) => Number(structural), lang),
    textColumn("from", ({ from }) => nameOf(from, lang)),
    textColumn("to", ({ to }) => nameOf(to, lang)),
  ];
}

function textColumn(key, words, more = {}) {
  const value = (thing) => words(thing) || null;
  return { key, value, cell: (thing) => words(thing), classes: "", isNumeric: false, isFixed: true, ...more };
}

function numberColumn(key, value, lang) {
  const cell = (thing) => figureWords(value(thing), lang);
  return { key, value, cell, classes: "number", isNumeric: true, isFixed: false };
}

function valuesColumn(key, valuesOf, lang) {
  const words = (thing) => valuesOf(thing).map(({ label }) => textOf(label, lang)).join("; ");
  const cell = (thing) => inLanguages(valuesOf(thing).map(({ label }) => label), lang);
  return textColumn(key, words, { cell });
}

function datesColumn(lang) {
  // What has only an end is sorted by it.
  const value = ({ start, end }) => (start || end ? `${start || end} ${end}` : null);
  return textColumn("dates", value, { cell: (tie) => datesWords(tie, lang), classes: "date" });
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

/** A figure as readers of the language write it: three digits, or the whole number if it is large. */
export function figureWords(value, lang) {
  if (value === null || value === undefined) return "–";
  if (!FIGURES.has(lang)) {
    const few = new Intl.NumberFormat(lang, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
    FIGURES.set(lang, { few, whole: new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }) });
  }
  const { few, whole } = FIGURES.get(lang);
  return (Number.isInteger(value) || Math.abs(value) >= 1000 ? whole : few).format(value);
}

/** When something was, in few words: a year or a month that it fills, a day, or from when to when. */
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

function modeWords(mode, lang) {
  return MODES.includes(mode) ? say(lang, `tables.mode.${mode}`) : mode;
}

// Texts, each with a mark if it is not in the reader's language.
function inLanguages(labels, lang) {
  const cell = document.createDocumentFragment();
  for (const [at, label] of labels.entries()) cell.append(at ? "; " : "", inLanguage("span", {}, label, lang));
  return cell;
}

/** An element with a label's text, and the mark of its language if that is not the reader's. */
export function inLanguage(tag, options, label, lang) {
  const { text, lang: own, isOwn } = spoken(label, lang);
  if (isOwn) return make(tag, options, text);
  const mark = make("small", { class: "tongue", "aria-hidden": "true" }, own);
  return make(tag, options, make("span", { lang: own }, text), mark);
}

function nodeButtonIn(state, node, lang) {
  const click = () => select(state, node, "list");
  return inLanguage("button", { type: "button", class: "plain", click }, node.label, lang);
}

function evidenceButtonIn(state, tie, lang) {
  const click = () => select(state, tie, "list");
  const label = say(lang, "tables.evidence-of", { name: tieName(tie, lang) });
  const words = say(lang, tie.structural ? "tables.show" : "tables.evidence");
  return make("button", { type: "button", class: "plain", "aria-label": label, click }, words);
}
