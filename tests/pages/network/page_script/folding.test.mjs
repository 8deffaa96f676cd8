import assert from "node:assert/strict";
import test from "node:test";

import { folded } from "../../../../kg/pages/templates/network/shown/folding.js";
import { projected } from "../../../../kg/pages/templates/network/shown/projecting.js";
import { allOf, chanceMeetings, idsOf, modelOf, told } from "./networks.mjs";

function forum() {
  return modelOf(
    [
      ["city", "actor", { country: ["LT"], x: 0, y: 0 }],
      ["woman", "actor", { country: ["LT"], x: 10, y: 20 }],
      ["group", "actor", { country: ["LV", "BE"] }],
      ["host", "actor", { country: ["LV"] }],
      ["ghost", "actor"],
      ["forum", "event"], ["day", "event"], ["talk", "event"], ["other", "event"],
    ],
    [
      ["city", "forum", { roles: ["organiser"], claims: [1], status: "inferred" }],
      ["city", "talk", { roles: ["speaker"], claims: [0], weight: 2, statuses: ["stated", "inferred"] }],
      ["woman", "talk", { start: "2022-01-01", end: "2022-01-02" }],
      ["woman", "day", { start: "2021-01-01", end: "2021-01-01" }],
      ["group", "other"],
      ["host", "other"],
      ["ghost", "other"],
      ["day", "forum", { structural: true, directed: true }],
      ["talk", "day", { structural: true, directed: true }],
      ["other", "forum", { structural: true, directed: true }],
    ],
    { folds: [["talk", "day"], ["day", "forum"]] },
  );
}

test("parts fold into the outermost whole, with their ties", () => {
  const model = forum();
  const made = folded(allOf(model), model, "parts");
  assert.deepEqual(idsOf(made.nodes), ["city", "forum", "ghost", "group", "host", "other", "woman"]);
  assert.deepEqual(told(made.ties), [
    "city-forum 3 stated", "ghost-other 1 stated", "group-other 1 stated", "host-other 1 stated",
    "other-forum 1 stated", "woman-forum 2 stated",
  ]);
  const [city] = made.ties;
  assert.deepEqual(city.base, model.ties.slice(0, 2));
  assert.deepEqual(city.roles.map(({ key }) => key), ["organiser", "speaker"]);
  assert.deepEqual([city.claims, city.statuses], [[0, 1], ["stated", "inferred"]]);
  const woman = [...made.ties].find((tie) => tie.from.id === "woman");
  assert.deepEqual([woman.start, woman.end], ["2021-01-01", "2022-01-02"]);
  // What does not fold is the tie itself.
  assert.ok(made.ties.has(model.ties[4]));
  assert.ok(made.ties.has(model.ties[9]));
});

test("a part whose whole is not shown folds into the outermost that is, or stays", () => {
  const model = forum();
  const { nodes, ties } = allOf(model);
  nodes.delete(model.nodeBy.get("day"));
  assert.ok(!folded({ nodes, ties }, model, "parts").nodes.has(model.nodeBy.get("talk")));
  nodes.delete(model.nodeBy.get("forum"));
  assert.ok(folded({ nodes, ties: new Set() }, model, "parts").nodes.has(model.nodeBy.get("talk")));
});

test("what leads in a circle ends, in the first node of it", () => {
  const model = modelOf(
    [["a", "actor"], ["x", "event"], ["y", "event"], ["z", "event"], ["self", "event"]],
    [["a", "z"], ["a", "y"], ["a", "self"]],
    { folds: [["x", "y"], ["y", "x"], ["z", "y"], ["self", "self"]] },
  );
  const made = folded(allOf(model), model, "parts");
  assert.deepEqual(idsOf(made.nodes), ["a", "self", "x"]);
  assert.deepEqual(told(made.ties), ["a-self 1 stated", "a-x 2 stated"]);
});

test("merged ties are the same objects while they are made of the same", () => {
  const model = forum();
  const first = folded(allOf(model), model, "parts");
  const again = folded(allOf(model), model, "parts");
  assert.deepEqual([...again.ties], [...first.ties]);
  for (const tie of first.ties) assert.ok(again.ties.has(tie));
  const { nodes, ties } = allOf(model);
  ties.delete(model.ties[1]);
  const less = folded({ nodes, ties }, model, "parts");
  const own = [...less.ties].filter((tie) => !first.ties.has(tie));
  // One tie is left of the pair, and that is the network's own.
  assert.deepEqual(own, [model.ties[0]]);
});

test("that one belongs to another is a tie beside what else ties the two", () => {
  const model = modelOf([["x", "event"], ["y", "event"], ["part", "event"]], [
    ["x", "y", { structural: true }], ["part", "x"], ["x", "part", { weight: 3 }], ["y", "part"],
  ], { folds: [["part", "y"]] });
  const made = folded(allOf(model), model, "parts");
  assert.deepEqual(told(made.ties), ["x-y 1 stated", "x-y 4 stated"]);
  assert.deepEqual([...made.ties].map(({ structural }) => structural), [true, false]);
});

test("without parts, and without a way, nothing is made anew", () => {
  const model = modelOf([["a", "actor"], ["x", "event"]], [["a", "x"]]);
  const all = allOf(model);
  assert.equal(folded(all, model, "parts").ties, all.ties);
  assert.equal(folded(all, model, "").nodes, all.nodes);
});

const group = ({ nodes }, key) => [...nodes].find((node) => node.members && node.key === key);

