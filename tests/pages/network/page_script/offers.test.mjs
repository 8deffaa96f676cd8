import assert from "node:assert/strict";
import test from "node:test";

import { offersOf } from "../../../../kg/pages/templates/network/choices/offers.js";
import { meetings, meetingsModel } from "./meetings.mjs";

const offers = offersOf(meetingsModel());

test("a choice has what tells nodes of this network apart", () => {
  assert.deepEqual(offers.form, ["two-mode", "projected"]);
  assert.deepEqual(offers.colour, ["kind", "country", "cls"]);
  assert.deepEqual(offers.fold, ["", "kind", "country"]);
  assert.deepEqual(offers.size, ["ties", "same", "degree"]);
  assert.deepEqual(offers.lang, ["en", "lt", "lv"]);
  assert.deepEqual(offers.theme, ["auto", "light", "dark"]);
});

test("a small network has no parts to choose from", () => {
  assert.deepEqual(offers.part, ["all"]);
});

test("events fold with their parts where there are parts", () => {
  const { fold } = offersOf(meetingsModel({ folds: [[7, 6]] }));
  assert.deepEqual(fold, ["", "parts", "kind", "country"]);
});

test("a network of one mode is not projected", () => {
  const data = meetings();
  delete data.nodes.mode;
  assert.deepEqual(offersOf(meetingsModel({ nodes: data.nodes })).form, ["two-mode"]);
});

test("what can be hidden is known by its keys", () => {
  assert.deepEqual(offers.keys.kind, new Set(["kind:municipality", "kind:ngo", "kind:ministry"]));
  assert.deepEqual(offers.keys.status, new Set(["stated", "interpreted", "inferred", "external"]));
});

// Nodes in a row, each tied to the next but where a number is left out.
function row(length, gap = -1) {
  const all = Array.from({ length }, (_, at) => at);
  const from = all.slice(1).filter((at) => at !== gap);
  return meetingsModel({
    nodes: { id: all.map(String), label: all.map(String), x: all, y: all },
    ties: { from, to: from.map((at) => at - 1) },
    measures: [],
  });
}

test("a large network has parts: of several components the largest, and the highest", () => {
  assert.deepEqual(offersOf(row(60)).part, ["all"]);
  const one = offersOf(row(61));
  assert.deepEqual(one.part, ["all", "backbone", "top"]);
  assert.deepEqual([one.top, one.measures], [[50], ["degree"]]);
  assert.deepEqual(offersOf(row(100)).top, [50]);
  const two = offersOf(row(201, 30));
  assert.deepEqual(two.part, ["all", "component", "backbone", "top"]);
  assert.deepEqual(two.top, [50, 100, 200]);
});
