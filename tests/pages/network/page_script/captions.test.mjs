import assert from "node:assert/strict";
import test from "node:test";

import {
  captionOf, sourceOf, wayWords,
} from "../../../../kg/pages/templates/network/saving/captions.js";
import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import { hiding, model } from "./example.mjs";

function captionFor(choices) {
  const made = model();
  const state = makeChoices(made);
  const before = state.now;
  return captionOf(made, { ...before, ...choices(made, before) });
}

const filtersOf = (ways, rest) => () => ({ filters: hiding(ways, rest) });

test("what is not narrowed is told by its numbers alone; to belong is no tie", () => {
  assert.deepEqual(captionFor(() => ({})), ["6 nodes, 4 ties"]);
});

test("what is narrowed is told by how much is left of how much", () => {
  const made = model();
  const state = makeChoices(made);
  state.set({ filters: hiding({ status: ["inferred"] }) });
  assert.equal(captionOf(made, state.now)[0], "Shown: 4 nodes of 6, 3 ties of 4");
  state.set({ lang: "lt" });
  assert.equal(captionOf(made, state.now)[0], "Rodoma: 4 mazgai iš 6, 3 ryšiai iš 4");
  state.set({ lang: "lv" });
  assert.equal(captionOf(made, state.now)[0], "Parādīts: 4 mezgli no 6, 3 saites no 4");
});

test("what is hidden is named, or what is left where that is shorter", () => {
  assert.deepEqual(captionFor(filtersOf({ country: ["Latvia"] })).slice(1), [
    "Country: without Latvia",
  ]);
  assert.deepEqual(captionFor(filtersOf({ country: ["Latvia", "Belgium"] })).slice(1), [
    "Country: only Lithuania",
  ]);
  assert.deepEqual(captionFor(filtersOf({ role: ["organiser", "speaker", "attendee", "host"] })).slice(1), [
    "Role: none",
  ]);
  assert.deepEqual(captionFor(filtersOf({ kind: [""], status: ["inferred"] })).slice(1), [
    "Kind: without not known", "Status: without inferred",
  ]);
});

test("a time is told in years where it is made of years, and whether it is certain", () => {
  const time = (from, to, certain) => captionFor(filtersOf({}, { time: { from, to, certain } })).at(-1);
  assert.equal(time("2022-01-01", "2023-12-31", true), "Time: 2022 to 2023, only what is certain");
  assert.equal(time("2022-01-01", "2022-12-31", false), "Time: 2022, also what is possible");
  assert.equal(time("2022-01-01", "2022-06-30", true), "Time: 2022-01-01 to 2022-06-30, only what is certain");
  assert.equal(time("2022-02-01", "2022-12-31", false), "Time: 2022-02-01 to 2022-12-31, also what is possible");
});

test("a neighbourhood, a path, a part and a selection are named", () => {
  const last = (choices) => captionFor(choices).at(-1);
  const focus = (make) => (made) => ({ filters: hiding({}, { focus: make(made) }) });
  assert.equal(last(focus(({ nodes }) => ({ node: nodes[1], steps: 2 }))), "Neighbourhood of Rasa Tulušienė, 2 steps");
  assert.equal(last(focus(({ nodes }) => ({ path: [nodes[1], nodes[3]] }))), "Shortest path from Rasa Tulušienė to Farm Ergli");
  assert.equal(last(() => ({ part: { by: "component" } })), "Only the largest component");
  assert.equal(last(() => ({ part: { by: "top", measure: "degree", n: 3 } })), "Only the 3 with the highest values (degree), and what joins them");
  assert.equal(last(() => ({ fold: "country" })), "Grouped by country");
  assert.equal(last(({ nodes }) => ({ selected: nodes[0] })), "Selected: Kalnų miesto savivaldybė");
  assert.equal(last(({ ties }) => ({ selected: ties[1] })), "Selected: Rasa Tulušienė — Atviras forumas");
});

test("of what was made anew, the number of all says nothing", () => {
  assert.deepEqual(captionFor(() => ({ form: "projected" })), [
    "Shown: 6 nodes, 4 ties",
    "Actors only: two are tied if they took part in the same event or project",
  ]);
});

test("the source has the citation, and what it does not say itself; else the day alone", () => {
  assert.equal(sourceOf({ about: {} }, "en", "2030-01-02"), "Saved on 2030-01-02");
  const about = { citation: "Someone (2029). Data, version 1.2.", version: "1.2", date: "2029-05-06" };
  assert.equal(
    sourceOf({ about }, "en", "2030-01-02"),
    "Data: Someone (2029). Data, version 1.2.; 2029-05-06 · Saved on 2030-01-02",
  );
  const dated = { citation: "Someone (2029-05-06). Data.", date: "2029-05-06" };
  assert.equal(
    sourceOf({ about: dated }, "en", "2030-01-02"),
    "Data: Someone (2029-05-06). Data. · Saved on 2030-01-02",
  );
  assert.equal(
    sourceOf({ about: { version: "1.2", date: "2029" } }, "en", "2030-01-02"),
    "Data: 1.2; 2029 · Saved on 2030-01-02",
  );
});

test("what nodes are told apart by is written small within a sentence", () => {
  assert.deepEqual(["en", "lt", "lv"].map((lang) => wayWords("country", lang)), [
    "country", "šalis", "valsts",
  ]);
});
