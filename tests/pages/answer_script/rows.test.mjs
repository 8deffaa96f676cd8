import assert from "node:assert/strict";
import test from "node:test";

import {
  asTsv, comparison, counted, hasWords, nextSort, valueIn,
} from "../../../kg/pages/templates/answer/rows.js";
import { order } from "../../../kg/pages/templates/network/ground/ordering.js";

const row = (...texts) => ({ cells: texts.map((text) => ({ text, iri: "", isNumber: false })) });
const sorted = (texts, { isNumeric = false, down = false, lang = "en" } = {}) => {
  const value = valueIn({ at: 0, isNumeric });
  const rows = texts.map((text) => row(text));
  return rows
    .sort(order({ value, isNumeric }, down, comparison(lang)))
    .map(({ cells: [{ text }] }) => text);
};

test("a row is found by all the words, in any cell and without their marks", () => {
  const found = { folded: "riga state city municipality\nco-organiser" };
  for (const words of ["", "  ", "RĪGA", "organiser riga", "co-org"]) assert(hasWords(words)(found));
  for (const words of ["riga host", "rigas"]) assert(!hasWords(words)(found));
});

test("numbers are sorted as numbers, and what is not known comes last, whichever way", () => {
  const texts = ["10", "", "9", "-1.5", "1e3"];
  assert.deepEqual(sorted(texts, { isNumeric: true }), ["-1.5", "9", "10", "1e3", ""]);
  assert.deepEqual(sorted(texts, { isNumeric: true, down: true }), ["1e3", "10", "9", "-1.5", ""]);
});

test("texts are sorted as in their language, with the numbers in them as numbers", () => {
  assert.deepEqual(sorted(["Zarasai", "Šiauliai", "Akmenė"]), ["Akmenė", "Šiauliai", "Zarasai"]);
  assert.deepEqual(sorted(["yla", "ilga", "jis"], { lang: "lt" }), ["yla", "ilga", "jis"]);
  assert.deepEqual(sorted(["yla", "ilga", "jis"]), ["ilga", "jis", "yla"]);
  assert.deepEqual(sorted(["part 10", "part 9"]), ["part 9", "part 10"]);
});

test("a language that no browser knows is no error", () => {
  assert.equal(comparison("a b")("a", "b"), -1);
  assert.equal(comparison("")("b", "a"), 1);
});

test("a heading turns the order round, and gives the answer's own back", () => {
  const ways = (isNumeric) => {
    const all = [nextSort(null, isNumeric)];
    while (all.length < 4) all.push(nextSort(all.at(-1), isNumeric));
    return all;
  };
  assert.deepEqual(ways(false), ["ascending", "descending", "", "ascending"]);
  assert.deepEqual(ways(true), ["descending", "ascending", "", "descending"]);
});

test("how many rows are shown of how many", () => {
  assert.equal(counted(12, 40, false), "12 of 40 rows");
  assert.equal(counted(0, 1, false), "0 of 1 row");
  assert.equal(counted(3, 1000, true), "3 of the first 1,000 rows");
});

test("a copy has the names, then the rows, and no text that a spreadsheet would run", () => {
  const columns = [{ name: "=who", at: 0 }, { name: "n", at: 1 }];
  const rows = [
    { cells: [{ text: "+1", iri: "https://x.org/a" }, { text: "-5", isNumber: true }] },
    { cells: [{ text: '"A" town', iri: "" }, { text: "", isNumber: false }] },
  ];
  assert.equal(asTsv(columns, rows, false), "'=who\tn\n'+1\t-5\n\"\"\"A\"\" town\"\t\n");
  assert.equal(
    asTsv(columns, rows, true),
    "'=who\t'=who IRI\tn\n'+1\thttps://x.org/a\t-5\n\"\"\"A\"\" town\"\t\t\n",
  );
});
