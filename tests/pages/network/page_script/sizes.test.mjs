import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import { radiusOf } from "../../../../kg/pages/templates/network/choices/sizes.js";
import { model } from "./example.mjs";

const made = model();

test("areas above the least are in proportion to the values", () => {
  const area = (share) => radiusOf(share) ** 2 - radiusOf(0) ** 2;
  assert.ok(Math.abs(area(0.5) / area(1) - 0.5) < 0.01);
});

test("by ties: what has most is the largest, and who only belongs to others counts half", () => {
  const { points } = makeChoices(made).now;
  const of = (id) => points.get(made.nodeBy.get(id));
  assert.equal(Math.max(...points.values()), of("forum"));
  assert.ok(of("forum") > of("city"));
  const alone = makeChoices(model({ ties: [{ from: "part", to: "forum", structural: true }] }));
  const sizes = [...alone.now.points.values()];
  assert.ok(sizes[4] > sizes[0]);
});

test("by a measure the greatest value is the largest, whatever its shape, and no value is nought", () => {
  const state = makeChoices(made);
  state.set({ size: "degree" });
  const { points } = state.now;
  const order = [...points].sort((a, b) => b[1] - a[1]).map(([{ id }]) => id);
  assert.deepEqual(order.slice(0, 3), ["city", "woman", "host"]);
  assert.equal(points.get(made.nodeBy.get("forum")), radiusOf(0));
  state.set({ size: "same" });
  assert.equal(new Set(state.now.points.values()).size, 1);
});
