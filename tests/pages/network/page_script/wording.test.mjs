import assert from "node:assert/strict";
import test from "node:test";

import { countTies, datesWords, figureWords } from "../../../../kg/pages/templates/network/ground/wording.js";

test("figures have three digits, whole ones all, as the language writes them", () => {
  const words = (lang) => [0.5, 1 / 3, 12345.678, 8844, 0, null].map((value) => figureWords(value, lang));
  assert.deepEqual(words("en"), ["0.500", "0.333", "12,346", "8,844", "0", "–"]);
  assert.deepEqual(words("lt"), ["0,500", "0,333", "12\u00a0346", "8\u00a0844", "0", "–"]);
});

test("ties are counted of those shown, without what only belongs together, a tie to itself once", () => {
  const [a, b] = [{}, {}];
  const count = countTies({ ties: new Set([
    { from: a, to: b }, { from: a, to: a }, { from: a, to: b, structural: true },
  ]) });
  assert.deepEqual([a, b, {}].map(count), [2, 1, 0]);
});

test("periods are told in few words", () => {
  const words = (start, end) => datesWords({ start, end }, "en");
  assert.equal(words("2022-01-01", "2022-12-31"), "2022");
  assert.equal(words("2024-02-01", "2024-02-29"), "2024-02");
  assert.equal(words("2022-05-12", "2022-05-12"), "2022-05-12");
  assert.equal(words("2022-01-01", "2023-12-31"), "2022 to 2023");
  assert.equal(words("2022-11-01", "2024-02-15"), "2022-11-01 to 2024-02-15");
  assert.equal(words("2022-11-01", ""), "2022-11-01 or later");
  assert.equal(words("", "2022-11-01"), "2022-11-01 or earlier");
  assert.equal(words("", ""), "");
});
