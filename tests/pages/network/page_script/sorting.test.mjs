import assert from "node:assert/strict";
import test from "node:test";

import { order } from "../../../../kg/pages/templates/network/ground/ordering.js";
import { makeRanks, makeSorter, wayNext } from "../../../../kg/pages/templates/network/tables/sorting.js";

const compare = new Intl.Collator("lt", { numeric: true }).compare;
const thing = (name, n = null) => ({ name, n });
const NAME = { key: "name", value: ({ name }) => name || null, isNumeric: false, isFixed: true };
const N = { key: "n", value: ({ n }) => n, isNumeric: true, isFixed: false };
const THINGS = [thing("žemė", 2), thing("zona"), thing("č10", 2), thing("č9", -1), thing(""), thing("c", 10)];
const names = (things) => things.map(({ name }) => name);
const sorter = () => makeSorter(THINGS, [NAME], compare);

test("the usual order is that of the language, what has no name last", () => {
  assert.deepEqual(names(sorter()(new Set(THINGS))), ["c", "č9", "č10", "zona", "žemė", ""]);
});

test("a column sorts up and down; what has no value comes last either way, equals as usual", () => {
  const all = new Set(THINGS);
  assert.deepEqual(names(sorter()(all, N)), ["č9", "č10", "žemė", "c", "zona", ""]);
  assert.deepEqual(names(sorter()(all, N, true)), ["c", "č10", "žemė", "č9", "zona", ""]);
  assert.deepEqual(names(sorter()(all, NAME, true)), ["žemė", "zona", "č10", "č9", "c", ""]);
});

test("a part is in the same order, and what is fixed is compared once", () => {
  let asked = 0;
  const counting = { ...NAME, value: ({ name }) => (asked += 1, name || null) };
  const sorted = makeSorter(THINGS, [NAME], compare);
  assert.deepEqual(names(sorted(new Set(THINGS), counting)), ["c", "č9", "č10", "zona", "žemė", ""]);
  assert.deepEqual(names(sorted(new Set([THINGS[0], THINGS[3]]), counting)), ["č9", "žemė"]);
  assert.equal(asked, THINGS.length);
});

test("what changes with the filters is asked each time", () => {
  const sorted = sorter();
  const part = new Set(THINGS.slice(0, 3));
  assert.deepEqual(names(sorted(part, N)), ["č10", "žemė", "zona"]);
  const other = { ...N, value: ({ name }) => name.length };
  assert.deepEqual(names(sorted(part, other)), ["č10", "zona", "žemė"]);
});

test("things that are not of the whole network are sorted too, such as those that were folded", () => {
  const made = thing("Lietuva", 1);
  assert.deepEqual(names(sorter()(new Set([THINGS[0], made, THINGS[5]]))), ["c", "Lietuva", "žemė"]);
  assert.deepEqual(names(sorter()(new Set([THINGS[0], made, THINGS[5]]), NAME, true)), ["žemė", "Lietuva", "c"]);
});

test("several columns make the usual order, the first before the others", () => {
  const usual = [{ ...N, value: ({ n }) => n ?? 0 }, NAME];
  const sorted = makeSorter(THINGS, usual, compare);
  assert.deepEqual(names(sorted(new Set(THINGS))), ["č9", "zona", "", "č10", "žemė", "c"]);
});

test("texts that a language takes for the same keep an order that does not change", () => {
  const alike = ["a\u0301", "á", "a"];
  assert.deepEqual(makeRanks(compare)(alike), makeRanks(compare)([...alike].reverse()).reverse());
  assert.deepEqual(makeRanks(compare)(["b", null, "a", "b"]), [1, null, 0, 1]);
});

test("a column is sorted by the largest number or the first name, then the other way round", () => {
  assert.deepEqual([wayNext(null, true), wayNext("descending", true)], ["descending", "ascending"]);
  assert.deepEqual([wayNext(null, false), wayNext("ascending", false)], ["ascending", "descending"]);
});

test("things are compared by a value", () => {
  const numbers = [3, null, 1, 2];
  const by = (down) => [...numbers].sort(order({ value: (n) => n, isNumeric: true }, down));
  assert.deepEqual([by(false), by(true)], [[1, 2, 3, null], [3, 2, 1, null]]);
});
