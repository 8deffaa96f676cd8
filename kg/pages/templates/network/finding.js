// Finding nodes by any of their names, in any language, and by what they are.

import {
  lettersOf, mayBeNear, readText, slipsAllowed, slipsBetween, spellingOf, speltOut,
} from "./spelling.js";

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
  return { entries, entryOf: new Map(entries.map((entry) => [entry.node, entry])), words: null, last: null };
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
  const more = queries.length && hits.length < ENOUGH ? nearly(index, queries[0], hits) : [];
  index.last = { words, hits: [...hits, ...more] };
  return index.last.hits;
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

// Nodes that have each of the words, some with slips.
function nearly(index, { query, parts }, hits) {
  const tight = query.replaceAll(" ", "");
  if (tight.length < 4) return [];
  const known = new Set(hits.map(({ node }) => node));
  const close = closeBy(index, parts, slipsAllowed, isBegunAlike);
  const more = [];
  for (const entry of index.entries) {
    if (known.has(entry.node)) continue;
    const near = nearOf(entry, parts, close, tight);
    if (near) more.push({ node: entry.node, rank: RANKS.close, ...near });
  }
  return more.sort((a, b) => a.slips - b.slips);
}

function nearOf(entry, parts, close, tight) {
  const words = [];
  let slips = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const near = nearWord(entry, parts[at], close[at]);
    if (!near) {
      // “thinktank” is written “think tank” too.
      return tight.length > 4 && entry.tight.includes(tight) ? { slips: 1, words: [tight] } : null;
    }
    slips += near.slips;
    words.push(near.word);
  }
  return { slips, words };
}

function nearWord({ named, about, at }, part, close) {
  if (named.includes(part) || about.includes(` ${part}`)) return { slips: 0, word: part };
  return close.get(at);
}

// A slip is seldom in the first letter; if it is, the next two are right, or it was exchanged.
function isBegunAlike(part, word) {
  if (part[0] === word[0]) return true;
  return part[1] === word[1] ? part[2] === word[2] : part[0] === word[1] && part[1] === word[0];
}

// For each part the entries that have a word near it, by number, with that word and its slips.
function closeBy(index, parts, allowed, mayBe) {
  index.words ||= wordsIn(index.entries);
  return parts.map((part) => {
    const near = new Map();
    const limit = allowed(part);
    if (!limit) return near;
    const own = lettersOf(part);
    for (const { word, letters, entries } of index.words) {
      // Another ending, one slip, may be of two other letters.
      if (word.length < part.length - limit || !mayBeNear(own, letters, limit + 1)) continue;
      if (!mayBe(part, word)) continue;
      const slips = slipsBetween(part, word, limit);
      if (slips === Infinity) continue;
      for (const entry of entries) {
        if (!(near.get(entry)?.slips <= slips)) near.set(entry, { slips, word });
      }
    }
    return near;
  });
}

function wordsIn(entries) {
  const words = new Map();
  for (const [at, entry] of entries.entries()) {
    entry.at = at;
    entry.tight = entry.named.replaceAll(" ", "");
    for (const word of entry.named.split(/[ \n]+/)) {
      if (word.length < 3) continue;
      const known = words.get(word);
      if (!known) words.set(word, { word, letters: lettersOf(word), entries: [at] });
      else if (known.entries.at(-1) !== at) known.entries.push(at);
    }
  }
  return [...words.values()];
}

const moreSlips = ({ length }) => (length < 3 ? 0 : length < 5 ? 1 : length < 8 ? 2 : 3);

/** The nearest node for words that find nothing, as a hit; null if none is like them. */
export function nearest(index, words) {
  const parts = spellingOf(words).split(" ").filter(Boolean);
  const letters = parts.join("").length;
  const close = closeBy(index, parts, moreSlips, () => true);
  let best = null;
  for (const entry of parts.length ? index.entries : []) {
    const near = parts.map((part, at) => nearWord(entry, part, close[at]));
    const missing = parts.filter((_, at) => !near[at]).join("").length;
    const slips = near.reduce((sum, each) => sum + (each?.slips ?? 0), missing);
    if (2 * missing > letters || slips >= (best?.slips ?? Infinity)) continue;
    const has = near.flatMap((each) => each?.word ?? []);
    best = { node: entry.node, rank: RANKS.close, slips, words: has };
  }
  return best;
}

/**
 * The name by which a node was found; "" if it was found by its label (as it is shown), or by what
 * it is.
 */
export function nameFound({ node, words, rank }, typed, label) {
  if (rank === RANKS.about) return "";
  const queries = words ? [{ query: words.join(" "), parts: words }] : queriesOf(typed);
  const rankBy = (text) => {
    const { spelling, initials } = readText(text);
    const lines = { named: inLines([spelling, speltOut(text) ?? spelling]), about: "", initials: inLines(initials) };
    return Math.min(...queries.map((each) => rankOf(lines, each)));
  };
  const least = rankBy(label);
  const names = textsOf(node.label).concat(node.names).filter((text) => text && text !== label);
  const better = names.map((text) => [rankBy(text), text]).filter(([own]) => own < least);
  return better.length ? better.reduce((a, b) => (b[0] < a[0] ? b : a))[1] : "";
}
