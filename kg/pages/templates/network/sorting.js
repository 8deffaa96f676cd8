// Rows in the order of a column, for networks of many thousands: texts are compared once, what was
// sorted once is only sifted afterwards.

import { order } from "./ordering.js";

/**
 * Make what sorts the parts of a network.
 *
 * `all` are the things of the whole network, `usual` the columns of their usual order, the first
 * before the others; `compare` compares texts as a reader of the language expects. A column has a
 * `key`, a `value` for each thing (null if it has none), `isNumeric`, and `isFixed` if the value of
 * a thing stays while filters change.
 */
export function makeSorter(all, usual, compare) {
  const known = new Set(all);
  const rankTexts = makeRanks(compare);
  const kept = new Map();

  function sort(things, { value, isNumeric }, down = false) {
    const values = things.map(value);
    const keys = isNumeric ? values : rankTexts(values);
    const places = keys.map((_, at) => at);
    places.sort(order({ value: (at) => keys[at], isNumeric: true }, down));
    return places.map((at) => things[at]);
  }

  const asUsual = (things) => usual.reduceRight((list, column) => sort(list, column), things);

  function keep(name, make) {
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name);
  }

  /** The things of a set in the order of a column, or in the usual order; equals as usual. */
  return function sorted(things, column, down = false) {
    const isPart = [...things].every((thing) => known.has(thing));
    const whole = () => keep("", () => asUsual([...known]));
    const sift = (list) => list.filter((thing) => things.has(thing));
    if (isPart && column?.isFixed) {
      return sift(keep(`${column.key} ${down}`, () => sort(whole(), column, down)));
    }
    const base = isPart ? sift(whole()) : asUsual([...things]);
    return column ? sort(base, column, down) : base;
  };
}

/** Tells for texts the numbers that are in their order; a text is compared when it is first met. */
export function makeRanks(compare) {
  let ranks = new Map();
  const byLetters = (a, b) => compare(a, b) || (a < b ? -1 : 1);
  return (texts) => {
    const unknown = texts.filter((text) => text !== null && !ranks.has(text));
    if (unknown.length) {
      const all = [...new Set([...ranks.keys(), ...unknown])].sort(byLetters);
      ranks = new Map(all.map((text, rank) => [text, rank]));
    }
    return texts.map((text) => (text === null ? null : ranks.get(text)));
  };
}

/** How a column is sorted next: the largest number or first name first, then the other way. */
export function wayNext(now, isNumeric) {
  if (!now) return isNumeric ? "descending" : "ascending";
  return now === "ascending" ? "descending" : "ascending";
}
