import assert from "node:assert/strict";
import test from "node:test";

import { makePaths } from "../../../../kg/pages/templates/network/shown/betweenness.js";
import {
  figuresOf, makeFigures, ranks, wholeFigures,
} from "../../../../kg/pages/templates/network/shown/figures.js";
import { folded } from "../../../../kg/pages/templates/network/shown/folding.js";
import { numbered } from "../../../../kg/pages/templates/network/shown/numbering.js";
import { projected } from "../../../../kg/pages/templates/network/shown/projecting.js";
import { makeState } from "../../../../kg/pages/templates/network/ground/state.js";
import { makeModel } from "../../../../kg/pages/templates/network/ground/model.js";
import { columns, forum } from "./example.mjs";
import { allOf, chanceMeetings, modelOf } from "./networks.mjs";

const MEASURES = ["degree", "betweenness", "eigenvector", "in-degree"].map((name, at) => ({ name, at }));

/** Two women and a man at two events; the figures of the whole are no real ones. */
function meetings() {
  const of = (...measures) => ({ measures });
  return modelOf(
    [
      ["a", "actor", of(10, 0.1, 0.5, null)], ["b", "actor", of(11, 0.2, 0.6, null)],
      ["c", "actor", of(12, 0.3, 0.7, null)], ["x", "event", of(13, 0.4, 0.8, null)],
      ["y", "event", of(14, 0.5, 0.9, null)],
    ],
    [["a", "x"], ["b", "x"], ["b", "y"], ["c", "y"], ["y", "x", { structural: true }]],
    { measures: MEASURES },
  );
}

const read = (figures, name) =>
  Object.fromEntries([...figures.get(name).values].map(([{ id }, value]) => [id, value]));

test("of the whole network the figures are those that stand in the page", () => {
  const model = meetings();
  const figures = figuresOf(model, allOf(model));
  assert.deepEqual([...figures.keys()], MEASURES.map(({ name }) => name));
  assert.deepEqual(read(figures, "degree"), { a: 10, b: 11, c: 12, x: 13, y: 14 });
  assert.ok([...figures.values()].every(({ whole }) => whole));
  assert.equal(figures, wholeFigures(model));
  assert.equal(figuresOf(model, allOf(model)), figures);
});

test("of less they are computed anew, or stay those of the whole and say so", () => {
  const model = meetings();
  const { nodes, ties } = allOf(model);
  ties.delete(model.ties[3]);
  const figures = figuresOf(model, { nodes, ties });
  assert.deepEqual(read(figures, "degree"), { a: 1, b: 2, c: 0, x: 2, y: 1 });
  // b is between y and the two others, of at most 4; x between a and two others, of at most 5.
  assert.deepEqual(read(figures, "betweenness"), { a: 0, b: 0.5, c: 0, x: 0.4, y: 0 });
  assert.deepEqual(read(figures, "eigenvector"), { a: 0.5, b: 0.6, c: 0.7, x: 0.8, y: 0.9 });
  assert.deepEqual([...figures.values()].map(({ whole }) => whole), [false, false, true, true]);
});

test("as many nodes and ties as there are need not be these", () => {
  const model = modelOf(
    [["a", "actor"], ["b", "actor"], ["x", "event"]].map((row) => [...row, { measures: [7] }]),
    [["a", "x"]], { measures: MEASURES.slice(0, 1) },
  );
  const other = { id: "group", at: 99, mode: "actor", measures: [null], ties: [] };
  const shown = { nodes: new Set([...model.nodes.slice(1), other]), ties: new Set(model.ties) };
  assert.deepEqual(read(figuresOf(model, shown), "degree"), { b: 0, group: 0, x: 0 });
});

test("groups and projections have figures of their own", () => {
  const model = meetings();
  for (const node of model.nodes.slice(0, 3)) node.country = [{ key: node.id, at: node.at, label: "" }];
  const pairs = projected(allOf(model), model);
  assert.deepEqual(read(figuresOf(model, pairs), "degree"), { a: 1, b: 2, c: 1 });
  assert.deepEqual(read(figuresOf(model, pairs), "betweenness"), { a: 0, b: 1, c: 0 });
  const groups = figuresOf(model, folded(pairs, model, "country"));
  assert.deepEqual(Object.values(read(groups, "degree")), [1, 2, 1]);
  assert.deepEqual(Object.values(read(groups, "eigenvector")), [null, null, null]);
});

