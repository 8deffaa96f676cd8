import assert from "node:assert/strict";
import test from "node:test";

import { hashOf, thingOf } from "../../../../kg/pages/templates/network/address.js";
import { filtered, NO_FILTERS } from "../../../../kg/pages/templates/network/filters.js";
import {
  distinct, extent, isActor, isNode, isThing, otherEnd, realTies, roleWords, standUpright, tieName, touchedBy,
} from "../../../../kg/pages/templates/network/model.js";
import { ids, model } from "./example.mjs";

const made = model();
const node = (id) => made.nodeBy.get(id);
const tie = (id) => made.ties.find((each) => each.id === id);

test("nodes and ties know each other", () => {
  assert.equal(tie("city-forum").from, node("city"));
  assert.deepEqual(ids(node("forum").ties), ["city-forum", "group-forum", "part-forum", "woman-forum"]);
  assert.deepEqual(ids(realTies(node("part"))), ["host-part"]);
  assert.equal(otherEnd(tie("city-forum"), node("city")), node("forum"));
  assert.equal(otherEnd(tie("city-forum"), node("forum")), node("city"));
});

test("a tie to itself is counted once", () => {
  const { nodes } = model({ edges: [{ id: "t", from: "city", to: "city", facts: {} }] });
  assert.equal(nodes[0].ties.length, 1);
});

test("what a row does not say has a plain value, and no claim is found that was not given", () => {
  const { known, ...rest } = tie("host-part");
  assert.deepEqual(known.map((claim) => claim.status), ["inferred"]);
  assert.equal(rest.weight, 1);
  assert.equal(rest.structural, false);
  assert.equal(rest.relation, "");
});

test("things are told from actors, and nodes from ties, whatever they are called", () => {
  assert.deepEqual(ids(made.nodes.filter(isThing)), ["forum", "part"]);
  const actors = ids(made.nodes.filter(isActor));
  assert.deepEqual(actors, ids(made.nodes.filter((each) => !isThing(each))));
  assert.deepEqual([{ cls: "Programme", mode: "programme" }, { mode: "first" }, {}].filter(isActor), []);
  assert.ok(isActor({ mode: "actor" }));
  assert.ok(made.nodes.every(isNode));
  assert.ok(!made.ties.some(isNode));
});

test("a tie is named by its ends, and says its role or relation", () => {
  assert.equal(tieName(tie("host-part")), "Ūķis Ērgļi — Closing part");
  assert.deepEqual(made.ties.slice(3).map(roleWords), ["host", "part of"]);
  assert.equal(roleWords({ roles: [], relation: "" }), "tie");
});

test("values stand once, in the order of the language", () => {
  const words = distinct(model({ lang: "lt" }), [["žemė", "c"], ["zona", "c"], "č10", "č9"]);
  assert.deepEqual(words, ["c", "č9", "č10", "zona", "žemė"]);
});

test("a selection is about itself and its neighbours of those shown", () => {
  const all = filtered(made, NO_FILTERS);
  assert.equal(touchedBy(null, all), null);
  assert.deepEqual(ids(touchedBy(node("part"), all)), ["forum", "host", "part"]);
  assert.deepEqual(ids(touchedBy(tie("city-forum"), all)), ["city", "forum"]);
  const one = { nodes: all.nodes, ties: new Set([tie("host-part")]) };
  assert.deepEqual(ids(touchedBy(node("part"), one)), ["host", "part"]);
});

test("a lying picture stands up, a standing one stays", () => {
  const places = (points) => {
    const turned = { nodes: points.map(([x, y]) => ({ x, y })) };
    standUpright(turned);
    return turned.nodes.map(({ x, y }) => [x, y]);
  };
  assert.deepEqual(places([[0, 1], [10, 2]]), [[-1, 0], [-2, 10]]);
  assert.deepEqual(places([[0, 1], [2, 10]]), [[0, 1], [2, 10]]);
});

test("the extent of many values is found without a call that has them all", () => {
  assert.deepEqual(extent(Array.from({ length: 300000 }, (_, at) => at)), [0, 299999]);
});

test("an address leads back to what it was made of", () => {
  const odd = model({
    nodes: ["a|b", "c&d=é#", "a%7Cb", ""].map((id) => ({ id, label: id, x: 0, y: 0, facts: {} })),
    edges: [{ id: "t", from: "a|b", to: "", facts: {} }],
  });
  for (const thing of [...odd.nodes, ...odd.ties]) assert.equal(thingOf(odd, hashOf(thing)), thing);
  assert.equal(hashOf(null), "#");
});

test("a tie's address holds either way round and with its line encoded; others lead nowhere", () => {
  for (const ends of ["city|forum", "forum|city", "forum%7Ccity", "forum%7ccity"]) {
    assert.equal(thingOf(made, `#tie=${ends}`)?.id, "city-forum");
  }
  for (const hash of ["", "#", "#node=nobody", "#tie=city", "#tie=city|woman", "#node=%E0%A4%A"]) {
    assert.equal(thingOf(made, hash), undefined);
  }
});
