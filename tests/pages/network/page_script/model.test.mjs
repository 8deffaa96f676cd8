import assert from "node:assert/strict";
import test from "node:test";

import {
  extent, isActor, isNode, isThing, makeModel, nameOf, otherEnd, realTies, roleWords, standUpright,
  tieName, tiesByNode, touchedBy,
} from "../../../../kg/pages/templates/network/ground/model.js";
import { columns, forum, ids, model } from "./example.mjs";

const made = model();
const node = (id) => made.nodeBy.get(id);
const tie = (from, to) => made.ties.find((each) => each.from.id === from && each.to.id === to);

test("nodes and ties know each other", () => {
  assert.equal(tie("city", "forum").from, node("city"));
  const own = ["city-forum", "group-forum", "part-forum", "woman-forum"];
  assert.deepEqual(ids(node("forum").ties), own);
  assert.deepEqual(ids(realTies(node("part"))), ["host-part"]);
  assert.equal(otherEnd(tie("city", "forum"), node("city")), node("forum"));
  assert.deepEqual(ids(node("forum").parts), ["part"]);
  assert.deepEqual(ids(tiesByNode(new Set(made.ties)).get(node("part"))), ["host-part", "part-forum"]);
});

test("a tie to itself is counted once", () => {
  const loop = model({ ties: [{ from: "city", to: "city" }] });
  assert.equal(loop.nodes[0].ties.length, 1);
  assert.equal(tiesByNode(loop.ties).get(loop.nodes[0]).length, 1);
});

test("ids have what is common to all of them left out, and columns that are empty are not there", () => {
  const data = columns(forum());
  data.base = "https://example.org/";
  for (const name of ["kind", "names", "mode"]) delete data.nodes[name];
  for (const name of ["claims", "weight", "start"]) delete data.ties[name];
  const small = makeModel(data);
  assert.equal(small.nodes[0].id, "https://example.org/city");
  assert.deepEqual([small.nodes[0].kind, small.nodes[0].names, small.nodes[0].mode], [[], [], ""]);
  assert.deepEqual([small.ties[1].claims, small.ties[1].weight, small.ties[1].start], [[], 1, ""]);
});

test("things are told from actors, and nodes from ties", () => {
  assert.deepEqual(ids(made.nodes.filter(isThing)), ["forum", "part"]);
  assert.deepEqual(ids(made.nodes.filter(isActor)), ["city", "group", "host", "woman"]);
  assert.ok(isNode(node("city")) && !isNode(made.ties[0]));
  const programme = model({ nodes: [{ id: "amif", cls: "Programme", mode: "programme" }], ties: [] });
  assert.deepEqual([isActor, isThing].map((is) => is(programme.nodes[0])), [false, false]);
});

test("names and roles are in the reader's language where there are such", () => {
  assert.equal(nameOf(node("host"), "lv"), "Ūķis Ērgļi");
  assert.equal(nameOf(node("host"), "lt"), "Farm Ergli");
  assert.equal(tieName(tie("host", "part"), "en"), "Farm Ergli — Closing part");
  assert.equal(roleWords(tie("host", "part"), "en"), "host");
  assert.equal(roleWords(tie("part", "forum"), "en"), "part of");
});

test("a selection touches its neighbours among what is shown", () => {
  const shown = { nodes: new Set(made.nodes), ties: new Set(made.ties.slice(0, 2)) };
  assert.deepEqual(ids(touchedBy(node("forum"), shown)), ["city", "forum", "woman"]);
  assert.deepEqual(ids(touchedBy(made.ties[0], shown)), ["city", "forum"]);
  assert.equal(touchedBy(null, shown), null);
});

test("a picture that lies is turned for an upright screen, one that stands is not", () => {
  const lying = { nodes: [{ x: 0, y: 0 }, { x: 10, y: 4 }] };
  standUpright(lying);
  assert.deepEqual(extent(lying.nodes.map(({ y }) => y)), [0, 10]);
  const before = structuredClone(lying);
  standUpright(lying);
  assert.deepEqual(lying, before);
});
