// Finding nodes by any of their names, in any language, and by what they are.

import { nearly } from "./nearing.js";
import { readText, spellingOf, speltOut } from "./spelling.js";

/** With so many found as they are written, no slips are looked for. */
export const ENOUGH = 8;

/** How a node was found, the best way first. */
export const RANKS = Object.freeze({
  same: 0, begins: 1, word: 2, holds: 3, words: 4, about: 5, initials: 6, close: 7,
});

const MADE = new WeakMap();

/** What is known of the names in a model; made when it is first asked for. */
export function nameIndex(model) {
  if (!MADE.has(model)) MADE.set(model, makeIndex(model.nodes));
  return MADE.get(model);
}

/** Make an index of nodes; of those found in one way, the ones with most ties come first. */
export function makeIndex(nodes) {
  const entries = nodes.map(makeEntry).sort((a, b) => (
    b.node.ties.length - a.node.ties.length
    || (a.named < b.named ? -1 : a.named > b.named ? 1 : a.node.at - b.node.at)
  ));
  // Words are told apart when slips are first looked for; the last answer is kept.
  return { entries, words: null, last: null };
}

// All names are in one text, a line each and a space before each word: one look tells whether and
// how a word is in any of them.
function makeEntry(node) {
  const texts = textsOf(node.label).concat(node.names);
  const lines = [];
  const initials = new Set();
  for (const text of texts) {
    if (!text) continue;
    const read = readText(text);
    lines.push(read.spelling);
    const other = speltOut(text);
    if (other) lines.push(other);
    for (const letters of read.initials) if (letters.length > 1) initials.add(letters);
  }
  const values = [node.cls, ...node.kind, ...node.country].filter(Boolean);
  const about = values.flatMap(({ label }) => textsOf(label)).map(spellingOf);
  return { node, named: inLines(lines), about: inLines(about), initials: inLines([...initials]) };
}

function inLines(texts) {
  return texts.length ? `\n ${texts.join("\n ")}\n` : "";
}

function textsOf(label) {
  return typeof label === "string" ? [label] : Object.values(label);
}

/**
 * The nodes that have the words, the best first, each as `{node, rank, words}`.
 *
 * Where few have the words as they are written, those that nearly have them follow; `words` are
 * then those that they have.
 */
export function found(index, words) {
  if (index.last?.words === words) return index.last.hits;
  const queries = queriesOf(words);
  const hits = queries.length ? asWritten(index, queries) : [];
  if (queries.length && hits.length < ENOUGH) {
    const known = new Set(hits.map(({ node }) => node));
    for (const near of nearly(index, queries[0], known)) hits.push({ ...near, rank: RANKS.close });
  }
  index.last = { words, hits };
  return hits;
}

/** The nodes that a table is narrowed to: close ones only if no other is found; null means all. */
export function sought(index, words) {
  if (!queriesOf(words).length) return null;
  const hits = found(index, words);
  const sure = hits.filter(({ rank }) => rank < RANKS.close);
  return new Set((sure.length ? sure : hits).map(({ node }) => node));
}

function queriesOf(words) {
  const queries = [spellingOf(words), speltOut(words)].filter(Boolean);
  return queries.map((query) => ({ query, parts: query.split(" ") }));
}

function asWritten({ entries }, queries) {
  const byRank = Array.from({ length: RANKS.close }, () => []);
  for (const entry of entries) {
    let best = Infinity;
    for (const each of queries) best = Math.min(best, rankOf(entry, each));
    if (best < Infinity) byRank[best].push({ node: entry.node, rank: best, words: null });
  }
  return byRank.flat();
}

function rankOf({ named, about, initials }, { query, parts }) {
  if (named.includes(query)) {
    if (!named.includes(` ${query}`)) return RANKS.holds;
    if (!named.includes(`\n ${query}`)) return RANKS.word;
    return named.includes(`\n ${query}\n`) ? RANKS.same : RANKS.begins;
  }
  if (parts.length > 1 && parts.every((part) => named.includes(` ${part}`))) return RANKS.words;
  if (parts.every((part) => named.includes(part) || about.includes(` ${part}`))) return RANKS.about;
  // Of two letters too many names would begin so.
  const letters = query.length > 2 ? `\n ${query}` : `\n ${query}\n`;
  return query.length > 1 && initials.includes(letters) ? RANKS.initials : Infinity;
}

/**
 * The name by which a node was found; "" if it was found by its label (as it is shown), or by what
 * it is.
 */
export function nameFound({ node, words }, typed, label) {
  const queries = words ? [{ query: words.join(" "), parts: words }] : queriesOf(typed);
  const rankBy = (text) => {
    const { spelling, initials } = readText(text);
    const named = inLines([spelling, speltOut(text) ?? spelling]);
    const entry = { named, about: "", initials: inLines(initials) };
    return Math.min(...queries.map((each) => rankOf(entry, each)));
  };
  const least = rankBy(label);
  const names = textsOf(node.label).concat(node.names).filter((text) => text && text !== label);
  const better = names.map((text) => [rankBy(text), text]).filter(([own]) => own < least);
  return better.length ? better.reduce((a, b) => (b[0] < a[0] ? b : a))[1] : "";
}
