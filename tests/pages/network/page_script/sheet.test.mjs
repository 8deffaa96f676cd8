import assert from "node:assert/strict";
import test from "node:test";

import { makeChoices, select } from "../../../../kg/pages/templates/network/choices/choices.js";
import { inLines } from "../../../../kg/pages/templates/network/saving/lines.js";
import { paintSheet } from "../../../../kg/pages/templates/network/saving/sheet.js";
import { sheetKey } from "../../../../kg/pages/templates/network/saving/sheetkey.js";
import { Drawing } from "../../../../kg/pages/templates/network/saving/svg.js";
import { wrapped } from "../../../../kg/pages/templates/network/picture/wrapping.js";
import { forum, model, spread } from "./example.mjs";

// Each letter is half as wide as high.
const widest = (lines, font) =>
  Math.max(...lines.map((line) => line.length)) * 0.5 * Number.parseFloat(font.replace("bold ", ""));

function sheetOf(made, now, more = {}) {
  const size = { width: 1123, height: 794 };
  const drawing = new Drawing(size.width, size.height);
  const linesOf = ({ label }) => wrapped(label.en ?? label);
  const means = { letters: "sans", widest, linesOf, lang: now.lang, date: "2030-01-02" };
  paintSheet(drawing, made, now, { ...size, ...means, ...more });
  return drawing;
}

function all({ root }, wanted) {
  const found = [];
  const walk = (part) => {
    if (typeof part === "string") return;
    if (wanted(part)) found.push(part);
    part.children.forEach(walk);
  };
  walk(root);
  return found;
}

const isNode = ({ attributes }) => attributes.class === "node";
const wordsOf = (drawing) =>
  all(drawing, ({ tag, attributes }) => tag === "text" && !attributes["aria-hidden"])
    .map(({ children }) => children[0]);

test("a text is broken where it is too wide, and its last line ends in an ellipsis", () => {
  const lines = (text, most = 9) => inLines(text, 50, "10px sans", { widest }, most);
  assert.deepEqual(lines("one two three four"), ["one two", "three four"]);
  assert.deepEqual(lines("one two three four five six", 2), ["one two", "three fou…"]);
  assert.deepEqual(lines("incomprehensibilities"), ["incompreh…"]);
  assert.deepEqual(lines(""), []);
});

test("a sheet has a mark for each node, whatever the size of what is shown", () => {
  for (const size of [1, 8, 300]) {
    const made = spread(size, 900);
    const { now } = makeChoices(made);
    const drawing = sheetOf(made, { ...now, part: { by: "all" } });
    assert.equal(all(drawing, isNode).length, now.shown.nodes.size);
  }
});

test("all that is on a sheet is within its edges", () => {
  for (const [width, height] of [[1123, 794], [794, 1123], [1280, 720]]) {
    const made = model();
    const drawing = sheetOf(made, makeChoices(made).now, { width, height });
    for (const { attributes, children } of all(drawing, ({ tag }) => tag === "text")) {
      const { x, y, "font-size": letters, "text-anchor": anchor } = attributes;
      const wide = widest(children, `${letters}px`);
      const left = x - { start: 0, middle: wide / 2, end: wide }[anchor ?? "start"];
      assert.ok(left >= 0 && left + wide <= width, children[0]);
      assert.ok(y > 0 && y < height, children[0]);
    }
  }
});

test("an empty network is a sheet that says so", () => {
  const made = model({ nodes: [], ties: [] });
  assert.ok(wordsOf(sheetOf(made, makeChoices(made).now)).includes("0 nodes, 0 ties."));
});

test("a bare sheet leaves its title, question and source to the page around it", () => {
  const made = model();
  const { now } = makeChoices(made);
  const [whole, bare] = [false, true].map((isBare) => wordsOf(sheetOf(made, now, { isBare })));
  for (const words of ["Who met whom", "Who took part in the forum?", "Saved on 2030-01-02"]) {
    assert.ok(whole.includes(words));
    assert.ok(!bare.includes(words));
  }
});

test("what the selection is not about is drawn before the veil, and nothing twice", () => {
  const made = model();
  const state = makeChoices(made);
  select(state, made.nodes[0]);
  const drawing = sheetOf(made, state.now);
  const parts = all(drawing, ({ tag, attributes }) =>
    attributes.class === "node" || (tag === "rect" && attributes["fill-opacity"]));
  const veil = parts.findIndex(({ tag }) => tag === "rect");
  assert.deepEqual([veil, parts.length], [4, 7]);
});

test("the legend has the modes of a network made elsewhere by their own names", () => {
  const rows = forum();
  rows.nodes.forEach((node, at) => Object.assign(node, { cls: "", shape: "dot", mode: at % 2 ? "ego" : "event" }));
  const [shapes] = sheetKey(makeChoices(model(rows)).now, 1);
  assert.deepEqual(shapes.rows.map(({ text }) => text), ["ego, event"]);
});

test("the legend's sizes are the least and the greatest, and no larger than there is room for", () => {
  const { now } = makeChoices(model());
  const sizes = (scale) => sheetKey(now, scale).at(-1);
  assert.deepEqual(sizes(1).rows.map(({ text }) => text), ["1", "3"]);
  assert.equal(sizes(1).head, "Size: ties");
  assert.deepEqual(sizes(2.4).rows.map(({ text }) => text), ["1"]);
});
