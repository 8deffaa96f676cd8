import assert from "node:assert/strict";
import test from "node:test";

import { backboneOf, chancesOf } from "../../../../kg/pages/templates/network/shown/backbone.js";
import { componentNumbers, componentsOf } from "../../../../kg/pages/templates/network/shown/components.js";
import { coreNumbers } from "../../../../kg/pages/templates/network/shown/cores.js";
import { numbered } from "../../../../kg/pages/templates/network/shown/numbering.js";
import { partOf, suggestedPart } from "../../../../kg/pages/templates/network/shown/parts.js";
import { isTwoMode, sharedIn } from "../../../../kg/pages/templates/network/shown/sides.js";
import { allOf, chance, chanceMeetings, idsOf, modelOf, startChance, told } from "./networks.mjs";

const ONE_MODE = { modes: ["actor"] };

/** Actors, tied by these pairs of numbers, the third being the weight. */
function actorsTied(size, pairs) {
  const nodes = Array.from({ length: size }, (_, at) => [`n${at}`, "actor"]);
  const ties = pairs.map(([from, to, weight = 1]) => [`n${from}`, `n${to}`, { weight }]);
  return modelOf(nodes, ties, ONE_MODE);
}

/** All pairs of so many nodes, from a first one. */
function clique(size, from = 0) {
  const nodes = Array.from({ length: size }, (_, at) => from + at);
  return nodes.flatMap((one) => nodes.filter((other) => other > one).map((other) => [one, other]));
}

test("a network as numbers has each neighbour once, sorted, and no node as its own", () => {
  const model = actorsTied(4, [[3, 1], [0, 3], [3, 0], [2, 2], [1, 3]]);
  const rows = ({ nodes, starts, ends }) => nodes.map((_, at) => [...ends.slice(starts[at], starts[at + 1])]);
  const { nodes, ties } = model;
  assert.deepEqual(rows(numbered(nodes, ties)), [[3], [3], [], [0, 1]]);
  assert.deepEqual(rows(numbered(nodes, ties, true)), [[3], [3], [], [0, 1]]);
  assert.deepEqual(rows(numbered(nodes, ties.slice(0, 2), true)), [[3], [], [], [1]]);
  const some = numbered([nodes[3], nodes[1]], ties);
  assert.deepEqual(idsOf(some.ties), ["tie0", "tie4"]);
  assert.deepEqual([[...some.tails], [...some.heads], rows(some)], [[1, 0], [0, 1], [[1], [0]]]);
  assert.equal(some.placeOf(nodes[0]), -1);
});

test("components come by size, then by their first node; what belongs together hangs together", () => {
  const model = actorsTied(7, [[5, 6], [1, 3], [2, 4]]);
  assert.deepEqual(componentsOf(model).map(idsOf), [["n1", "n3"], ["n2", "n4"], ["n5", "n6"], ["n0"]]);
  model.ties[2].structural = true;
  model.ties[0].to = model.nodes[2];
  assert.deepEqual(componentsOf(allOf(model)).map(idsOf)[0], ["n2", "n4", "n5"]);
  const { of, sizes } = componentNumbers(numbered(model.nodes, model.ties));
  assert.deepEqual([[...of], sizes], [[2, 1, 0, 1, 0, 0, 3], [3, 2, 1, 1]]);
  assert.deepEqual(componentsOf({ nodes: [], ties: [] }), []);
});

test("the largest component is a part", () => {
  const model = actorsTied(5, [[0, 1], [2, 3], [3, 4]]);
  const made = partOf(allOf(model), model, { by: "component" });
  assert.deepEqual([idsOf(made.nodes), idsOf(made.ties)], [["n2", "n3", "n4"], ["tie1", "tie2"]]);
  const none = partOf({ nodes: new Set(), ties: new Set() }, model, { by: "component" });
  assert.deepEqual([none.nodes.size, none.ties.size], [0, 0]);
  const all = allOf(model);
  assert.equal(partOf(all, model, { by: "all" }).nodes, all.nodes);
});

