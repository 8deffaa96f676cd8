import assert from "node:assert/strict";
import test from "node:test";

import {
  crosses, isInside, makeGrid, overlap, pushedInside,
} from "../../../../kg/pages/templates/network/ground/boxes.js";
import { makeChoices, select } from "../../../../kg/pages/templates/network/choices/choices.js";
import { improved } from "../../../../kg/pages/templates/network/picture/improving.js";
import { placeLabels } from "../../../../kg/pages/templates/network/picture/labels.js";
import { questionMarks } from "../../../../kg/pages/templates/network/picture/marks.js";
import { shortened } from "../../../../kg/pages/templates/network/picture/spots.js";
import { radius } from "../../../../kg/pages/templates/network/choices/looks.js";
import { extent } from "../../../../kg/pages/templates/network/ground/model.js";
import { thingAt } from "../../../../kg/pages/templates/network/picture/pointing.js";
import { roomFor, unitFor, wholeView } from "../../../../kg/pages/templates/network/picture/views.js";
import { wrapped } from "../../../../kg/pages/templates/network/picture/wrapping.js";
import { hiding, spread } from "./example.mjs";

const SCREEN = { width: 900, height: 600 };

// Each letter is seven pixels wide, and eight where it is bold.
function labelsOf(model, state, scale, room = roomFor(SCREEN)) {
  const widest = (lines, node) =>
    Math.max(...lines.map((line) => line.length)) * (node === state.now.selected ? 8 : 7);
  const linesOf = ({ label }) => wrapped(label);
  return placeLabels(state.now, { scale, room, linesOf, widest });
}

// Whatever part a page would open on, here all is shown.
function allShown(model) {
  const state = makeChoices(model);
  state.set({ part: { by: "all" } });
  return state;
}

const pairs = (list) => list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other]));

for (const [size, side] of [[8, 400], [60, 900], [290, 1500], [400, 3000]]) {
  const model = spread(size, side);
  for (const scale of [0.2, 0.6, 1.3]) {
    test(`of ${size} names at ${scale} none lies over another, a node, a mark or the edge`, () => {
      const state = allShown(model);
      const labels = labelsOf(model, state, scale);
      assert.ok(labels.length);
      assert.deepEqual(pairs(labels).filter(([one, other]) => overlap(one, other)), []);
      const { side: wide, above, below } = roomFor(SCREEN);
      const [west, east] = extent(model.nodes.map(({ x }) => x * scale));
      const [north, south] = extent(model.nodes.map(({ y }) => y * scale));
      const bounds = { l: west - wide, r: east + wide, t: north - above, b: south + below };
      assert.ok(labels.every((label) => isInside(label, bounds)));
      const covers = ({ l, r, t, b }, x, y) => x > l && x < r && y > t && y < b;
      for (const { x, y } of questionMarks(state.now, scale)) {
        assert.ok(!labels.some((label) => covers(label, x, y)));
      }
      for (const node of model.nodes) {
        const isPoint = radius(node, state.now) * scale <= 4 && size >= 150;
        const over = labels.filter((label) => label.node !== node);
        const isFree = !over.some((label) => covers(label, node.x * scale, node.y * scale));
        assert.ok(isPoint || isFree);
      }
    });
  }
}

test("the selected name is shown in any crowd, and placed before all others", () => {
  const model = spread(290, 300);
  const state = allShown(model);
  for (const node of model.nodes) {
    select(state, node);
    assert.equal(labelsOf(model, state, 0.5)[0].node, node);
  }
});

test("so are the names of its neighbours, which in a larger network need room", () => {
  const shownOf = (size) => {
    const model = spread(size, 300);
    const state = allShown(model);
    select(state, model.nodes[0]);
    const nodes = new Set(labelsOf(model, state, 0.5).map((label) => label.node));
    return [...state.now.touched].filter((node) => nodes.has(node)).length / state.now.touched.size;
  };
  assert.equal(shownOf(290), 1);
  assert.ok(shownOf(1000) < 1);
});

test("the best connected have their name where not all have room", () => {
  const model = spread(290, 600);
  const ties = labelsOf(model, allShown(model), 0.5).map((label) => label.node.ties.length);
  assert.ok(ties.length < model.nodes.length / 2);
  // Each took its place before the next.
  assert.deepEqual(ties, [...ties].sort((a, b) => b - a));
});

test("a name that was cut gets room where another has a second place", () => {
  const node = (id, x, y) => ({ id, x, y });
  const [one, other] = [node("a", 0, 0), node("b", 30, 0)];
  const box = (l, r, cost, lines) => ({ l, r, t: 0, b: 10, cost, lines });
  const places = new Map([
    [one, [box(0, 40, 0, "whole"), box(-60, -20, 1, "whole, aside")]],
    [other, [box(20, 60, 0, "whole"), box(45, 60, 8, "cut")]],
  ]);
  const taken = new Map([[one, places.get(one)[0]], [other, places.get(other)[1]]]);
  const now = improved([one, other], places, taken);
  assert.deepEqual([one, other].map((each) => now.get(each).lines), ["whole, aside", "whole"]);
  // Where the other has no second place, it keeps the one it has.
  places.get(one).pop();
  assert.equal(improved([one, other], places, taken).get(other).lines, "cut");
});

