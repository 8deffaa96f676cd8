import assert from "node:assert/strict";
import test from "node:test";

import { count, dotted, fold } from "../../../../kg/pages/templates/network/ground/words.js";

test("one thing, several things", () => {
  assert.equal(count(1, "tie"), "1 tie");
  assert.equal(count(0, "tie"), "0 ties");
  assert.equal(count(12, "further claim"), "12 further claims");
});

test("letters are sought without their marks", () => {
  assert.equal(fold("Rasa TULUŠIENĖ"), "rasa tulusiene");
  assert.equal(fold("Łódź, Ørsted, Đà Nẵng, Straße"), "lodz, orsted, da nang, strasse");
});

test("only what is there is joined", () => {
  assert.equal(dotted("host", "", undefined, "stated"), "host · stated");
});
