import assert from "node:assert/strict";
import test from "node:test";

import { count, dotted, fold, number } from "../../../../kg/pages/templates/network/ground/words.js";

test("one thing, several things", () => {
  assert.equal(count(1, "tie"), "1 tie");
  assert.equal(count(0, "tie"), "0 ties");
  assert.equal(count(12, "further claim"), "12 further claims");
});

test("numbers have three digits, large ones none after the point, and no value is no nought", () => {
  const shown = [0, 4, 0.123456, 12.3456, 1234.56, -1234.56, null, undefined].map(number);
  assert.deepEqual(shown, ["0", "4", "0.123", "12.3", "1235", "-1235", "–", "–"]);
});

test("letters are sought without their marks", () => {
  assert.equal(fold("Rasa TULUŠIENĖ"), "rasa tulusiene");
  assert.equal(fold("Łódź, Ørsted, Đà Nẵng, Straße"), "lodz, orsted, da nang, strasse");
});

test("only what is there is joined", () => {
  assert.equal(dotted("host", "", undefined, "stated"), "host · stated");
});
