import assert from "node:assert/strict";
import test from "node:test";
import {
  layersOf, paintShape, SHAPE_NAMES, shapePath,
} from "../../../../kg/pages/templates/network/picture/shapes.js";
import { pathData } from "../../../../kg/pages/templates/network/picture/tracing.js";

// The points of a path, its arcs in many small steps: one list for each of its parts.
function traced(trace) {
  const parts = [];
  trace({
    moveTo: (x, y) => void parts.push([[x, y]]),
    lineTo: (x, y) => void parts.at(-1).push([x, y]),
    closePath: () => {},
    arc: (x, y, r, start, end) => {
      for (let at = 0; at <= 200; at++) {
        const angle = start + ((end - start) * at) / 200;
        parts.at(-1).push([x + r * Math.cos(angle), y + r * Math.sin(angle)]);
      }
    },
  });
  return parts;
}

function areaOf(points) {
  const next = (at) => points[(at + 1) % points.length];
  return Math.abs(points.reduce((sum, [x, y], at) => sum + x * next(at)[1] - y * next(at)[0], 0)) / 2;
}

const PLAIN = { x: 30, y: 40, r: 10, colour: "red", ink: "black" };

test("shapes of one radius have one area, that of a disc", () => {
  assert.deepEqual(SHAPE_NAMES, [
    "dot", "hexagon", "triangle", "group", "square", "diamond", "triangleDown",
  ]);
  for (const shape of SHAPE_NAMES) {
    const parts = traced((ctx) => shapePath(ctx, shape, 30, 40, 10));
    assert.equal(parts.length, 1, shape);
    assert.ok(Math.abs(areaOf(parts[0]) / (Math.PI * 100) - 1) < 0.001, shape);
  }
});

test("an unheard-of shape is drawn as any other thing, even one called constructor", () => {
  const data = (shape) => pathData((ctx) => shapePath(ctx, shape, 0, 0, 5));
  assert.equal(data("constructor"), data("triangleDown"));
});

test("half of a shape is half of its area", () => {
  for (const shape of SHAPE_NAMES.filter((name) => name !== "group")) {
    const { trace } = layersOf({ ...PLAIN, shape, fill: 2 })[1];
    const [points] = traced(trace);
    assert.ok(Math.abs(areaOf(points) / (Math.PI * 50) - 1) < 0.001, shape);
    assert.ok(points.every(([x]) => x > 29.99), shape);
  }
});

test("no fill covers less of a shape than can be told apart, and none all of it", () => {
  for (const shape of SHAPE_NAMES.filter((name) => name !== "group")) {
    for (const fill of [1, 2, 3, 4]) {
      const parts = traced(layersOf({ ...PLAIN, shape, fill })[1].trace);
      const share = parts.reduce((sum, part) => sum + areaOf(part), 0) / (Math.PI * 100);
      assert.ok(share > 0.12 && share < 0.51, `${shape} ${fill}: ${share}`);
    }
  }
});

test("layers: the colour, then the fill, then the outline where the fill cuts it", () => {
  const looks = (mark) => layersOf({ ...PLAIN, ...mark }).map(({ fill, stroke }) => [fill, stroke]);
  const [red, within] = [["red", "black"], ["red", undefined]];
  assert.deepEqual(looks({ shape: "dot", fill: 0 }), [red]);
  assert.deepEqual(looks({ shape: "dot", fill: 1 }), [red, ["#ffffff", undefined]]);
  assert.deepEqual(looks({ shape: "dot", fill: 3 }), [red, ["#1b2733", undefined]]);
  const cut = [within, ["#ffffff", undefined], ["none", "black"]];
  assert.deepEqual(looks({ shape: "dot", fill: 2 }), cut);
  assert.deepEqual(looks({ shape: "square", fill: 4 }), cut);
  assert.deepEqual(looks({ shape: "dot", fill: 4, detail: false }), [red]);
  assert.deepEqual(looks({ shape: "dot", fill: 0, width: 0 }), [within]);
  assert.deepEqual(looks({ shape: "group", fill: 0 }), [red, ["none", "black"]]);
});

test("a node is painted in the same layers as it is drawn", () => {
  for (const shape of SHAPE_NAMES) {
    for (const fill of [0, 1, 2, 3, 4]) {
      const said = [];
      const ctx = new Proxy({}, {
        get: (_, name) => () => ["fill", "stroke"].includes(name) && said.push(name),
        set: () => true,
      });
      paintShape(ctx, { ...PLAIN, shape, fill });
      const layers = layersOf({ ...PLAIN, shape, fill });
      const fills = layers.filter((layer) => layer.fill !== "none").length;
      assert.equal(said.filter((name) => name === "fill").length, fills, `${shape} ${fill}`);
      const strokes = layers.filter((layer) => layer.stroke).length;
      assert.equal(said.filter((name) => name === "stroke").length, strokes, `${shape} ${fill}`);
    }
  }
});
