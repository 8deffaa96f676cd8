import assert from "node:assert/strict";
import test from "node:test";

import { makeLines, wrapped } from "../../../../kg/pages/templates/network/picture/wrapping.js";

test("a name is broken where Python breaks it", () => {
  assert.deepEqual(wrapped("Ministry of Social Security and Labour of the Republic of Lithuania"), [
    "Ministry of Social", "Security and Labour of", "the Republic of…",
  ]);
  assert.deepEqual(wrapped("Daugavpils"), ["Daugavpils"]);
  assert.deepEqual(wrapped(""), []);
  assert.deepEqual(wrapped("a".repeat(50)), ["a".repeat(22), "a".repeat(22), "a".repeat(6)]);
});

test("a name in another language is marked with it", () => {
  const lines = makeLines();
  const node = { label: { en: "Riga City", lv: "Rīgas pilsēta" } };
  assert.deepEqual(lines(node, "lv"), ["Rīgas pilsēta"]);
  assert.deepEqual(lines(node, "lt"), ["Riga City [en]"]);
});
