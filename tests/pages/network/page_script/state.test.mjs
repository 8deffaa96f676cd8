import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices, select } from "../../../../kg/pages/templates/network/choices/choices.js";
import { NO_FILTERS } from "../../../../kg/pages/templates/network/shown/filters.js";
import { makeState } from "../../../../kg/pages/templates/network/ground/state.js";
import { hiding, ids, model } from "./example.mjs";

const made = model();
const node = (id) => made.nodeBy.get(id);
const STATED = hiding({ status: ["inferred"] });

function counted(state, names) {
  const calls = [];
  const end = state.subscribe(names, (now, before) => calls.push([now, before]));
  return { calls, end };
}

test("who subscribed to several values that change at once is told once, of what was and is", () => {
  const state = makeState({ a: 1, b: 1, c: 1 });
  const { calls } = counted(state, ["a", "b"]);
  const before = state.now;
  state.set({ a: 2, b: 2, c: 2 });
  assert.equal(calls.length, 1);
  assert.deepEqual(calls[0], [{ a: 2, b: 2, c: 2 }, { a: 1, b: 1, c: 1 }]);
  assert.equal(calls[0][0], state.now);
  assert.equal(calls[0][1], before);
});

test("who subscribed to something else is not told, nor anybody of a value that stays", () => {
  const state = makeState({ a: 1, b: NaN });
  const { calls } = counted(state, ["a"]);
  const all = counted(state, ["a", "b"]);
  const before = state.now;
  state.set({ b: NaN });
  assert.equal(state.now, before);
  state.set({ b: 2 });
  assert.equal(calls.length, 0);
  assert.equal(all.calls.length, 1);
});

test("who unsubscribed is told no more, even of the change that is being told", () => {
  const state = makeState({ a: 1 });
  const ends = [];
  state.subscribe(["a"], () => ends.forEach((end) => end()));
  const later = counted(state, ["a"]);
  state.set({ a: 2 });
  ends.push(later.end);
  state.set({ a: 3 });
  state.set({ a: 4 });
  assert.equal(later.calls.length, 1);
  later.end();
});

test("a change made while another is told comes after it, for all", () => {
  const state = makeState({ a: 1, b: 1 });
  const told = [];
  state.subscribe(["a"], ({ a }) => state.set({ b: a }));
  state.subscribe(["a", "b"], ({ a, b }) => told.push([a, b]));
  state.set({ a: 2 });
  assert.deepEqual(told, [[2, 1], [2, 2]]);
});

test("after a failing subscriber the state still tells", () => {
  const state = makeState({ a: 1 });
  const end = state.subscribe(["a"], () => {
    throw new Error("no");
  });
  assert.throws(() => state.set({ a: 2 }), /no/);
  end();
  const { calls } = counted(state, ["a"]);
  state.set({ a: 3 });
  assert.equal(calls.length, 1);
});

test("no value is set or asked for that there is not", () => {
  const state = makeState({ a: 1 });
  assert.throws(() => state.set({ toString: 1 }), /the state has no “toString”/);
  assert.throws(() => state.subscribe(["b"], () => {}), /the state has no “b”/);
});

test("what follows from a value is told in the same breath", () => {
  const state = makeState({ a: 1, double: 0 }, (next) => ({ ...next, double: 2 * next.a }));
  const { calls } = counted(state, ["double"]);
  state.set({ a: 4 });
  assert.equal(state.now.double, 8);
  assert.equal(calls.length, 1);
});

test("at first all is shown, nothing selected, and everything is meant", () => {
  const { now } = makeChoices(made);
  assert.equal(now.shown.nodes.size, 6);
  assert.equal(now.selected, null);
  assert.equal(now.touched, null);
  assert.equal(now.colour, "kind");
  assert.equal(now.points.size, 6);
});

test("to select tells once, and once more if it is selected again", () => {
  const state = makeChoices(made);
  const { calls } = counted(state, ["selected", "asked", "touched"]);
  select(state, node("city"), "list");
  assert.equal(calls.length, 1);
  assert.deepEqual(ids(state.now.touched), ["city", "forum"]);
  select(state, node("city"), "list");
  assert.equal(calls.length, 2);
  select(state, null);
  assert.equal(state.now.touched, null);
});

test("a filter that hides what is selected ends the selection, in one change", () => {
  const state = makeChoices(made);
  for (const thing of [node("host"), made.ties[3]]) {
    state.set({ filters: NO_FILTERS });
    select(state, thing);
    // Who shows the selection subscribes to what was asked for.
    const all = counted(state, ["shown", "selected", "asked"]);
    const asked = counted(state, ["asked"]);
    state.set({ filters: STATED });
    assert.equal(state.now.selected, null);
    assert.equal(state.now.touched, null);
    assert.deepEqual([all.calls.length, asked.calls.length], [1, 1]);
    all.end();
    asked.end();
  }
});

test("a filter that leaves what is selected leaves it selected, with the neighbours that stay", () => {
  const state = makeChoices(made);
  select(state, node("forum"));
  assert.ok(state.now.touched.has(node("part")));
  state.set({ filters: STATED });
  assert.equal(state.now.selected, node("forum"));
  assert.deepEqual(ids(state.now.touched), ["city", "forum", "group", "woman"]);
});

test("who selects what is left out gets all to see", () => {
  const state = makeChoices(made);
  state.set({ filters: STATED, search: "kaln" });
  const { calls } = counted(state, ["filters", "shown", "search", "selected"]);
  select(state, node("host"), "address");
  assert.equal(state.now.selected, node("host"));
  assert.deepEqual(state.now.filters, NO_FILTERS);
  assert.equal(state.now.search, "");
  assert.equal(state.now.shown.nodes.size, 6);
  assert.equal(calls.length, 1);
});

test("what did not change is not made anew: thousands of nodes stay quick", () => {
  const state = makeChoices(made);
  const { shown, colours, points } = state.now;
  select(state, node("city"));
  state.set({ moved: true, search: "x" });
  assert.equal(state.now.shown, shown);
  assert.equal(state.now.colours, colours);
  assert.equal(state.now.points, points);
  state.set({ colour: "cls", size: "same" });
  assert.notEqual(state.now.colours, colours);
  assert.notEqual(state.now.points, points);
});

test("who selects what is left out loses no more of the choices than it takes", () => {
  const state = makeChoices(made);
  const filters = hiding({ role: ["speaker"] });
  state.set({ filters, fold: "parts", part: { by: "top", measure: "degree", n: 1 } });
  select(state, node("part"), "list");
  assert.equal(state.now.selected, node("part"));
  assert.deepEqual([state.now.fold, state.now.part.by, state.now.filters], ["", "all", filters]);
  state.set({ fold: "parts", part: { by: "top", measure: "degree", n: 1 } });
  select(state, node("group"), "list");
  assert.deepEqual([state.now.fold, state.now.part.by], ["parts", "all"]);
});
