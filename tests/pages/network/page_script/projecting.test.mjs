import assert from "node:assert/strict";
import test from "node:test";

import { projected } from "../../../../kg/pages/templates/network/shown/projecting.js";
import { allOf, chanceMeetings, idsOf, modelOf, told } from "./networks.mjs";

const actors = (...ids) => ids.map((id) => [id, "actor"]);
const events = (...ids) => ids.map((id) => [id, "event"]);

function meetings() {
  return modelOf(
    [...actors("a", "b", "c", "d"), ...events("x", "y", "z")],
    [
      ["a", "x", { status: "stated", roles: ["host"], claims: [3], start: "2022-01-02", end: "2022-01-03" }],
      ["b", "x", { status: "inferred", claims: [1] }],
      ["a", "y", { status: "interpreted", claims: [2, 5], more: 2, start: "2021-05-01" }],
      ["b", "y", { status: "stated", claims: [4], end: "2023-01-01" }],
      ["c", "y", { status: "not known" }],
      ["c", "z"],
      ["z", "y", { structural: true, directed: true }],
      ["a", "c", { structural: true, directed: true }],
    ],
  );
}

const tieOf = ({ ties }, id) => [...ties].find((tie) => tie.id === id);

test("actors are tied by each thing that they share, as firmly as the weaker side at its best", () => {
  const model = meetings();
  const made = projected(allOf(model), model);
  assert.deepEqual(idsOf(made.nodes), ["a", "b", "c", "d"]);
  // At x the weaker of the two is inferred, at y interpreted. What belongs to what stays.
  assert.deepEqual(told(made.ties), ["a-b 2 interpreted", "a-c 1 not known", "a-c 1 stated", "b-c 1 not known"]);
  assert.equal(made.pairs, 3);
  assert.deepEqual(made.wide, []);
});

test("a tie leads back to what it was made of", () => {
  const model = meetings();
  const tie = tieOf(projected(allOf(model), model), "shared-0-1");
  assert.deepEqual(idsOf(tie.shared), ["x", "y"]);
  assert.deepEqual(tie.base, model.ties.slice(0, 4));
  assert.deepEqual(tie.claims, [1, 2, 3, 4, 5]);
  assert.equal(tie.more, 2);
  assert.deepEqual([tie.start, tie.end], ["2021-05-01", "2023-01-01"]);
  // One side's role is not the role of both; nor is the status of a claim.
  assert.deepEqual([tie.roles, tie.relations, tie.statuses], [[], [], ["interpreted"]]);
  assert.deepEqual([tie.structural, tie.directed], [false, false]);
  assert.ok(tie.at > model.ties.length);
});

test("the statuses are those that the filters leave", () => {
  const model = meetings();
  const made = projected(allOf(model), model, () => "external");
  assert.deepEqual(told(made.ties).slice(0, 2), ["a-b 2 external", "a-c 1 external"]);
});

test("only what is shown counts", () => {
  const model = meetings();
  const { nodes } = allOf(model);
  const some = { nodes, ties: new Set(model.ties.slice(2, 6)) };
  assert.deepEqual(told(projected(some, model).ties), ["a-b 1 interpreted", "a-c 1 not known", "b-c 1 not known"]);
  const fewer = { nodes: new Set(model.nodes.slice(1)), ties: some.ties };
  assert.deepEqual(told(projected(fewer, model).ties), ["b-c 1 not known"]);
});

test("two ties of one actor to one thing are one side, as firm as the firmer", () => {
  const model = modelOf([...actors("a", "b", "c"), ...events("x", "y")], [
    ["a", "x", { status: "inferred" }], ["a", "y"], ["a", "x", { status: "stated" }], ["b", "x"],
    // That it belongs to x makes nobody take part.
    ["c", "x", { structural: true }],
  ]);
  const made = projected(allOf(model), model);
  assert.deepEqual(told(made.ties), ["a-b 1 stated"]);
  assert.equal([...made.ties][0].base.length, 3);
});

test("a pair is the same object while nothing of it changed, also after a while", () => {
  const model = meetings();
  const first = projected(allOf(model), model);
  const again = projected(allOf(model), model);
  for (const tie of first.ties) assert.ok(again.ties.has(tie));
  const { nodes, ties } = allOf(model);
  ties.delete(model.ties[0]);
  const less = projected({ nodes, ties }, model);
  assert.equal(tieOf(less, "shared-1-2"), tieOf(first, "shared-1-2"));
  const [was, is] = [first, less].map((made) => tieOf(made, "shared-0-1"));
  assert.notEqual(is, was);
  assert.deepEqual([was.weight, is.weight, idsOf(was.shared), idsOf(is.shared)], [2, 1, ["x", "y"], ["y"]]);
  // Nobody shares anything in between.
  projected({ nodes, ties: new Set() }, model);
  assert.equal(tieOf(projected({ nodes, ties: new Set(ties) }, model), "shared-1-2"), tieOf(first, "shared-1-2"));
});

