import assert from "node:assert/strict";
import test from "node:test";

import { countWords } from "../../../../kg/pages/templates/network/controls/amounts.js";
import { sizeSteps } from "../../../../kg/pages/templates/network/legend/sizekey.js";
import { isThemeDark } from "../../../../kg/pages/templates/network/controls/themes.js";

const things = (number, made = () => ({ structural: false })) => new Set(Array.from({ length: number }, made));
const drawn = (nodes, ties) => ({ nodes: things(nodes), ties: things(ties) });
const told = (lang, [nodes, ties], [allNodes, allTies], more = {}) => {
  const shown = { ...drawn(nodes, ties), base: drawn(nodes, ties) };
  const now = { lang, form: "two-mode", fold: "", shown, ...more };
  return countWords(now, { nodes: allNodes, ties: allTies });
};

test("all of it is counted plainly, a part as a part of the whole", () => {
  assert.equal(told("en", [63, 88], [63, 88]), "63 nodes, 88 ties");
  assert.equal(told("en", [1, 1], [1, 1]), "1 node, 1 tie");
  assert.equal(told("en", [12, 14], [63, 88]), "showing 12 of 63 nodes, 14 of 88 ties");
  assert.equal(told("en", [63, 87], [63, 88]), "showing 63 of 63 nodes, 87 of 88 ties");
  assert.equal(told("en", [1204, 88], [8844, 88]), "showing 1,204 of 8,844 nodes, 88 of 88 ties");
  assert.equal(told("en", [0, 0], [63, 88]), "Nothing is shown: the filters hide every node.");
});

test("numbers take the forms of Lithuanian and Latvian", () => {
  assert.equal(told("lt", [21, 2], [21, 2]), "21 mazgas, 2 ryšiai");
  assert.equal(told("lt", [11, 10], [11, 10]), "11 mazgų, 10 ryšių");
  assert.equal(told("lt", [3, 3], [21, 22]), "rodoma 3 iš 21 mazgo, 3 iš 22 ryšių");
  assert.equal(told("lv", [21, 2], [21, 2]), "21 mezgls, 2 saites");
  assert.equal(told("lv", [11, 20], [11, 20]), "11 mezglu, 20 saišu");
  assert.equal(told("lv", [3, 3], [21, 22]), "rāda 3 no 21 mezgla, 3 no 22 saitēm");
});

test("lines that say what belongs to what are no ties", () => {
  const ties = new Set([{ structural: true }, { structural: false }]);
  const shown = { nodes: things(2), ties };
  const now = { lang: "en", form: "two-mode", fold: "", shown: { ...shown, base: shown } };
  assert.equal(countWords(now, { nodes: 2, ties: 1 }), "2 nodes, 1 tie");
});

test("what was projected or grouped says of what it was made", () => {
  const shown = { ...drawn(38, 120), base: drawn(63, 88) };
  const now = { lang: "en", form: "projected", fold: "", shown };
  assert.equal(countWords(now, { nodes: 63, ties: 88 }), "38 nodes, 120 ties; made of 63 nodes, 88 ties");
  assert.equal(
    countWords({ ...now, form: "two-mode", fold: "country" }, { nodes: 70, ties: 100 }),
    "38 nodes, 120 ties; made of 63 of 70 nodes, 88 of 100 ties",
  );
});

function sized(pairs, size = "degree") {
  const nodes = pairs.map((_, at) => ({ at }));
  const points = new Map(nodes.map((node, at) => [node, pairs[at][0]]));
  const values = new Map(nodes.map((node, at) => [node, pairs[at][1]]));
  const figures = new Map([["degree", { values }]]);
  return { size, points, figures, shown: { nodes: new Set(nodes), ties: new Set() }, nodes };
}

test("the key to sizes has the smallest, the middle and the largest", () => {
  const now = sized([[7, 0], [7, 0], [7, 0], [15, 3], [17, 4], [26, 9]]);
  assert.deepEqual(sizeSteps(now), [
    { radius: 7, value: 0 }, { radius: 17, value: 4 }, { radius: 26, value: 9 },
  ]);
});

test("sizes that are alike are given once, and what has no value not at all", () => {
  assert.deepEqual(sizeSteps(sized([[7, 1], [26, 5], [7, null]])), [
    { radius: 7, value: 1 }, { radius: 26, value: 5 },
  ]);
  assert.deepEqual(sizeSteps(sized([[7, null]])), []);
  assert.deepEqual(sizeSteps(sized([[11, 1], [11, 5]], "same")), []);
});

test("sized by ties, the key counts the ties that are shown", () => {
  const now = sized([[7, 0], [15, 0], [26, 0]], "ties");
  const [a, b, c] = now.nodes;
  const tie = (from, to, structural = false) => ({ from, to, structural });
  now.shown.ties = new Set([tie(b, c), tie(c, c), tie(a, c, true)]);
  assert.deepEqual(sizeSteps(now).map(({ value }) => value), [0, 1, 2]);
});

test("the page is dark if the reader wants it, or else if the system is", () => {
  assert.deepEqual(
    [["auto", true], ["auto", false], ["light", true], ["dark", false]].map((pair) => isThemeDark(...pair)),
    [true, false, false, true],
  );
});
