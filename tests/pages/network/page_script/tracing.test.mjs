import assert from "node:assert/strict";
import test from "node:test";

import { shapePath } from "../../../../kg/pages/templates/network/picture/shapes.js";
import { pathData, hundredths } from "../../../../kg/pages/templates/network/picture/tracing.js";

test("the data of a path say what a canvas would draw", () => {
  const square = (ctx) => {
    ctx.moveTo(0, 0);
    ctx.lineTo(4, 0);
    ctx.lineTo(4, 1 / 3);
    ctx.closePath();
  };
  assert.equal(pathData(square), "M0 0L4 0L4 0.33Z");
  const disc = pathData((ctx) => shapePath(ctx, "dot", 10, 20, 5));
  assert.equal(disc, "M15 20A5 5 0 0 1 5 20A5 5 0 0 1 15 20Z");
  const bare = pathData((ctx) => ctx.arc(0, 0, 2, 0, Math.PI / 2));
  assert.equal(bare, "M2 0A2 2 0 0 1 0 2");
});

test("numbers have two digits after the point at most, and no more than they need", () => {
  assert.deepEqual([1, 1.5, 1 / 3, -0.001, 12345.678].map(hundredths), [
    "1", "1.5", "0.33", "0", "12345.68",
  ]);
});
