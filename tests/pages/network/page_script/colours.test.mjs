import assert from "node:assert/strict";
import test from "node:test";

import {
  COLOURS, colouring, colourWays, lineFor, LINES, OTHER, THING, UNKNOWN,
} from "../../../../kg/pages/templates/network/colours.js";
import { makeChoices } from "../../../../kg/pages/templates/network/choices.js";
import { makeChanges, nodeLook, tieLook } from "../../../../kg/pages/templates/network/looks.js";
import { pointsBy, sizeWays } from "../../../../kg/pages/templates/network/sizes.js";
import { forum, model } from "./example.mjs";

const made = model();

function kinds(count) {
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`, label: "n", group: "Other", x: 0, y: 0, facts: { label: "n", kind: `kind ${at}` },
  }));
  return model({ nodes, edges: [] });
}

test("only ways are offered that tell nodes apart", () => {
  // All levels are unknown.
  assert.deepEqual(colourWays(made).map(([way]) => way), ["kind", "cls", "country"]);
  assert.deepEqual(colourWays(kinds(1)).map(([way]) => way), ["cls"]);
});

test("the most frequent value has the first colour, things their own, and none is white", () => {
  const { of, key } = colouring(made, "kind");
  const colour = Object.fromEntries(made.nodes.map((node) => [node.id, of(node)]));
  assert.deepEqual(colour, {
    city: COLOURS[1], woman: UNKNOWN, group: COLOURS[2], host: COLOURS[0], forum: THING, part: THING,
  });
  assert.deepEqual(key.map(([words]) => words), [
    "NGO", "municipality", "several kinds", "not known", "events and projects",
  ]);
});

test("by class, things are coloured as well", () => {
  const { of, key } = colouring(made, "cls");
  assert.equal(of(made.nodeBy.get("forum")), COLOURS[0]);
  assert.deepEqual(key.map(([words]) => words), ["event", "organisation", "person", "unnamed group"]);
});

test("seven values have seven colours; of more, the rest share one", () => {
  const seven = colouring(kinds(7), "kind");
  assert.deepEqual(seven.key.map(([, colour]) => colour), COLOURS);
  const nine = kinds(9);
  const { of, key } = colouring(nine, "kind");
  assert.equal(key.length, 7);
  assert.deepEqual(key.at(-1), ["3 others", OTHER]);
  assert.equal(nine.nodes.filter((node) => of(node) === OTHER).length, 3);
});

test("no two colours of the key are alike", () => {
  for (const way of ["kind", "cls", "country"]) {
    const used = colouring(made, way).key.map(([, colour]) => colour);
    assert.equal(new Set(used).size, used.length);
  }
});

test("a status nobody heard of is drawn as one that is not known, whatever it is called", () => {
  assert.equal(lineFor("inferred"), LINES.inferred);
  for (const status of ["", "rumoured", "constructor", "__proto__"]) {
    assert.equal(lineFor(status), LINES["not known"]);
  }
});

test("a node of more ties is larger, one of none has the least size", () => {
  const points = pointsBy(made, "ties");
  const of = (id) => points.get(made.nodeBy.get(id));
  assert.ok(of("forum") > of("part"));
  assert.equal(of("city"), of("host"));
  assert.ok(of("woman") > of("city"), "a triangle holds less ink");
  const alone = pointsBy(model({ edges: [] }), "ties");
  assert.deepEqual([...alone.values()].slice(0, 2), [8, 8 * 1.2]);
});

test("by a measure the greatest value counts, and no value is nought", () => {
  assert.deepEqual(sizeWays(made).map(([way]) => way), ["ties", "same", 0]);
  const points = [...pointsBy(made, 0).values()];
  assert.equal(Math.max(...points), points[0]);
  assert.equal(points[4], 8);
  assert.deepEqual([...pointsBy(made, "same").values()].slice(3), [11, 11, 11]);
});

test("looks follow the state", () => {
  const state = makeChoices(made, 2);
  const tie = made.ties[3];
  assert.equal(tieLook(tie, state.now).color.color, LINES.inferred.color);
  assert.deepEqual(tieLook(tie, state.now).dashes, [18, 12]);
  const title = "Ūķis Ērgļi — Closing part\nhost · inferred · 2 claims";
  assert.equal(tieLook(tie, state.now).title, title);
  assert.ok(tieLook(made.ties[4], state.now).arrows.to.enabled);
  assert.equal(nodeLook(tie.from, state.now).title, "Ūķis Ērgļi\norganisation · NGO\nLatvia");
  state.set({ filters: { stated: true, role: null, country: null } });
  assert.ok(tieLook(tie, state.now).hidden);
  assert.ok(nodeLook(tie.from, state.now).hidden);
  assert.equal(made.ties[1].weight, forum().edges[1].facts.weight);
});

test("only looks that changed are given", () => {
  const state = makeChoices(made);
  const changed = makeChanges(nodeLook);
  assert.equal(changed(made.nodes, state.now).length, 6);
  assert.deepEqual(changed(made.nodes, state.now), []);
  state.set({ selected: made.nodes[0], asked: { from: "" } });
  assert.deepEqual(changed(made.nodes, state.now).map(({ id }) => id), ["city"]);
});