test("the top are the highest actors, and the things that join at least two of them", () => {
  const model = modelOf(
    [
      ["a", "actor", { measures: [1] }], ["b", "actor", { measures: [5] }], ["c", "actor", { measures: [3] }],
      ["d", "actor", { measures: [null] }], ["x", "event", { measures: [9] }], ["y", "event"], ["z", "event"],
    ],
    [
      ["a", "x"], ["b", "x"], ["c", "x"], ["a", "y"], ["b", "y"], ["d", "y"], ["c", "z"], ["d", "z"], ["a", "z"],
      ["y", "x", { structural: true }], ["c", "y", { structural: true }], ["b", "y"], ["b", "y"],
    ],
    { measures: [{ name: "betweenness", at: 0 }] },
  );
  const top = (measure, n) => partOf(allOf(model), model, { by: "top", measure, n });
  assert.deepEqual(idsOf(top("betweenness", 2).nodes), ["b", "c", "x"]);
  assert.deepEqual(told(top("betweenness", 2).ties), ["b-x 1 stated", "c-x 1 stated"]);
  // Of equal degrees the first in the page.
  assert.deepEqual(idsOf(top("degree", 2).nodes), ["a", "b", "x", "y"]);
  assert.deepEqual(told(top("degree", 2).ties).length, 7);
  const turned = { nodes: new Set([...model.nodes].reverse()), ties: allOf(model).ties };
  const two = partOf(turned, model, { by: "top", measure: "degree", n: 3 });
  assert.deepEqual(idsOf(two.nodes), ["a", "b", "c", "x", "y", "z"]);
  const some = { nodes: allOf(model).nodes, ties: new Set(model.ties.slice(4, 8)) };
  assert.deepEqual(idsOf(partOf(some, model, { by: "top", measure: "degree", n: 1 }).nodes), ["d"]);
  assert.deepEqual(top("degree", 99).nodes.size, 7);
});

/** Core numbers by taking away, for each k, whoever has fewer than k neighbours. */
function coresByHand({ nodes, ties }) {
  const found = new Map(nodes.map((node) => [node, 0]));
  for (let k = 1; k < nodes.length; k++) {
    let left = new Set(nodes);
    for (let before = -1; before !== left.size; ) {
      before = left.size;
      const many = (node) => new Set(ties.flatMap(({ from, to }) =>
        from === node && left.has(to) ? [to] : to === node && left.has(from) ? [from] : [])).size;
      left = new Set([...left].filter((node) => many(node) >= k));
    }
    for (const node of left) found.set(node, k);
  }
  return nodes.map((node) => found.get(node));
}

test("core numbers are those of taking away by hand", () => {
  startChance(11);
  for (let round = 0; round < 20; round++) {
    const pairs = clique(12).filter(() => chance() < 0.1 + round / 25);
    const model = actorsTied(12, pairs);
    assert.deepEqual([...coreNumbers(numbered(model.nodes, model.ties))], coresByHand(model));
  }
});

test("the backbone of a weighted network are ties that chance would hardly give", () => {
  // As in the documentation of the filter: of three ties of weight 9, 1 and 1 the first stays.
  const model = actorsTied(4, [[0, 1, 9], [0, 2], [0, 3]]);
  const chances = chancesOf(numbered(model.nodes, model.ties));
  assert.deepEqual(chances.map((p) => p.toFixed(4)), ["0.0331", "0.8264", "0.8264"]);
  model.ties[1].structural = true;
  model.ties[1].from = model.nodes[1];
  model.ties[1].to = model.nodes[0];
  assert.equal(backboneOf(allOf(model)).told.way, "k-core", "of two ties none is so strong");
  const more = actorsTied(5, [[0, 1, 9], [0, 2], [0, 3]]);
  const made = backboneOf(allOf(more));
  assert.deepEqual([idsOf(made.nodes), told(made.ties)], [["n0", "n1"], ["n0-n1 9 stated"]]);
  assert.deepEqual(made.told, { way: "disparity", alpha: 0.05, kept: 1, of: 3 });
});

