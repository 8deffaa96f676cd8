// The columns of the tables of nodes and ties.

import { select } from "../choices/choices.js";
import { make } from "../ground/elements.js";
import { statusShown } from "../shown/filters.js";
import { FACTS, isThing, tieName } from "../ground/model.js";
import { inTongue, nameButton } from "../choices/naming.js";
import { say, statusWords, textOf } from "../ground/speech.js";
import { countTies, datesWords, figureWords, modeWords, namesIn } from "../ground/wording.js";

/** Columns of nodes in a language; `state.now` says how many ties and which measures they have. */
export function nodeColumns({ values, modes }, state, lang) {
  const { shown, figures, fold } = state.now;
  const view = { state, now: { lang } };
  const button = (node) => nameButton(view, node);
  const classes = ({ cls }) => (cls ? [cls] : []);
  const isKnown = (way) => values[way].length > 0;
  const isGrouped = fold !== "" && fold !== "parts";
  return [
    textColumn("name", namesIn(lang), { cell: button }),
    ...(isGrouped ? [numberColumn("members", (node) => node.members?.length ?? null, lang)] : []),
    ...(isKnown("cls") ? [valuesColumn("class", classes, lang)] : []),
    ...(modes.length > 1 ? [textColumn("mode", ({ mode }) => modeWords(mode, lang))] : []),
    ...FACTS.filter(isKnown).map((way) => valuesColumn(way, (node) => node[way], lang)),
    numberColumn("ties", countTies(shown), lang),
    ...[...figures].map(([name, figure]) => measureColumn(name, figure, state, lang)),
  ];
}

/** Actors first, then what they took part in, each by name. */
export function usualNodes(lang) {
  return [
    numberColumn("thing", (node) => Number(isThing(node)), lang),
    textColumn("name", namesIn(lang)),
  ];
}

/** Columns of ties in a language; the status is that of the claims which the filters leave. */
export function tieColumns(state, lang) {
  const { shown, filters } = state.now;
  const view = { state, now: { lang } };
  const some = (ties, has) => [...ties].some(has);
  // Ties that were made of others put their dates together only if these are asked for.
  const isDated = some(shown.base.ties, (tie) => tie.start || tie.end);
  const nameOf = namesIn(lang);
  const end = (name) => textColumn(name, (tie) => nameOf(tie[name]), {
    cell: (tie) => nameButton(view, tie[name]),
    classes: "name",
  });
  const roles = (tie) => (tie.roles.length ? tie.roles : tie.relations);
  const status = (tie) => statusWords(lang, statusShown(tie, filters));
  const weight = numberColumn("weight", (tie) => tie.weight, lang);
  return [
    end("from"),
    valuesColumn("role", roles, lang),
    end("to"),
    ...(isDated ? [datesColumn(lang)] : []),
    textColumn("status", status, { isFixed: false }),
    ...(some(shown.ties, (tie) => tie.weight !== 1) ? [weight] : []),
    numberColumn("claims", ({ claims, more }) => claims.length + more, lang),
    { key: "open", value: null, cell: (tie) => evidenceButtonIn(state, tie, lang), classes: "" },
  ];
}

/** Ties first, then what belongs to what, each by the names of its ends. */
export function usualTies(lang) {
  const nameOf = namesIn(lang);
  return [
    numberColumn("structural", ({ structural }) => Number(structural), lang),
    textColumn("from", ({ from }) => nameOf(from)),
    textColumn("to", ({ to }) => nameOf(to)),
  ];
}

function textColumn(key, words, more = {}) {
  const value = (thing) => words(thing) || null;
  return { key, value, cell: words, classes: "", isNumeric: false, isFixed: true, ...more };
}

function numberColumn(key, value, lang) {
  const cell = (thing) => figureWords(value(thing), lang);
  return { key, value, cell, classes: "number", isNumeric: true, isFixed: false };
}

function measureColumn(measure, { values, whole, waiting }, { now }, lang) {
  const plain = numberColumn(`measure ${measure}`, (node) => values.get(node) ?? null, lang);
  const cell = waiting ? () => "…" : plain.cell;
  return { ...plain, cell, title: measure, isOfWhole: whole && now.narrowed };
}

function valuesColumn(key, valuesOf, lang) {
  const labels = (thing) => valuesOf(thing).map(({ label }) => label);
  const words = (thing) => labels(thing).map((label) => textOf(label, lang)).join("; ");
  return textColumn(key, words, { cell: (thing) => inTongues(labels(thing), lang) });
}

function datesColumn(lang) {
  // What has only an end is sorted by it.
  const value = ({ start, end }) => (start || end ? `${start || end} ${end}` : null);
  const cell = (tie) => datesWords(tie, lang);
  return textColumn("dates", value, { cell, classes: "date" });
}

// Texts, each with a mark if it is not in the reader's language.
function inTongues(labels, lang) {
  if (!labels.length) return "";
  const parts = labels.flatMap((label, at) => [at ? "; " : "", inTongue(label, lang)]);
  return make("span", {}, ...parts);
}

function evidenceButtonIn(state, tie, lang) {
  const click = () => select(state, tie, "list");
  const label = say(lang, "tables.evidence-of", { name: tieName(tie, lang) });
  const words = say(lang, tie.structural ? "tables.show" : "tables.evidence");
  return make("button", { type: "button", class: "plain", "aria-label": label, click }, words);
}
