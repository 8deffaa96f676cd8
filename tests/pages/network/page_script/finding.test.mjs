import assert from "node:assert/strict";
import test from "node:test";

import {
  ENOUGH, found, makeIndex, nameFound, RANKS, sought,
} from "../../../../kg/pages/templates/network/search/finding.js";
import { nearest } from "../../../../kg/pages/templates/network/search/nearing.js";

const value = (en, lt) => ({ label: { en, lt } });
const MUNICIPALITY = value("municipality", "savivaldybė");
const NGO = value("NGO", "nevyriausybinė organizacija");
const LITHUANIA = value("Lithuania", "Lietuva");
const GERMANY = value("Germany", "Vokietija");

function node(at, label, { names = [], kind = [], country = [], ties = 0 } = {}) {
  return { at, label, names, cls: value("organisation", "organizacija"), kind, country, ties: Array(ties) };
}

const NODES = [
  node(0, { en: "Vilnius City Municipality", lt: "Vilniaus miesto savivaldybė" }, {
    names: ["Vilniaus m. sav."], kind: [MUNICIPALITY], country: [LITHUANIA], ties: 3,
  }),
  node(1, { en: "Lithuanian Red Cross", lt: "Lietuvos Raudonojo Kryžiaus draugija" }, {
    kind: [NGO], country: [LITHUANIA], ties: 9,
  }),
  node(2, { en: "Ministry of Culture", lt: "Kultūros ministerija" }, { country: [LITHUANIA] }),
  node(3, "Gemeinde Müller-Straße", { country: [GERMANY], ties: 1 }),
  node(4, { lv: "Rīgas dome", en: "Riga City Council" }, { kind: [MUNICIPALITY] }),
  node(5, "Rasa Tulušienė"),
  node(6, { ru: "Артём Королёв" }),
  node(7, "Think Tank of Łódź"),
  node(8, { lt: "Kauno miesto savivaldybė" }, { kind: [MUNICIPALITY], country: [LITHUANIA], ties: 2 }),
  node(9, "Friends of Vilnius", { ties: 5 }),
  node(10, "???"),
];
const index = () => makeIndex(NODES);
const numbers = (words) => found(index(), words).map((hit) => hit.node.at);
const first = (words) => {
  const [hit] = found(index(), words);
  return hit && [hit.node.at, hit.rank];
};

test("any name in any language leads to its node, with or without marks, in small or great letters", () => {
  for (const words of ["Vilnius City Municipality", "vilniaus miesto savivaldybe", "VILNIAUS MIESTO SAVIVALDYBĖ", "vilniaus m sav"]) {
    assert.deepEqual(first(words), [0, RANKS.same], words);
  }
  assert.deepEqual(first("tulusiene"), [5, RANKS.word]);
  assert.deepEqual(first("Tulušienė, Rasa"), [5, RANKS.words]);
  assert.deepEqual(first("rīgas"), [4, RANKS.begins]);
  assert.deepEqual(first("lodz"), [7, RANKS.word]);
});

test("letters of other languages are found as each is used to write them", () => {
  for (const words of ["muller", "mueller", "Müller", "strasse", "straße"]) {
    assert.deepEqual(first(words)[0], 3, words);
  }
  assert.deepEqual(first("Артем Королев"), [6, RANKS.same]);
  // Names with decomposed marks are the same names.
  assert.deepEqual(first("Tulušienė".normalize("NFD"))?.[0], 5);
  assert.deepEqual(makeIndex([node(0, "Aarhus")]).entries.length, 1);
  assert.equal(found(makeIndex([node(0, "Århus Koeln")]), "aarhus köln").length, 1);
});

test("the same, then what begins so, then words that begin so, then what holds it, then words in any order", () => {
  const names = ["open", "openness", "the open door", "reopened", "door that opens"];
  const nodes = names.map((name, at) => node(at, name));
  const at = (words) => found(makeIndex([...nodes].reverse()), words).map((hit) => [hit.node.at, hit.rank]);
  assert.deepEqual(at("open"), [[0, 0], [1, 1], [4, 2], [2, 2], [3, 3]]);
  assert.deepEqual(at("door op"), [[4, RANKS.words], [2, RANKS.words]]);
});

test("of those found in one way the one with most ties is first, then by name, whatever the order", () => {
  const forward = numbers("vilniu");
  assert.deepEqual(forward, [0, 9]);
  const backward = found(makeIndex([...NODES].reverse()), "vilniu").map((hit) => hit.node.at);
  assert.deepEqual(backward, forward);
  assert.deepEqual(numbers("lithuania"), [1, 0, 8, 2]);
});

test("class, kind and country are sought in every language, after names", () => {
  assert.deepEqual(numbers("lietuva"), [1, 0, 8, 2]);
  assert.deepEqual(first("municipality germ"), undefined);
  assert.deepEqual(numbers("municipality lithuania"), [0, 8]);
  assert.deepEqual(first("nevyriausybine"), [1, RANKS.about]);
  assert.deepEqual(first("kaun municip"), [8, RANKS.about]);
});

