// Rows in the order of a column, for networks of many thousands: texts are compared once, what was
// sorted once is only sifted afterwards.

import { order } from "../ground/ordering.js";

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

  function ordered(things, { value, isNumeric }, down = false) {
    const values = things.map(value);
    const keys = isNumeric ? values : rankTexts(values);
    return order({ value: (at) => keys[at], isNumeric: true }, down);
  }

  function sort(things, orders) {
    const places = things.map((_, at) => at);
    places.sort((a, b) => {
      let result = 0;
      for (let at = 0; !result && at < orders.length; at += 1) result = orders[at](a, b);
      return result;
    });
    return places.map((at) => things[at]);
  }

  const sortBy = (things, column, down) => sort(things, [ordered(things, column, down)]);
  const asUsual = (things) => sort(things, usual.map((column) => ordered(things, column)));

  function keep(name, make) {
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name);
  }

  /** The things of a set in the order of a column, or in the usual order; equals as usual. */
  return function sorted(things, column, down = false) {
    const isPart = isWithin(things, known);
    const whole = () => keep("", () => asUsual([...known]));
    const sift = (list) => list.filter((thing) => things.has(thing));
    if (isPart && column?.isFixed) {
      return sift(keep(`${column.key} ${down}`, () => sortBy(whole(), column, down)));
    }
    const base = isPart ? sift(whole()) : asUsual([...things]);
    return column ? sortBy(base, column, down) : base;
  };
}

function isWithin(things, others) {
  for (const thing of things) if (!others.has(thing)) return false;
  return true;
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
