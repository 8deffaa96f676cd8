import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import {
  csvText, fileName, nodeTable, tieTable,
} from "../../../../kg/pages/templates/network/saving/csv.js";
import { forum, hiding, model } from "./example.mjs";

test("a cell is quoted where it must be, and lines end as the standard says", () => {
  assert.equal(csvText([["a", 'say "b"', "c,d", "e\nf", ""]]), '\ufeffa,"say ""b""","c,d","e\nf",\r\n');
  assert.equal(csvText([]), "\ufeff");
});

test("nothing that a spreadsheet may run as a formula starts a cell", () => {
  for (const start of ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r", "'"]) {
    const [cell] = csvText([[`${start}1+1`]]).slice(1).split("\r\n").slice(-2);
    assert.equal(cell.replace(/^"/, "")[0], "'", JSON.stringify(start));
  }
  assert.equal(csvText([["1-1", "a=b"]]), "\ufeff1-1,a=b\r\n");
});

test("numbers stay numbers, also below zero; what is not there is empty", () => {
  assert.equal(csvText([[-1.5, 0, null, undefined]]), "\ufeff-1.5,0,,\r\n");
});

test("nodes: all that is known of them, with their measures, in the order of their names", () => {
  const [header, ...rows] = nodeTable(makeChoices(model()).now);
  assert.deepEqual(header, [
    "id", "label", "mode", "class", "kind", "country", "level", "sector", "other_names",
    "description", "ties", "degree",
  ]);
  assert.deepEqual(rows.map(([id]) => id), ["group", "forum", "part", "host", "city", "woman"]);
  assert.deepEqual(rows[0], [
    "group", "about 20 guests", "actor", "UnnamedGroup", "municipality; NGO", "Latvia; Belgium",
    "", "", "", "", 1, 0,
  ]);
  // Who belongs to what is no tie of an actor's; a measure may not be known.
  assert.deepEqual(rows[1].slice(-2), [3, ""]);
});

test("names are in the reader's language, with the others beside them", () => {
  const rows = forum();
  rows.nodes[3].names = ["Ergli Farm", { en: "The Farm", lv: "Sēta" }];
  const state = makeChoices(model(rows));
  state.set({ lang: "lv" });
  const host = nodeTable(state.now).find(([id]) => id === "host");
  assert.deepEqual([host[1], host[8]], ["Ūķis Ērgļi", "Ergli Farm; Sēta"]);
});

test("a measure that is of the whole network is named so where less is shown", () => {
  const state = makeChoices(model());
  const header = (now) => nodeTable(now)[0];
  const figures = new Map([["degree", { values: new Map(), whole: true }]]);
  assert.equal(header({ ...state.now, figures }).at(-1), "degree");
  assert.equal(header({ ...state.now, figures, narrowed: true }).at(-1), "degree_in_whole_network");
  state.set({ filters: hiding({ status: ["inferred"] }) });
  assert.equal(header(state.now).at(-1), "degree");
});

test("groups have the number of their members, and merged ties what they are made of", () => {
  const state = makeChoices(model());
  state.set({ fold: "country" });
  const [header, ...rows] = nodeTable(state.now);
  const members = header.indexOf("members");
  const of = Object.fromEntries(rows.map((row) => [row[1], row[members]]));
  assert.deepEqual(of, {
    "Atviras forumas": "", "Closing part": "", Latvia: 1, Lithuania: 2, "several countries": 1,
  });
  const [names, ...ties] = tieTable(state.now);
  const merged = ties.find((row) => row[names.indexOf("source_label")] === "Lithuania");
  const cell = (name) => merged[names.indexOf(name)];
  assert.deepEqual(["roles", "weight", "number_of_claims"].map(cell), ["organiser; speaker", 3, 3]);
});

test("ties: roles, status, dates, weight; what only belongs to another is marked", () => {
  const rows = forum();
  Object.assign(rows.ties[1], { start: "2022-11-01", end: "2022-11-02" });
  const [header, ...table] = tieTable(makeChoices(model(rows)).now);
  const told = table.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  assert.deepEqual(told.find(({ source }) => source === "woman"), {
    source: "woman", source_label: "Rasa Tulušienė", source_mode: "actor", target: "forum",
    target_label: "Atviras forumas", target_mode: "event", type: "undirected", roles: "speaker",
    relations: "", status: "stated", start: "2022-11-01", end: "2022-11-02", weight: 2,
    number_of_claims: 2, part_of: "",
  });
  const part = told.find(({ source }) => source === "part");
  assert.deepEqual([part.part_of, part.type, part.relations], ["true", "directed", "part of"]);
});

test("only what is shown is written, and its status is that which the filters leave", () => {
  const rows = forum();
  rows.ties[0] = { ...rows.ties[0], status: "stated", statuses: ["stated", "inferred"] };
  const state = makeChoices(model(rows));
  state.set({ filters: hiding({ status: ["stated"] }) });
  const [, ...ties] = tieTable(state.now);
  const of = Object.fromEntries(ties.map((row) => [row[0], row[9]]));
  assert.deepEqual(of, { city: "inferred", group: "interpreted", host: "inferred", part: "stated" });
  assert.deepEqual(nodeTable(state.now).slice(1).map(([id]) => id), [
    "group", "forum", "part", "host", "city",
  ]);
});

test("a file is named after the title, in letters that every system takes", () => {
  assert.equal(fileName("Kas ką susitiko: „Žalioji“ & Co", "ties", "csv"), "kas-ka-susitiko-zalioji-co-ties.csv");
  assert.equal(fileName("Łódź / Ørsted", "", "svg"), "lodz-orsted.svg");
  assert.equal(fileName("Кто?", "", "png"), "network.png");
  assert.equal(fileName("", "print", "png"), "network-print.png");
  assert.equal(fileName(`${"x".repeat(59)} ${"y".repeat(50)}`, "", "svg"), `${"x".repeat(59)}.svg`);
});

test("no file has a name that Windows keeps for itself", () => {
  assert.equal(fileName("Con", "", "svg"), "network-con.svg");
  assert.equal(fileName("LPT1", "", "svg"), "network-lpt1.svg");
  assert.equal(fileName("Con", "ties", "csv"), "con-ties.csv");
  assert.equal(fileName("Conference", "", "svg"), "conference.svg");
});
