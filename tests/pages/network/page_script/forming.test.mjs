import assert from "node:assert/strict";
import test from "node:test";

import { NO_FILTERS } from "../../../../kg/pages/templates/network/shown/filters.js";
import { shownBy } from "../../../../kg/pages/templates/network/shown/forming.js";
import { allOf, idsOf, modelOf, told } from "./networks.mjs";

const ALL = { filters: NO_FILTERS, form: "two-mode", fold: "", part: { by: "all" } };

/** a and b at a talk of x, b and c at y, c and d at z; c was at another part of x. */
function meetings() {
  return modelOf(
    [
      ["a", "actor", { country: ["LT"] }], ["b", "actor", { country: ["LT"] }],
      ["c", "actor", { country: ["LV"] }], ["d", "actor", { country: ["LV"] }],
      ...["x", "talk", "walk", "y", "z"].map((id) => [id, "event"]),
    ],
    [
      ["a", "talk"], ["b", "talk", { status: "inferred" }], ["b", "y"], ["c", "y"], ["c", "z"], ["d", "z"],
      ["c", "walk"], ["talk", "x", { structural: true }], ["walk", "x", { structural: true }],
    ],
    { folds: [["talk", "x"], ["walk", "x"]] },
  );
}

const near = (model, id, steps) => {
  return { ...NO_FILTERS, focus: { node: model.nodeBy.get(id), steps } };
};

test("without choices all is drawn", () => {
  const model = meetings();
  const shown = shownBy(model, ALL);
  assert.deepEqual([shown.nodes, shown.ties], [allOf(model).nodes, allOf(model).ties]);
  assert.deepEqual([shown.base.nodes.size, shown.wide, shown.told], [9, [], null]);
});

test("parts fold before the projection, other nodes after it", () => {
  const model = meetings();
  const pairs = shownBy(model, { ...ALL, form: "projected" });
  assert.deepEqual(told(pairs.ties), ["a-b 1 inferred", "b-c 1 stated", "c-d 1 stated"]);
  const parts = shownBy(model, { ...ALL, form: "projected", fold: "parts" });
  assert.deepEqual(told(parts.ties), ["a-b 1 inferred", "a-c 1 stated", "b-c 2 stated", "c-d 1 stated"]);
  const groups = shownBy(model, { ...ALL, form: "projected", fold: "country" });
  assert.deepEqual(told(groups.ties), ["group:country:LT-group:country:LV 1 stated"]);
  assert.equal(groups.base.ties.size, 9);
});

test("a projected tie has the status that the filters leave", () => {
  const model = meetings();
  model.ties[0].statuses = ["stated", "interpreted"];
  Object.assign(model.ties[1], { status: "stated", statuses: ["stated", "inferred"] });
  const hidden = { ...NO_FILTERS.hidden, status: new Set(["stated"]) };
  const filters = { ...NO_FILTERS, hidden };
  const shown = shownBy(model, { ...ALL, filters, form: "projected" });
  assert.deepEqual(told(shown.ties), ["a-b 1 inferred"]);
});

test("a step from a node is a line of the picture, and all that it is made of stays", () => {
  const model = meetings();
  const plain = shownBy(model, { ...ALL, filters: near(model, "b", 1) });
  assert.deepEqual(idsOf(plain.nodes), ["b", "talk", "y"]);
  assert.equal(plain.base.ties.size, 2);
  const pairs = shownBy(model, { ...ALL, filters: near(model, "b", 1), form: "projected" });
  assert.deepEqual(told(pairs.ties), ["a-b 1 inferred", "b-c 1 stated"]);
  assert.deepEqual(idsOf(pairs.base.nodes), ["a", "b", "c", "talk", "y"]);
  assert.deepEqual(idsOf(pairs.base.ties), ["tie0", "tie1", "tie2", "tie3"]);
  const whole = shownBy(model, { ...ALL, filters: near(model, "x", 1), fold: "parts" });
  assert.deepEqual(idsOf(whole.nodes), ["a", "b", "c", "x"]);
  assert.deepEqual(idsOf(whole.base.nodes), ["a", "b", "c", "talk", "walk", "x"]);
});

test("beside an event the groups at it are drawn, with all their members", () => {
  const model = meetings();
  const shown = shownBy(model, { ...ALL, filters: near(model, "z", 1), fold: "country" });
  assert.deepEqual(idsOf(shown.nodes), ["group:country:LV", "z"]);
  assert.deepEqual([idsOf(shown.base.nodes), idsOf(shown.base.ties)], [["c", "d", "z"], ["tie4", "tie5"]]);
  const one = shownBy(model, { ...ALL, filters: near(model, "talk", 1), fold: "country" });
  assert.deepEqual(idsOf(one.base.nodes), ["a", "b", "talk", "x"]);
  const other = shownBy(model, { ...ALL, filters: near(model, "walk", 1), fold: "country" });
  assert.deepEqual(idsOf(other.base.nodes), ["c", "d", "walk", "x"]);
});

test("a focus that is not drawn chooses before the form does", () => {
  const model = meetings();
  const event = shownBy(model, { ...ALL, filters: near(model, "y", 1), form: "projected" });
  assert.deepEqual(told(event.ties), ["b-c 1 stated"]);
  const actor = shownBy(model, { ...ALL, filters: near(model, "b", 2), fold: "country" });
  assert.deepEqual(idsOf(actor.nodes), ["group:country:LT", "group:country:LV", "talk", "x", "y"]);
});

test("a part is taken of what was formed, and the base has what it was taken of", () => {
  const model = meetings();
  const part = { by: "top", measure: "degree", n: 2 };
  const shown = shownBy(model, { ...ALL, form: "projected", part });
  assert.deepEqual(told(shown.ties), ["b-c 1 stated"]);
  assert.equal(shown.base.ties.size, 9);
  const found = shownBy(model, { ...ALL, part: { by: "backbone" } }).told;
  assert.deepEqual(found, { way: "k-core", k: 0 });
});

test("where the filters stay, they are not asked again", () => {
  const model = meetings();
  const first = shownBy(model, { ...ALL, filters: near(model, "b", 1) });
  const again = shownBy(model, { ...ALL, filters: near(model, "b", 1), form: "projected" }, first);
  assert.equal(again.all, first.all);
  assert.deepEqual(idsOf(again.nodes), ["a", "b", "c"]);
});
