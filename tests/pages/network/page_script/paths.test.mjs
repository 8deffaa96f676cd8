import assert from "node:assert/strict";
import test from "node:test";

import { neighbourhood, shortestPath } from "../../../../kg/pages/templates/network/shown/paths.js";
import { allOf, chanceMeetings, idsOf, modelOf } from "./networks.mjs";

function ring() {
  return modelOf(
    ["a", "b", "c", "d", "e", "f"].map((id) => [id, "actor"]),
    [
      ["c", "d"], ["a", "c"], ["b", "d"], ["a", "b"], ["a", "d", { structural: true }],
      ["e", "d", { structural: true }],
    ],
  );
}

const inOrder = (things) => [...things].map(({ id }) => id);
const path = (model, from, to, shown = allOf(model)) =>
  shortestPath(shown, model.nodeBy.get(from), model.nodeBy.get(to));

test("a path has the fewest steps, and of equal ones is the same from either end", () => {
  const model = ring();
  const found = path(model, "a", "d");
  assert.deepEqual([inOrder(found.nodes), inOrder(found.ties)], [["a", "b", "d"], ["tie3", "tie2"]]);
  const back = path(model, "d", "a");
  assert.deepEqual([inOrder(back.nodes), inOrder(back.ties)], [["d", "b", "a"], ["tie2", "tie3"]]);
  const crossed = modelOf(
    ["a", "b", "c", "e", "f", "d"].map((id) => [id, "actor"]),
    [["a", "b"], ["b", "f"], ["f", "d"], ["a", "c"], ["c", "e"], ["e", "d"]],
  );
  assert.deepEqual(inOrder(path(crossed, "a", "d").nodes), ["a", "b", "f", "d"]);
  assert.deepEqual(inOrder(path(crossed, "d", "a").nodes), ["d", "f", "b", "a"]);
  const turned = { nodes: allOf(model).nodes, ties: new Set([...model.ties].reverse()) };
  assert.deepEqual(inOrder(path(model, "a", "d", turned).nodes), ["a", "b", "d"]);
});

test("what belongs to what leads on only where nothing else does", () => {
  const model = ring();
  const found = path(model, "a", "e");
  assert.deepEqual([inOrder(found.nodes), inOrder(found.ties)], [["a", "d", "e"], ["tie4", "tie5"]]);
});

test("there may be no path, or one of no step", () => {
  const model = ring();
  assert.equal(path(model, "a", "f"), null);
  const found = path(model, "a", "a");
  assert.deepEqual([inOrder(found.nodes), found.ties.size], [["a"], 0]);
  const without = { nodes: new Set(model.nodes.slice(1)), ties: allOf(model).ties };
  assert.equal(path(model, "a", "b", without), null);
});

test("directions do not matter, and only what is shown leads anywhere", () => {
  const model = modelOf(["a", "b", "c"].map((id) => [id, "actor"]), [
    ["b", "a", { directed: true }], ["b", "c", { directed: true }],
  ]);
  assert.deepEqual(inOrder(path(model, "a", "c").nodes), ["a", "b", "c"]);
  const less = { nodes: allOf(model).nodes, ties: new Set([model.ties[0]]) };
  assert.equal(path(model, "a", "c", less), null);
});

test("a neighbourhood has all that is so many steps away at most, and the ties among them", () => {
  const model = ring();
  const around = (id, steps) => neighbourhood(allOf(model), model.nodeBy.get(id), steps);
  assert.deepEqual(idsOf(around("c", 1).nodes), ["a", "c", "d"]);
  // Also the tie between the two that are around it.
  assert.deepEqual(idsOf(around("c", 1).ties), ["tie0", "tie1", "tie4"]);
  assert.deepEqual(idsOf(around("c", 2).nodes), ["a", "b", "c", "d", "e"]);
  assert.equal(around("c", 2).ties.size, 6);
  assert.deepEqual([...around("c", 2).steps.values()].sort(), [0, 1, 1, 2, 2]);
  assert.deepEqual([idsOf(around("f", 3).nodes), around("f", 3).ties.size], [["f"], 0]);
  const gone = neighbourhood({ nodes: new Set(), ties: new Set() }, model.nodes[0], 1);
  assert.equal(gone.nodes.size, 0);
});

test("paths and neighbourhoods agree on how far nodes are", () => {
  const model = chanceMeetings(60, 40, 110);
  const all = allOf(model);
  const [from] = model.nodes;
  const { steps } = neighbourhood(all, from, Infinity);
  for (const node of model.nodes) {
    const found = shortestPath(all, from, node);
    assert.equal(found ? found.ties.size : undefined, steps.get(node));
    if (!found) continue;
    const nodes = [...found.nodes];
    assert.deepEqual([nodes[0], nodes.at(-1)], [from, node]);
    [...found.ties].forEach((tie, at) =>
      assert.deepEqual(new Set([tie.from, tie.to]), new Set([nodes[at], nodes[at + 1]])));
  }
});
