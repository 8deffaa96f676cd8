import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import { colourWays, lineFor, LINES, palette } from "../../../../kg/pages/templates/network/choices/colours.js";
import { hiding, model } from "./example.mjs";

const made = model();
const { colours } = palette(false);

test("only ways are offered that tell nodes apart", () => {
  // All levels are unknown; the kind of events counts for nobody.
  assert.deepEqual(colourWays(made), ["kind", "country", "cls"]);
  const alike = model({ nodes: [{ id: "a", kind: ["NGO"] }, { id: "b", kind: ["NGO"] }], ties: [] });
  assert.deepEqual(colourWays(alike), ["cls"]);
});

test("a value has the look that it came with, whatever else is shown", () => {
  const state = makeChoices(made);
  const lookOf = (id) => state.now.colours.of(made.nodeBy.get(id));
  const [municipality, ngo] = made.values.kind;
  const before = lookOf("host");
  assert.deepEqual(lookOf("city"), { colour: colours[municipality.colour], fill: 0 });
  assert.deepEqual(before, { colour: colours[ngo.colour], fill: 0 });
  state.set({ filters: hiding({ kind: ["municipality"] }) });
  assert.deepEqual(lookOf("host"), before);
  assert.deepEqual(state.now.colours.key.map(({ value, name }) => value?.key ?? name), [
    "NGO", "several", "unknown", "things",
  ]);
});

test("several values, none, and what others take part in have looks of their own", () => {
  const { of, key } = makeChoices(made).now.colours;
  const { other, ground, thing } = palette(false);
  const found = ["group", "woman", "forum"].map((id) => of(made.nodeBy.get(id)).colour);
  assert.deepEqual(found, [other, ground, thing]);
  assert.deepEqual(key.map(({ n }) => n), [1, 1, 1, 1, 2]);
});

test("by class things are coloured as well", () => {
  const state = makeChoices(made);
  state.set({ colour: "cls" });
  const names = state.now.colours.key.map(({ value, n }) => `${value.key} ${n}`);
  assert.deepEqual(names, ["Event 2", "Organisation 2", "Person 1", "UnnamedGroup 1"]);
});

test("on a dark ground the same value has the same place in another palette", () => {
  const state = makeChoices(made);
  state.set({ isDark: true });
  const [municipality] = made.values.kind;
  const { colour } = state.now.colours.of(made.nodeBy.get("city"));
  assert.equal(colour, palette(true).colours[municipality.colour]);
});

test("a status nobody heard of is drawn as one that is not known, whatever it is called", () => {
  for (const status of ["", "rumoured", "constructor", "__proto__"]) {
    assert.equal(lineFor(status, false).name, "not known");
  }
  for (const status of LINES) assert.equal(lineFor(status, true).color, palette(true).lines[status]);
});
