// Names that are nearly what was typed.

import { lettersOf, mayBeNear, slipsAllowed, slipsBetween, spellingOf } from "./spelling.js";

/** The entries that have each part of what was typed, some with slips, with fewest slips first. */
export function nearly(index, { query, parts }, known) {
  const tight = query.replaceAll(" ", "");
  if (tight.length < 4) return [];
  const close = closeBy(index, parts, slipsAllowed, isBegunAlike);
  const more = [];
  for (const entry of index.entries) {
    const near = known.has(entry.node) ? null : nearOf(entry, parts, close, tight);
    if (near) more.push({ node: entry.node, ...near });
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

/** The nearest node for words that find nothing, with the words that it has; null if none is. */
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
    best = { node: entry.node, slips, words: near.flatMap((each) => each?.word ?? []) };
  }
  return best;
}