test("with directions, what a node sends is apart from what it receives", () => {
  const pairs = [[0, 1, 9], [0, 2], [0, 3], [2, 0, 9], [3, 0, 9]];
  const model = actorsTied(4, pairs);
  for (const tie of model.ties) tie.directed = true;
  const chances = chancesOf(numbered(model.nodes, model.ties, true));
  assert.deepEqual(chances.map((p) => p.toFixed(4)), ["0.0331", "0.8264", "0.8264", "0.5000", "0.5000"]);
});

test("where weights are equal or there are two modes the backbone is a core of 30 nodes or more", () => {
  // A clique of 20, and 35 nodes of which each has three neighbours at least.
  const ring = Array.from({ length: 35 }, (_, at) => [[20 + at, 20 + ((at + 1) % 35)], [20 + at, 20 + ((at + 2) % 35)]]);
  const model = actorsTied(60, [...clique(20), ...ring.flat(), [0, 20], [55, 0]]);
  const made = backboneOf(allOf(model));
  assert.deepEqual([made.told, made.nodes.size], [{ way: "k-core", k: 4 }, 55]);
  assert.equal(made.ties.size, model.ties.length - 1);
  const two = chanceMeetings(80, 60, 400);
  two.ties[0].weight = 1000;
  assert.ok(isTwoMode(two));
  const core = backboneOf(allOf(two));
  assert.equal(core.told.way, "k-core");
  assert.ok(core.nodes.size >= 30);
  const cores = coreNumbers(numbered(two.nodes, two.ties));
  assert.ok(two.nodes.filter((_, at) => cores[at] > core.told.k).length < 30);
  assert.deepEqual(backboneOf(allOf(actorsTied(3, [[0, 1]]))).nodes.size, 3);
});

test("all of a small network is drawn, of a larger one what can be read", () => {
  assert.deepEqual(suggestedPart(chanceMeetings(200, 50, 300)), { part: { by: "all" }, reason: "small" });
  const apart = actorsTied(300, clique(40));
  assert.deepEqual(suggestedPart(apart), { part: { by: "component" }, reason: "component" });
  const pairs = Array.from({ length: 299 }, (_, at) => [at, at + 1]);
  const chain = { part: { by: "top", measure: "degree", n: 100 }, reason: "top" };
  assert.deepEqual(suggestedPart(actorsTied(300, pairs)), chain);
  assert.deepEqual(suggestedPart(actorsTied(300, clique(29))), chain);
  const large = chanceMeetings(3000, 2000, 9000);
  const { part } = suggestedPart(large);
  assert.ok(part.n < 100);
  assert.ok(partOf(allOf(large), large, part).nodes.size <= 250);
});

test("two modes: each node has one of two, and no tie is within one", () => {
  const model = modelOf([["a", "actor"], ["b", "actor"], ["x", "event"]], [["a", "x"]]);
  assert.ok(isTwoMode(model));
  assert.ok(!isTwoMode({ nodes: model.nodes.slice(0, 2), ties: [] }));
  const within = modelOf([["a", "actor"], ["b", "actor"], ["x", "event"]], [["a", "b"]]);
  assert.ok(!isTwoMode(within));
  within.ties[0].structural = true;
  assert.ok(isTwoMode(within));
  assert.ok(!isTwoMode(modelOf([["a", "actor"], ["x", ""]], [])));
});

test("what is shared: the events, or of other modes the second; nothing among events alone", () => {
  const shared = (modes, ...own) => {
    const model = modelOf(own.map((mode, at) => [`n${at}`, mode]), [], { modes });
    return model.nodes.filter(sharedIn(model)).map(({ mode }) => mode);
  };
  assert.deepEqual(shared(["actor", "event"], "actor", "event"), ["event"]);
  assert.deepEqual(shared(["event", "woman"], "woman", "event"), ["event"]);
  assert.deepEqual(shared(["actor", "session"], "actor", "session"), ["session"]);
  assert.deepEqual(shared(["event"], "event", "event"), []);
  assert.deepEqual(shared(["actor", "programme", "project"], "actor", "project"), ["project"]);
});