test("a pair stays the same object when other pairs change or come and go", () => {
  const model = modelOf([...actors("a", "b", "c"), ...events("x", "y", "z")], [
    ["a", "x"], ["b", "x"], ["a", "y"], ["c", "y"], ["a", "z"], ["c", "z"], ["b", "y"],
  ]);
  const without = (...ats) => {
    const ties = new Set(model.ties.filter(({ at }) => !ats.includes(at)));
    return projected({ nodes: allOf(model).nodes, ties }, model);
  };
  const all = without();
  const less = without(4);
  assert.deepEqual(told(less.ties), ["a-b 2 stated", "a-c 1 stated", "b-c 1 stated"]);
  for (const id of ["shared-0-1", "shared-1-2"]) assert.equal(tieOf(less, id), tieOf(all, id));
  // Of a and b nothing is left, and a and c share something else.
  assert.deepEqual(told(without(1, 6, 2).ties), ["a-c 1 stated"]);
  assert.equal(tieOf(without(), "shared-0-1"), tieOf(all, "shared-0-1"));
});

test("the same network again gives the very same", () => {
  const model = meetings();
  const all = allOf(model);
  assert.equal(projected(all, model), projected(all, model));
});

test("nodes that move from one thing to another of the same weight have another tie", () => {
  const model = modelOf([...actors("a", "b"), ...events("x", "y")], [
    ["a", "x"], ["b", "x"], ["a", "y"], ["b", "y"],
  ]);
  const { nodes } = allOf(model);
  const [one, other] = [[0, 1], [2, 3]].map((at) => new Set(at.map((each) => model.ties[each])));
  const [was] = projected({ nodes, ties: one }, model).ties;
  const [is] = projected({ nodes, ties: other }, model).ties;
  assert.notEqual(is, was);
  assert.deepEqual([idsOf(was.shared), idsOf(is.shared)], [["x"], ["y"]]);
});

test("it agrees with plain loops", () => {
  const model = chanceMeetings(60, 40, 300);
  const found = new Map();
  for (const one of model.ties) {
    for (const other of model.ties) {
      if (one.to !== other.to || one.from.at >= other.from.at) continue;
      const pair = `${one.from.id}-${other.from.id}`;
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
  }
  const made = projected(allOf(model), model);
  const pairs = [...made.ties].map(({ from, to, weight }) => [`${from.id}-${to.id}`, weight]);
  assert.deepEqual(pairs.sort(), [...found].sort());
  assert.ok([...made.ties].every((tie) => tie.shared.length === tie.weight));
  assert.equal(new Set([...made.ties].map(({ at }) => at)).size, made.pairs);
});

test("a thing of very many ties nobody by itself, is told, and counts for those who share more", () => {
  const many = Array.from({ length: 1000 }, (_, at) => `a${at}`);
  const model = modelOf(
    [...actors(...many), ...events("huge", "small")],
    [...many.map((id) => [id, "huge"]), ["a7", "small"], ["a9", "small", { status: "inferred" }]],
  );
  const made = projected(allOf(model), model);
  assert.deepEqual(told(made.ties), ["a7-a9 2 stated"]);
  assert.deepEqual(idsOf(made.wide), ["huge"]);
  assert.deepEqual(idsOf([...made.ties][0].shared), ["huge", "small"]);
  assert.equal(made.nodes.size, 1000);
});

test("of two modes that are no events the second is what is shared", () => {
  const model = modelOf(
    [["LT", "country"], ["LV", "country"], ["q", "activity"]], [["LT", "q"], ["LV", "q"]],
    { modes: ["country", "activity"] },
  );
  assert.deepEqual(told(projected(allOf(model), model).ties), ["LT-LV 1 stated"]);
  const turned = modelOf(
    [["x", "event"], ["a", "woman"], ["b", "woman"]], [["x", "a"], ["x", "b"]],
    { modes: ["event", "woman"] },
  );
  assert.deepEqual(told(projected(allOf(turned), turned).ties), ["a-b 1 stated"]);
});
