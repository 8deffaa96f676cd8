import assert from "node:assert/strict";
import test from "node:test";

import {
  filtered, isFiltered, isWithin, NO_FILTERS, statusShown,
} from "../../../../kg/pages/templates/network/shown/filters.js";
import { forum, hiding, ids, model } from "./example.mjs";

const made = model();
const leave = (ways, of = made) => filtered(of, hiding(ways));
const allBut = (role) => made.values.role.map(({ key }) => key).filter((key) => key !== role);

test("without filters all is shown", () => {
  const { nodes, ties } = filtered(made, NO_FILTERS);
  assert.deepEqual([nodes.size, ties.size], [6, 5]);
  assert.ok(!isFiltered(NO_FILTERS));
  assert.ok(isFiltered(hiding({ role: ["host"] })));
});

test("what rests on inference only is left out, and who is alone without it", () => {
  const { nodes, ties } = leave({ status: ["inferred"] });
  assert.deepEqual(ids(nodes), ["city", "forum", "group", "woman"]);
  assert.deepEqual(ids(ties), ["city-forum", "group-forum", "woman-forum"]);
});

test("a tie that is also stated stays, as stated", () => {
  const data = forum();
  data.ties[3].statuses = ["inferred", "stated"];
  const also = model(data);
  const tie = also.ties[3];
  const filters = hiding({ status: ["inferred"] });
  assert.ok(filtered(also, filters).ties.has(tie));
  assert.equal(statusShown(tie, filters), "stated");
  assert.equal(statusShown(tie, NO_FILTERS), "inferred");
  assert.ok(!filtered(also, hiding({ status: ["inferred", "stated"] })).ties.has(tie));
});

test("what is left of one role has its ends, and nobody else who has no ties left", () => {
  const { nodes, ties } = leave({ role: allBut("speaker") });
  // The part had a tie of its own, which is hidden.
  assert.deepEqual([ids(nodes), ids(ties)], [["forum", "woman"], ["woman-forum"]]);
});

test("a hidden kind takes its actors and their ties; an actor of two kinds stays for the other", () => {
  const { nodes, ties } = leave({ kind: ["municipality"] });
  assert.deepEqual(ids(nodes), ["forum", "group", "host", "part", "woman"]);
  assert.deepEqual(ids(ties), ["group-forum", "host-part", "part-forum", "woman-forum"]);
  assert.ok(!leave({ kind: ["municipality", "NGO"] }).nodes.has(made.nodeBy.get("group")));
});

test("who has no kind can be hidden as well, and an event's kind hides nobody", () => {
  assert.ok(!leave({ kind: [""] }).nodes.has(made.nodeBy.get("woman")));
  assert.ok(leave({ kind: ["conference"] }).nodes.has(made.nodeBy.get("forum")));
});

test("an actor of a shown kind stays, though all it was tied to is hidden", () => {
  const { nodes, ties } = leave({ cls: ["Event"] });
  assert.deepEqual(ids(nodes), ["city", "group", "host", "woman"]);
  assert.equal(ties.size, 0);
});

test("an event that nobody shown took part in goes", () => {
  const { nodes } = leave({ country: ["Latvia", "Belgium"] });
  assert.deepEqual(ids(nodes), ["city", "forum", "woman"]);
});

test("a thing stays while it holds two together, or belongs to one that stays", () => {
  const data = forum();
  data.ties = data.ties.filter(({ from }) => from !== "host");
  data.nodes.push({ id: "day", label: "Day", cls: "Event", mode: "event" });
  data.ties.push({ from: "host", to: "day", roles: ["host"], status: "inferred" });
  data.ties.push({ from: "day", to: "part", structural: true });
  const stated = () => ids(leave({ status: ["inferred"] }, model(data)).nodes);
  // The part has no ties of its own: it belongs to the forum. The day lost its only one.
  assert.deepEqual(stated(), ["city", "forum", "group", "part", "woman"]);
  data.ties.push({ from: "woman", to: "part", roles: ["chair"], status: "inferred" });
  assert.ok(!stated().includes("part"));
  data.ties.push({ from: "part", to: "city", structural: true });
  assert.ok(stated().includes("part"), "it stands between two");
});

test("who has no ties at all says nothing inferred, but is of no role and no time", () => {
  const alone = model({ ties: [] });
  assert.equal(leave({ status: ["inferred"] }, alone).nodes.size, 4);
  assert.equal(leave({ role: ["host"] }, alone).nodes.size, 0);
  const time = { from: "2022-01-01", to: "2022-12-31", certain: false };
  assert.equal(filtered(alone, hiding({}, { time })).nodes.size, 0);
});

test("a time is certain when all days are within, possible when one is", () => {
  const during = (start, end, certain) =>
    isWithin({ start, end }, { from: "2022-03-01", to: "2022-03-31", certain });
  const cases = [
    ["2022-03-05", "2022-03-06", true, true],
    ["2022-01-01", "2022-12-31", false, true],
    ["2022-03-31", "2022-04-02", false, true],
    ["2022-04-01", "2022-04-02", false, false],
    ["", "", false, true],
    ["2022-03-02", "", false, true],
    ["", "2022-02-28", false, false],
  ];
  for (const [start, end, certainly, possibly] of cases) {
    assert.equal(during(start, end, true), certainly, `${start}/${end} certainly`);
    assert.equal(during(start, end, false), possibly, `${start}/${end} possibly`);
  }
  assert.ok(isWithin({ structural: true }, { from: "2022", to: "2022", certain: true }));
});
