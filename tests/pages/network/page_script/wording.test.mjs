import assert from "node:assert/strict";
import test from "node:test";

import { countTies, figureWords } from "../../../../kg/pages/templates/network/wording.js";

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