test("what differs beyond ten digits is equal", () => {
  const model = chanceMeetings(40, 30, 120);
  Object.assign(model, { measures: [{ name: "betweenness", at: 0 }] });
  for (const node of model.nodes) node.measures = [0];
  const { nodes, ties } = allOf(model);
  ties.delete(model.ties[0]);
  const values = [...figuresOf(model, { nodes, ties }).get("betweenness").values.values()];
  const digits = (value) => /[1-9]\d*$/.exec(value.toExponential().split("e")[0].replace(".", ""));
  assert.ok(values.filter(Boolean).length > 20);
  for (const value of values.filter(Boolean)) assert.ok(digits(value)[0].length <= 10, String(value));
});

test("a few steps are taken at a time, and together make the same", () => {
  const model = chanceMeetings(40, 30, 120);
  const net = numbered(model.nodes, model.ties);
  const whole = makePaths(net);
  assert.ok(whole.run());
  const slow = makePaths(net);
  let times = 1;
  while (!slow.run(0)) times += 1;
  assert.ok(times > 10);
  for (const name of ["between", "reached", "distances", "inverses"]) {
    assert.deepEqual(slow[name], whole[name]);
  }
});

/** A state whose figures follow what is shown, and a network of which paths take long. */
function large() {
  const model = chanceMeetings(500, 300, 1500);
  Object.assign(model, { measures: MEASURES.slice(0, 2) });
  for (const node of model.nodes) node.measures = [1, 2];
  const shown = (count) => ({ nodes: new Set(model.nodes), ties: new Set(model.ties.slice(0, count)) });
  const settle = (next, before) =>
    next.shown === before?.shown ? next : { ...next, figures: figuresOf(model, next.shown) };
  const state = makeState({ shown: shown(1499), figures: null }, settle);
  return { model, state, shown };
}

function whenDone(state) {
  return new Promise((done) => {
    state.subscribe(["figures"], ({ figures }) => {
      if (!figures.get("betweenness").waiting) done(figures);
    });
  });
}

test("what takes long has no value until it is there", async () => {
  const { model, state } = large();
  const early = state.now.figures.get("betweenness");
  assert.deepEqual([early.waiting, early.whole, early.values.size], [true, false, 800]);
  assert.ok([...early.values.values()].every((value) => value === null));
  assert.ok(Math.max(...state.now.figures.get("degree").values.values()) > 20);
  makeFigures(model, state);
  const figures = await whenDone(state);
  const { waiting, values } = figures.get("betweenness");
  assert.equal(waiting, undefined);
  const net = numbered(model.nodes, [...state.now.shown.ties]);
  const paths = makePaths(net);
  paths.run();
  const busiest = net.nodes[paths.between.indexOf(Math.max(...paths.between))];
  assert.ok(values.get(busiest) > 0.05);
  assert.equal(figures.get("degree"), state.now.figures.get("degree"));
});

test("what is computed when something else is shown comes to nothing", async () => {
  const { model, state, shown } = large();
  const told = [];
  state.subscribe(["figures"], ({ figures, shown: now }) => told.push([figures, now.ties.size]));
  makeFigures(model, state);
  await new Promise((done) => setTimeout(done, 5));
  state.set({ shown: shown(1400) });
  const all = await whenDone(state);
  await new Promise((done) => setTimeout(done, 50));
  assert.deepEqual(told.map(([, ties]) => ties), [1400, 1400]);
  assert.equal(state.now.figures, all);
  // What is small, or the whole, is there at once.
  state.set({ shown: allOf(model) });
  assert.equal(state.now.figures, wholeFigures(model));
});

test("ranks are among the nodes of a mode that have a value, and equal values share one", () => {
  const model = meetings();
  const values = new Map(model.nodes.map((node, at) => [node, [3, 5, 3, null, 2][at]]));
  const found = ranks(values);
  assert.deepEqual(
    [...found].map(([{ id }, { rank, of }]) => [id, rank, of]).sort(),
    [["a", 2, 3], ["b", 1, 3], ["c", 2, 3], ["y", 1, 1]],
  );
});

test("a measure that came without values is computed, also where all is shown", async () => {
  const data = columns(forum());
  data.measures.push({ name: "betweenness" });
  const open = makeModel(data);
  const { nodes, ties } = open;
  const all = figuresOf(open, { nodes: new Set(nodes), ties: new Set(ties) });
  assert.equal(all.get("betweenness").whole, true);
  const values = [...all.get("betweenness").values].map(([{ id }, value]) => [id, value]);
  assert.ok(Object.fromEntries(values).forum > Object.fromEntries(values).city);
  // What has values keeps them.
  assert.equal(all.get("degree").values.get(nodes[0]), 9);
});
