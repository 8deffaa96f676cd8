import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import {
  allBut, firstEntries, legendGroups, numberIn, standingFor, toggled, withHidden,
} from "../../../../kg/pages/templates/network/legend/entries.js";
import { NO_FILTERS } from "../../../../kg/pages/templates/network/shown/filters.js";
import { meetings, meetingsModel } from "./meetings.mjs";

const model = meetingsModel();
const groups = legendGroups(model);
const group = (way, of = groups) => of.find((each) => each.way === way);
const numbers = (way, of) => group(way, of).entries.map(({ key, things }) => [key, things.length]);

test("only what tells nodes or ties apart is a group", () => {
  // All that have a level would be local, and none has a sector.
  assert.deepEqual(groups.map(({ way }) => way), ["cls", "kind", "country", "role", "status"]);
});

test("the most frequent is first, and what is not known is last", () => {
  assert.deepEqual(numbers("country"), [["place:lt", 4], ["place:lv", 2], ["", 1]]);
  // A node of two kinds counts for both; events have no kind that is filtered by.
  assert.deepEqual(numbers("kind"), [
    ["kind:municipality", 3], ["kind:ngo", 2], ["kind:ministry", 1], ["", 1],
  ]);
  assert.deepEqual(numbers("cls"), [["Organisation", 5], ["Event", 3], ["Person", 1]]);
});

test("statuses go from the firmest to the weakest, and a tie counts for each it has", () => {
  assert.deepEqual(numbers("status"), [
    ["stated", 4], ["interpreted", 1], ["inferred", 2], ["external", 1],
  ]);
});

test("ties without a role count for what is not known; structural ones for nothing", () => {
  assert.deepEqual(numbers("role"), [["role:speaker", 4], ["role:organiser", 3], ["", 1]]);
  const data = meetings();
  data.ties.structural = [0, 0, 1, 0, 0, 0, 0];
  assert.deepEqual(numbers("role", legendGroups(meetingsModel({ ties: data.ties }))), [
    ["role:speaker", 4], ["role:organiser", 3],
  ]);
});

test("an entry knows its value, which gives its words and its mark", () => {
  const [lt, , unknown] = group("country").entries;
  assert.equal(lt.value, model.values.country[1]);
  assert.equal(unknown.value, null);
});

test("of a long group the eight most frequent are seen first, if that saves room", () => {
  const lengths = [2, 8, 9, 10, 27].map((length) => firstEntries(Array(length).fill({})));
  assert.deepEqual(lengths, [2, 8, 9, 8, 8]);
});

test("an entry counts what is shown of it", () => {
  const [municipality, ngo] = group("kind").entries;
  const hidden = withHidden(NO_FILTERS, "kind", ["kind:municipality"]);
  const state = makeChoices(model);
  assert.equal(numberIn(municipality, standingFor(state.now)), 3);
  state.set({ filters: hidden });
  // The one that is also an NGO stays.
  assert.equal(numberIn(municipality, standingFor(state.now)), 1);
  assert.equal(numberIn(ngo, standingFor(state.now)), 2);
});

test("projected, the ties count from which the picture was made", () => {
  const nodes = new Set(["riga", "kaunas"].map((id) => model.nodeBy.get(`https://example.org/${id}`)));
  const base = { nodes: new Set(model.nodes), ties: new Set(model.ties) };
  const now = { form: "projected", fold: "", shown: { nodes, ties: new Set(), base } };
  const standing = standingFor(now);
  assert.deepEqual([...standing.ties].map(({ at }) => at), [0, 1, 5]);
  const [organiser] = group("role").entries.filter(({ key }) => key === "role:organiser");
  assert.equal(numberIn(organiser, standing), 1);
  // The events they met at stand for something too.
  const event = group("cls").entries.find(({ key }) => key === "Event");
  assert.equal(numberIn(event, standing), 2);
});

test("grouped, all that the filters leave is in the picture", () => {
  const base = { nodes: new Set(model.nodes), ties: new Set(model.ties) };
  const now = { form: "two-mode", fold: "country", shown: { nodes: new Set(), ties: new Set(), base } };
  assert.equal(standingFor(now), base);
});

test("a tick hides and shows, “only” hides all others, and other filters stay", () => {
  const { entries } = group("country");
  assert.deepEqual(toggled(new Set(), "a"), new Set(["a"]));
  assert.deepEqual(toggled(new Set(["a", "b"]), "a"), new Set(["b"]));
  assert.deepEqual(allBut(entries, "place:lv"), ["place:lt", ""]);
  const once = withHidden(NO_FILTERS, "country", ["place:lt"]);
  const twice = withHidden(once, "kind", [""]);
  assert.deepEqual(twice.hidden.country, new Set(["place:lt"]));
  assert.deepEqual(twice.hidden.kind, new Set([""]));
  assert.equal(NO_FILTERS.hidden.country.size, 0);
});
