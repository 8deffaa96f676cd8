import assert from "node:assert/strict";
import test from "node:test";

import {
  countryNames, filtered, found, NO_FILTERS, roleNames, sought, statusShown,
} from "../../../../kg/pages/templates/network/filters.js";
import { forum, ids, model } from "./example.mjs";

const made = model();
const leave = (filters, of = made) => filtered(of, { ...NO_FILTERS, ...filters });

// The forum with changed ties, each given as in the page.
const withTies = (change) => model({ edges: change(forum().edges) });

test("without filters all is shown", () => {
  assert.equal(leave({}).nodes.size, 6);
  assert.equal(leave({}).ties.size, 5);
});

test("what rests on inference only is left out, and who is alone without it", () => {
  const { nodes, ties } = leave({ stated: true });
  assert.deepEqual(ids(nodes), ["city", "forum", "group", "woman"]);
  assert.deepEqual(ids(ties), ["city-forum", "group-forum", "woman-forum"]);
});

test("a tie that is also stated stays, as stated", () => {
  const also = withTies((edges) => {
    edges[3].facts.claims.push("c1");
    return edges;
  });
  const tie = also.ties[3];
  assert.ok(leave({ stated: true }, also).ties.has(tie));
  assert.equal(statusShown(tie, { stated: true }), "stated");
  assert.equal(statusShown(tie, { stated: false }), "inferred");
});

test("a role leaves the ties that have it and their ends", () => {
  const { nodes, ties } = leave({ role: "speaker" });
  assert.deepEqual([ids(nodes), ids(ties)], [["forum", "woman"], ["woman-forum"]]);
});

test("a country leaves the ties of actors from it", () => {
  const { nodes, ties } = leave({ country: "Latvia" });
  // The forum's part belongs to it, and both are shown: so is that it belongs.
  assert.deepEqual(ids(ties), ["group-forum", "host-part", "part-forum"]);
  assert.deepEqual(ids(nodes), ["forum", "group", "host", "part"]);
  assert.deepEqual(ids(leave({ country: "Belgium" }).nodes), ["forum", "group"]);
});

test("an event's own country counts for nobody", () => {
  const data = forum();
  data.nodes[4].facts.country = "Belgium";
  const { ties } = leave({ country: "Belgium" }, model(data));
  assert.deepEqual(ids(ties), ["group-forum"]);
});

test("filters narrow each other", () => {
  assert.deepEqual(ids(leave({ stated: true, country: "Latvia" }).ties), ["group-forum"]);
  assert.equal(leave({ role: "speaker", country: "Latvia" }).nodes.size, 0);
});

test("a thing stays while it holds two together, or belongs to one that stays", () => {
  const data = forum();
  const day = { label: "Day", cls: "Event" };
  const add = (from, to, facts) => data.edges.push({ id: `${from}-${to}`, from, to, facts });
  data.nodes.push({ id: "day", label: "Day", group: "Event", x: 0, y: 0, facts: day });
  data.edges = data.edges.filter(({ id }) => id !== "host-part");
  add("host", "day", { roles: ["host"], status: "inferred" });
  add("day", "part", { structural: true });
  // The part has no ties of its own: it belongs to the forum, which stays.
  assert.deepEqual(ids(leave({ role: "speaker" }, model(data)).nodes), ["forum", "part", "woman"]);
  // The day, which lost its only tie, holds nothing together.
  const stated = () => ids(leave({ stated: true }, model(data)).nodes);
  assert.deepEqual(stated(), ["city", "forum", "group", "part", "woman"]);
  add("woman", "part", { roles: ["chair"], status: "inferred" });
  // Now the part lost its only tie as well, and belongs to one alone, until it stands between two.
  assert.ok(!stated().includes("part"));
  add("part", "city", { structural: true });
  assert.ok(stated().includes("part"));
});

test("who has no ties at all says nothing inferred, but has no role either", () => {
  const alone = model({ edges: [] });
  assert.equal(leave({ stated: true }, alone).nodes.size, 6);
  assert.equal(leave({ stated: true, country: "Latvia" }, alone).nodes.size, 0);
  assert.equal(leave({ role: "speaker" }, alone).nodes.size, 0);
});

test("the choices are the roles of ties and the countries of nodes", () => {
  assert.deepEqual(roleNames(made), ["attendee", "host", "organiser", "speaker"]);
  assert.deepEqual(countryNames(made), ["Belgium", "Latvia", "Lithuania"]);
});

test("a search finds names first that begin so, then names that hold it, then the rest", () => {
  assert.deepEqual(found(made, " TULUSIENE ").map(({ id }) => id), ["woman"]);
  // “Atviras forumas”; then guests from Latvia, an organisation, and a host from Latvia.
  assert.deepEqual(found(made, "at").map(({ id }) => id), ["forum", "group", "city", "host"]);
  assert.deepEqual(found(made, "mun").map(({ id }) => id), ["group", "city"]);
  // “Ērgļi”; then conferences and a person.
  assert.deepEqual(found(made, "er").map(({ id }) => id), ["host", "forum", "part", "woman"]);
  assert.deepEqual(found(made, "part").map(({ id }) => id), ["part"]);
  assert.deepEqual(found(made, "a").map(({ id }) => id).slice(0, 2), ["group", "forum"]);
});

test("nothing is found where nothing is sought, and all rows stay", () => {
  assert.deepEqual(found(made, "  "), []);
  assert.ok(made.nodes.every(sought("  ")));
  assert.deepEqual(made.nodes.filter(sought("ergli")).map(({ id }) => id), ["host"]);
});