test("actors become one node for each value, several values another, none another", () => {
  const model = forum();
  const made = folded(allOf(model), model, "country");
  assert.deepEqual(idsOf(made.nodes), [
    "day", "forum", "group:country:", "group:country:*", "group:country:LT", "group:country:LV",
    "other", "talk",
  ]);
  assert.deepEqual(idsOf(group(made, "LT").members), ["city", "woman"]);
  assert.deepEqual([group(made, "LT").count, group(made, "LT").label], [2, "LT"]);
  assert.equal(group(made, "*").label.en, "several countries");
  assert.deepEqual(Object.keys(group(made, "").label), ["en", "lt", "lv"]);
  assert.deepEqual(group(made, "LT").country.map(({ key }) => key), ["LT"]);
  assert.deepEqual(group(made, "*").country.map(({ key }) => key), ["LV", "BE"]);
  assert.deepEqual(group(made, "").country, []);
  assert.deepEqual(told(made.ties), [
    "day-forum 1 stated", "group:country:*-other 1 stated", "group:country:-other 1 stated",
    "group:country:LT-day 1 stated", "group:country:LT-forum 1 inferred",
    "group:country:LT-talk 3 stated", "group:country:LV-other 1 stated", "other-forum 1 stated",
    "talk-day 1 stated",
  ]);
  assert.deepEqual(group(made, "LT").ties.map((tie) => tie.to.id), ["forum", "talk", "day"]);
  assert.equal(new Set([...made.nodes].map(({ at }) => at)).size, made.nodes.size);
});

test("ties within a group are counted on it, those between two are one with their weights", () => {
  const model = modelOf(
    [
      ["a", "actor", { kind: ["NGO"] }], ["b", "actor", { kind: ["NGO"] }], ["c", "actor", { kind: ["city"] }],
      ["d", "actor", { kind: ["city"] }],
    ],
    [
      ["a", "b", { weight: 5 }], ["a", "c", { weight: 2, claims: [1] }], ["d", "b", { weight: 4, claims: [0] }],
      ["d", "c", { structural: true }], ["b", "c", { structural: true }],
    ],
    { modes: ["actor"] },
  );
  const made = folded(allOf(model), model, "kind");
  assert.deepEqual(told(made.ties), ["group:kind:NGO-group:kind:city 6 stated"]);
  const [tie] = made.ties;
  assert.deepEqual([tie.claims, idsOf(tie.base)], [[0, 1], ["tie1", "tie2"]]);
  assert.deepEqual([group(made, "NGO").within, group(made, "city").within], [1, 0]);
  // The same tie, also if the first is gone and the second leads the other way.
  const some = { nodes: allOf(model).nodes, ties: new Set(model.ties.slice(2)) };
  const [less] = folded(some, model, "kind").ties;
  assert.deepEqual([less.id, less.weight, less.from], [tie.id, 4, tie.from]);
  assert.equal(group(made, "NGO").within, 0);
});

test("directions stay: what leads back is another tie", () => {
  const model = modelOf(
    [["a", "actor", { kind: ["NGO"] }], ["b", "actor", { kind: ["city"] }]],
    [["a", "b", { directed: true }], ["b", "a", { directed: true, weight: 3 }]],
    { modes: ["actor"] },
  );
  const made = folded(allOf(model), model, "kind");
  assert.deepEqual(told(made.ties), [
    "group:kind:NGO-group:kind:city 1 stated", "group:kind:city-group:kind:NGO 3 stated",
  ]);
  assert.ok([...made.ties].every((tie) => tie.directed));
});

test("a group is the same node whatever is shown of it, and has no place over another", () => {
  const model = chanceMeetings(200, 60, 500);
  const first = [...folded(allOf(model), model, "country").nodes].filter((node) => node.members);
  const places = first.map(({ x, y }) => [x, y]);
  const nodes = new Set(model.nodes.slice(0, 50));
  const some = [...folded({ nodes, ties: new Set() }, model, "country").nodes];
  assert.ok(some.every((node) => first.includes(node)));
  assert.equal(some.reduce((sum, node) => sum + node.count, 0), 50);
  assert.deepEqual(first.map(({ x, y }) => [x, y]), places);
  const things = model.nodes.slice(200);
  for (const one of first) {
    const others = [...first, ...things].filter((other) => other !== one);
    assert.ok(others.every((other) => Math.hypot(one.x - other.x, one.y - other.y) > 100));
  }
  const again = chanceMeetings(200, 60, 500);
  const made = [...folded(allOf(again), again, "country").nodes].filter((node) => node.members);
  assert.deepEqual(made.map(({ x, y }) => [x, y]), places);
});

test("a projection folds: its base is that of the network", () => {
  const model = chanceMeetings(50, 20, 150);
  const made = folded(projected(allOf(model), model), model, "country");
  const weight = [...made.ties].reduce((sum, tie) => sum + tie.weight, 0);
  const all = [...projected(allOf(model), model).ties];
  const isAcross = ({ from, to }) => from.country[0] !== to.country[0];
  assert.equal(weight, all.filter(isAcross).reduce((sum, tie) => sum + tie.weight, 0));
  assert.ok([...made.ties].every((tie) => tie.base.every((each) => model.ties.includes(each))));
  const within = [...made.nodes].reduce((sum, node) => sum + node.within, 0);
  assert.equal(within, all.length - all.filter(isAcross).length);
});

test("nodes and ties of the model stay as they are", () => {
  const model = forum();
  const facts = () => [...model.nodes, ...model.ties].map((thing) => ({ ...thing }));
  const before = facts();
  for (const way of ["parts", "country", "kind"]) folded(projected(allOf(model), model), model, way);
  for (const way of ["parts", "country", "kind"]) folded(allOf(model), model, way);
  facts().forEach((now, at) => {
    for (const [name, value] of Object.entries(before[at])) assert.equal(now[name], value, name);
  });
});