test("hidden nodes have no name, and take no room", () => {
  const model = spread(60, 900);
  const state = makeChoices(model);
  state.set({ filters: hiding({ status: ["inferred"] }) });
  assert.ok(state.now.shown.nodes.size < 60);
  for (const { node } of labelsOf(model, state, 1)) assert.ok(state.now.shown.nodes.has(node));
});

test("inferred ties bear a question mark, unless they are too short for it", () => {
  const model = spread(60, 900);
  const state = makeChoices(model);
  const marks = questionMarks(state.now, 1);
  assert.ok(marks.length > 5);
  assert.ok(marks.every(({ tie }) => tie.status === "inferred"));
  assert.deepEqual(questionMarks(state.now, 0.01), []);
  state.set({ filters: hiding({ status: ["inferred"] }) });
  assert.deepEqual(questionMarks(state.now, 1), []);
});

test("a name of several lines may be shortened to fewer", () => {
  assert.deepEqual([...shortened(["Society, ", "of; ", "Friends"])], [
    ["Society, ", "of; ", "Friends"], ["Society, ", "of…"], ["Society…"],
  ]);
  assert.deepEqual([...shortened(["Friends"])], [["Friends"]]);
});

test("boxes", () => {
  const box = { l: 0, r: 10, t: 0, b: 10 };
  assert.ok(overlap(box, { l: 9, r: 20, t: 9, b: 20 }));
  assert.ok(!overlap(box, { l: 10, r: 20, t: 0, b: 10 }), "side by side");
  assert.deepEqual(pushedInside({ l: -5, r: 5, t: 8, b: 14 }, box), { l: 0, r: 10, t: 4, b: 10 });
  assert.ok(crosses([-5, 5, 15, 5], box));
  assert.ok(crosses([5, -5, 5, 15], box));
  assert.ok(crosses([2, 2, 3, 3], box));
  assert.ok(!crosses([-5, 5, -1, 5], box), "it ends before");
  assert.ok(!crosses([11, -5, 11, 15], box));
  assert.ok(!crosses([-5, 0, 0, 15], box));
});

test("a grid finds a box over several of its cells, and leaves a node its own", () => {
  const grid = makeGrid();
  const node = {};
  grid.put({ l: -500, r: 500, t: -1, b: 1, node });
  assert.ok(!grid.isFree({ l: 400, r: 450, t: -5, b: 5, node: {} }));
  assert.ok(grid.isFree({ l: 400, r: 450, t: -5, b: 5, node }));
  assert.ok(grid.isFree({ l: 400, r: 450, t: 1, b: 5, node: {} }));
});

test("the whole view holds all nodes and the room around them, on a wide and a narrow screen", () => {
  const { nodes } = spread(60, 900);
  for (const size of [SCREEN, { width: 300, height: 900 }]) {
    const { scale, position } = wholeView(nodes, size);
    const { side, above, below } = roomFor(size);
    for (const { x, y } of nodes) {
      const px = size.width / 2 + (x - position.x) * scale;
      const py = size.height / 2 + (y - position.y) * scale;
      assert.ok(px > side - 1 && px < size.width - side + 1);
      assert.ok(py > above - 1 && py < size.height - below + 1);
    }
  }
  assert.equal(wholeView([], SCREEN), null);
  assert.equal(wholeView(nodes, { width: 0, height: 0 }), null);
  assert.equal(unitFor([], SCREEN), 1);
  assert.ok(unitFor(spread(60, 20000).nodes, SCREEN) > unitFor(nodes, SCREEN));
  // Few marks far apart are drawn larger than many, which must have room beside each other.
  const units = [60, 200, 400].map((number) => unitFor(spread(number, 20000).nodes, SCREEN));
  assert.deepEqual(units, [12, 6, 3]);
});

test("a hand hits a node, then a line, then a name, then a line near by, and nothing far off", () => {
  const model = spread(2, 0);
  const [from, to] = model.nodes;
  const [tie] = model.ties;
  Object.assign(to, { x: 1000, y: 0 });
  const { now } = makeChoices(model);
  // At half the size: the line is 500 pixels long, and a name lies over its middle.
  const labels = [{ l: 200, r: 300, t: -30, b: 30, node: from }];
  const at = (px, py, touch = false) =>
    thingAt({ x: px / 0.5, y: py / 0.5 }, now, labels, { scale: 0.5, touch });
  assert.equal(at(0, 0), from);
  assert.equal(at(500, 8), to);
  assert.equal(at(250, 4), tie);
  assert.equal(at(250, 10), from, "the name");
  assert.equal(at(100, 10), tie);
  assert.deepEqual([at(100, 18), at(100, 18, true)], [null, tie]);
  assert.equal(at(100, 40, true), null);
  // Beside the end of a line it is as far away as the end.
  assert.equal(at(560, 0, true), null);
});