test("the first letters of a name find it, last", () => {
  assert.deepEqual(first("lrkd"), [1, RANKS.initials]);
  assert.deepEqual(first("lrk"), [1, RANKS.initials]);
  // Without the small words, as most are written.
  assert.deepEqual(first("mc"), [2, RANKS.initials]);
  assert.deepEqual(first("moc"), [2, RANKS.initials]);
  // Of two letters only the whole: “lr” begins too many.
  assert.deepEqual(numbers("lr"), []);
});

test("slips are forgiven: a letter missing, too many, another, two exchanged", () => {
  for (const words of ["minstry", "ministrry", "minestry", "minsitry", "kulturos minsterija", "miniistery"]) {
    assert.deepEqual(first(words), [2, RANKS.close], words);
  }
  assert.deepEqual(first("tulusene"), [5, RANKS.close]);
  assert.deepEqual(first("tluusiene"), [5, RANKS.close]);
  assert.deepEqual(first("inistry"), [2, RANKS.holds]);
  assert.deepEqual(first("knistry"), undefined);
  assert.deepEqual(first("bilnius")[0], 9);
});

test("a word that is not yet whole may have a slip too", () => {
  assert.deepEqual(first("mincipal")?.[0], 0);
  assert.deepEqual(first("savivladyb")?.[0], 0);
  assert.deepEqual(first("raudonja")?.[0], 1);
});

test("the fewest slips come first, and the first two letters may be exchanged", () => {
  const nodes = [node(0, "menestrija", { ties: 5 }), node(1, "menistrija")];
  assert.deepEqual(found(makeIndex(nodes), "ministrija").map((hit) => hit.node.at), [1, 0]);
  assert.deepEqual(first("ukltūros"), [2, RANKS.close]);
});

test("another ending is one slip, and a space or none", () => {
  assert.deepEqual(first("kaunas"), [8, RANKS.close]);
  assert.deepEqual(first("kaunas miestas")?.[0], 8);
  assert.deepEqual(first("thinktank"), [7, RANKS.close]);
});

test("short words have no slips, and words that are alike only at their end are others", () => {
  assert.deepEqual(numbers("rxd"), []);
  assert.deepEqual(numbers("culdure")?.[0], 2);
  assert.deepEqual(numbers("puncture"), []);
});

test("close ones come only where few are found, after the others, and a table leaves them out", () => {
  const many = Array.from({ length: ENOUGH }, (_, at) => node(at, `Ministry ${at}`));
  const near = node(99, "Minister");
  assert.equal(found(makeIndex([...many, near]), "ministry").length, ENOUGH);
  const few = makeIndex([...many.slice(1), near]);
  assert.deepEqual(found(few, "ministry").at(-1).node.at, 99);
  assert.equal(sought(few, "ministry").size, ENOUGH - 1);
  assert.deepEqual([...sought(few, "minsitry")].length, ENOUGH - 1);
});

test("nothing is found for nothing, and no table is narrowed by it", () => {
  for (const words of ["", "   "]) {
    assert.deepEqual(found(index(), words), []);
    assert.equal(sought(index(), words), null);
    assert.equal(nearest(index(), words), null);
  }
});

test("signs that are neither letters nor digits are sought as they stand", () => {
  assert.deepEqual(first("??"), [10, RANKS.begins]);
  assert.deepEqual(numbers("\\"), []);
  assert.deepEqual(numbers("constructor"), []);
});

test("where nothing is found the nearest name is told, unless none is like it", () => {
  assert.equal(nearest(index(), "culdyre").node.at, 2);
  assert.equal(nearest(index(), "tolushyene").node.at, 5);
  assert.equal(nearest(index(), "qqqqqqqqqq"), null);
});

test("the name that was found is told if it is not the one that is shown", () => {
  const named = (words, label) => {
    const [hit] = found(index(), words);
    return nameFound(hit, words, label);
  };
  assert.equal(named("vilniaus", "Vilnius City Municipality"), "Vilniaus miesto savivaldybė");
  assert.equal(named("vilniaus m. s", "Vilnius City Municipality"), "Vilniaus m. sav.");
  assert.equal(named("vilnius city", "Vilnius City Municipality"), "");
  assert.equal(named("vilnius city", "Vilniaus miesto savivaldybė"), "Vilnius City Municipality");
  assert.equal(named("vilni", "Vilnius City Municipality"), "");
  assert.equal(named("lrkd", "Lithuanian Red Cross"), "Lietuvos Raudonojo Kryžiaus draugija");
  assert.equal(named("lietuvs", "Lithuanian Red Cross"), "Lietuvos Raudonojo Kryžiaus draugija");
  assert.equal(named("nevyriausybine", "Lithuanian Red Cross"), "");
  assert.equal(named("mueller", "Gemeinde Müller-Straße"), "");
});

test("the same words are not sought twice", () => {
  const once = index();
  assert.equal(found(once, "vilnius"), found(once, "vilnius"));
  assert.notEqual(found(once, "vilnius"), found(once, "vilniu"));
});
