import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices } from "../../../../kg/pages/templates/network/choices/choices.js";
import { NO_FILTERS } from "../../../../kg/pages/templates/network/shown/filters.js";
import { hashOf } from "../../../../kg/pages/templates/network/choices/hash.js";
import { readHash } from "../../../../kg/pages/templates/network/choices/linking.js";
import { offersOf } from "../../../../kg/pages/templates/network/choices/offers.js";
import { meetingsModel } from "./meetings.mjs";

const model = meetingsModel();
const offers = { ...offersOf(model), part: ["all", "component", "backbone", "top"] };
const node = (name) => model.nodeBy.get(`https://example.org/${name}`);
const NODE = "https%3A%2F%2Fexample.org%2F";

const hiding = (hidden) => ({ ...NO_FILTERS, hidden: { ...NO_FILTERS.hidden, ...hidden } });

function written(values, { thing = null, view = null } = {}) {
  const first = makeChoices(model).now;
  return hashOf({ ...first, ...values, selected: thing }, first, view);
}

const read = (hash) => readHash(hash, offers);

test("nothing is written of what the page opens with", () => {
  assert.equal(written({}), "#");
});

test("a node and a tie are written as answers link to them", () => {
  assert.equal(written({}, { thing: node("riga") }), `#node=${NODE}riga`);
  assert.equal(written({}, { thing: model.ties[0] }), `#tie=${NODE}riga|${NODE}forum`);
});

test("each choice is written in words", () => {
  const hash = written({
    filters: {
      ...hiding({ kind: new Set(["kind:ngo", "kind:ministry"]), country: new Set([""]) }),
      time: { from: "2022-01-01", to: "2022-12-31", certain: true },
      focus: { node: node("riga"), steps: 2 },
    },
    size: "same", colour: "country", lang: "lt", theme: "dark",
  }, { view: { x: 12.4, y: -40.2, scale: 0.81234 } });
  assert.equal(hash, "#hide.kind=kind:ministry,kind:ngo&hide.country=~&time=2022-01..2022-12&certain"
    + `&focus=${NODE}riga&steps=2&colour=country&size=same&lang=lt&theme=dark&view=12,-40,0.812`);
});

test("what was written is read again", () => {
  const filters = {
    ...hiding({ kind: new Set(["kind:ngo", ""]), role: new Set(["role:speaker"]) }),
    time: { from: "2022-02-01", to: "2022-02-28", certain: true },
    focus: { path: [node("riga"), node("kaunas")] },
  };
  const part = { by: "top", measure: "degree", n: 100 };
  const said = read(written({ filters, form: "projected", part }, { thing: model.ties[0] }));
  assert.deepEqual(said, {
    choices: { form: "projected", part },
    hidden: { kind: new Set(["", "kind:ngo"]), role: new Set(["role:speaker"]) },
    time: filters.time,
    path: ["https://example.org/riga", "https://example.org/kaunas"],
    tie: ["https://example.org/riga", "https://example.org/forum"],
    faults: [],
  });
});

test("keys with signs of the address's own are read again", () => {
  const keys = ["a,b", "~", "50%", "x&y=z", "ą#?", ""];
  const own = { ...offers, keys: { ...offers.keys, kind: new Set(keys) } };
  const first = { ...makeChoices(model).now };
  const hash = hashOf({ ...first, filters: hiding({ kind: new Set(keys) }) }, first, null);
  assert.doesNotMatch(hash.slice(11), /[&#=]|~.*~/);
  assert.deepEqual(readHash(hash, own).hidden.kind, new Set(keys));
});

test("a mail program that encodes lines and commas does no harm", () => {
  assert.deepEqual(read(`#tie=${NODE}riga%7C${NODE}forum`).tie, [
    "https://example.org/riga", "https://example.org/forum",
  ]);
  const { hidden, faults } = read("#hide.kind=kind%3Ango%2C~%2Ckind%3Aministry");
  assert.deepEqual(hidden.kind, new Set(["kind:ngo", "", "kind:ministry"]));
  assert.deepEqual(faults, []);
  assert.deepEqual(read("#hide.kind=kind%3ango%2c~").hidden.kind, new Set(["kind:ngo", ""]));
  assert.deepEqual(read("#tie=a%7cb").tie, ["a", "b"]);
});

test("days that are not whole months are written in full", () => {
  const time = { from: "2022-01-02", to: "2022-02-28", certain: false };
  const hash = written({ filters: { ...NO_FILTERS, time } });
  assert.equal(hash, "#time=2022-01-02..2022-02");
  assert.deepEqual(read(hash).time, time);
  assert.equal(read("#time=2024-02..2024-02").time.to, "2024-02-29");
});

test("a place in the page is no link to choices", () => {
  for (const hash of ["", "#", "#nodes", "#ties", "#certain"]) assert.equal(read(hash), null);
});

test("what a page does not know is passed over and named, the rest is read", () => {
  const said = read("#theme=dark&hide.kind=kind:ngo,kind:gone&colour=smell&nonsense&view=1,2&%E0%A4%A");
  assert.deepEqual(said.choices, { theme: "dark" });
  assert.deepEqual(said.hidden, { kind: new Set(["kind:ngo"]) });
  assert.deepEqual(said.faults, ["hide.kind", "colour", "nonsense", "view", "%E0%A4%A"]);
});

test("a part that is named at length is named in short", () => {
  assert.deepEqual(read(`#${"long".repeat(50)}=1`).faults, ["long".repeat(10)]);
});

test("damaged values are no values", () => {
  const parts = [
    "node=", "node=%E0%A4%A", "tie=a", "tie=a|", "tie=a|b|c", "path=a", "steps=4", "steps",
    "time=2022-01", "time=2022-13..2022-14", "time=2022-02-30..2022-03", "time=2023-01..2022-01",
    "time=2022-01..2022-02..2022-03", "time=0..9", "certain=1",
    "view=1,2,0", "view=1,2,-1", "view=1,2,x", "view=,,", "view=,1,2", "view=1,2,3,4", "view=1,2,Infinity",
    "part=most", "part=top", "part=top,5", "part=top,0,degree", "part=top,5,smell", "part=all,1",
    "form=three-mode", "fold=smell", "size=", "lang=de", "theme=pink", "hide.kind=", "hide.smell=x",
    "hide.=x", "constructor=1", "hide.constructor=1", "=x", "__proto__=1",
  ];
  for (const part of parts) {
    const { faults, ...said } = read(`#${part}&lang=lv`);
    assert.deepEqual(faults, [part.split("=")[0]], part);
    assert.deepEqual(said.choices, { lang: "lv" }, part);
    assert.equal(said.view ?? said.time ?? said.node ?? said.tie ?? said.path ?? null, null, part);
  }
});

test("a view is kept within what the picture can do", () => {
  assert.deepEqual(read("#view=1.5,-2,100").view, { x: 1.5, y: -2, scale: 8 });
  assert.deepEqual(read("#view=1,2,0.0001").view, { x: 1, y: 2, scale: 0.01 });
});

test("a focus has one step unless it says how many", () => {
  assert.equal(read(`#focus=${NODE}riga`).steps, 1);
  assert.equal(read(`#steps=3&focus=${NODE}riga`).steps, 3);
});
