import assert from "node:assert/strict";
import test from "node:test";

import { factsSeen, otherNames, placeAmong, waysSeen } from "../../../../kg/pages/templates/network/panel/node-facts.js";
import {
  baseOf, claimsSeen, inNameOrder, isDerived, isStatusSeen, rolesSeen, sharedThings, statusSeen, tiesShown,
} from "../../../../kg/pages/templates/network/panel/seen.js";
import { hiding, viewOf } from "./told.mjs";

const STATED_ONLY = hiding({ status: ["inferred", "interpreted", "external"] });
const keys = (values) => values.map(({ key }) => key);
const numbers = (claims) => claims.map(({ at }) => at);

test("a tie tells its claims, the surest first", async () => {
  const view = await viewOf();
  const [tie] = view.model.ties;
  assert.deepEqual(numbers(claimsSeen(view, tie).seen), [0, 1]);
  assert.equal(claimsSeen(view, tie).hidden, 0);
  assert.deepEqual(keys(rolesSeen(view, tie)), ["organiser", "host"]);
});

test("with “stated only” no inferred claim and no role of one is left", async () => {
  const view = await viewOf({ filters: STATED_ONLY });
  const [tie] = view.model.ties;
  const { seen, hidden } = claimsSeen(view, tie);
  assert.deepEqual([numbers(seen), hidden], [[0], 1]);
  assert.deepEqual(keys(rolesSeen(view, tie)), ["organiser"]);
  assert.equal(statusSeen(view.now.filters, tie), "stated");
});

test("with stated hidden a tie has the status that is left", async () => {
  const view = await viewOf({ filters: hiding({ status: ["stated"] }) });
  const [tie] = view.model.ties;
  assert.deepEqual(numbers(claimsSeen(view, tie).seen), [1]);
  assert.deepEqual(keys(rolesSeen(view, tie)), ["host"]);
  assert.equal(statusSeen(view.now.filters, tie), "inferred");
});

test("a hidden role hides its claims too", async () => {
  const view = await viewOf({ filters: hiding({ role: ["host"] }) });
  const [tie] = view.model.ties;
  assert.deepEqual(numbers(claimsSeen(view, tie).seen), [0]);
  assert.deepEqual(keys(rolesSeen(view, tie)), ["organiser"]);
});

test("a status that is not known can be hidden by either of its names", () => {
  for (const key of ["", "not known"]) {
    const filters = hiding({ status: [key] });
    assert.deepEqual(["", "not known", "stated"].map((one) => isStatusSeen(filters, one)), [false, false, true]);
  }
});

test("ties are those that are shown, by name, what only belongs last", async () => {
  const { model, now } = await viewOf();
  const [city, , , forum, part] = model.nodes;
  const names = (node) => inNameOrder(model, tiesShown(now.shown, node), node, "en").map(({ at }) => at);
  assert.deepEqual(names(forum), [2, 0, 1, 3]);
  assert.deepEqual(names(part), [3]);
  const fewer = { nodes: now.shown.nodes, ties: new Set([model.ties[1]]) };
  assert.deepEqual(tiesShown(fewer, city), []);
  assert.deepEqual(tiesShown(fewer, forum), [model.ties[1]]);
});

test("a tie made of others leads to those, through several steps, and to what its two share", async () => {
  const { model } = await viewOf();
  const [one, two, three] = model.ties;
  assert.ok(!isDerived(one));
  assert.deepEqual(baseOf(one), [one]);
  const met = { from: one.from, to: two.from, base: [one, two] };
  const folded = { from: { parts: [one.from] }, to: two.from, base: [met, three, one] };
  assert.ok(isDerived(met));
  assert.deepEqual(baseOf(folded).map(({ at }) => at), [0, 1, 2]);
  assert.deepEqual(sharedThings(model, met, "en").map(({ at }) => at), [3]);
  assert.deepEqual(sharedThings(model, one, "en"), []);
});

test("other names are told once, each with its language", () => {
  const label = { lt: "Ryga", en: "Riga", lv: "Rīga" };
  assert.deepEqual(otherNames({ label, names: ["Riga", "Rīgas pilsēta", "Rīgas pilsēta"] }, "en"), [
    { text: "Ryga", lang: "lt" }, { text: "Rīga", lang: "lv" }, { text: "Rīgas pilsēta", lang: "" },
  ]);
  assert.deepEqual(otherNames({ label: "Rasa", names: [] }, "lt"), []);
  assert.deepEqual(otherNames({ label: "Rasa", names: [{ pl: "Rosa" }] }, "lt"), [{ text: "Rosa", lang: "pl" }]);
});

test("each fact has the claims that say it; what only hidden claims say is left out", async () => {
  const rows = (view) => {
    const said = factsSeen(view, view.model.nodes[0]);
    const { rows: all, told } = waysSeen(view, view.model.nodes[0], said);
    return [
      all.map(({ way, value, claims }) => [way, value.key, numbers(claims)]), numbers(said.seen), told.size,
    ];
  };
  const all = rows(await viewOf());
  assert.deepEqual(all[0], [["kind", "municipality", [4]], ["kind", "ngo", [5]]]);
  assert.deepEqual(all.slice(1), [[4, 6, 5], 2]);
  const stated = rows(await viewOf({ filters: STATED_ONLY }));
  assert.deepEqual(stated, [[["kind", "municipality", [4]]], [4, 6], 1]);
});

test("a rank is among the nodes of its own mode that have a value", async () => {
  const { model } = await viewOf();
  const values = new Map(model.nodes.map((node) => [node, node.measures[0]]));
  const [city, woman, group, forum, part, alone] = model.nodes;
  assert.deepEqual(placeAmong(values, city), { value: 1, rank: 1, all: 3 });
  assert.deepEqual(placeAmong(values, woman), { value: 1, rank: 1, all: 3 });
  assert.equal(placeAmong(values, group), null);
  assert.deepEqual(placeAmong(values, forum), { value: 3, rank: 1, all: 2 });
  assert.deepEqual(placeAmong(values, part), { value: 0, rank: 2, all: 2 });
  assert.deepEqual(placeAmong(values, alone), { value: 0, rank: 3, all: 3 });
});
