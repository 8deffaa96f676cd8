import assert from "node:assert/strict";
import test from "node:test";

import { pageNear, pagesOf, spanOf } from "../../../../kg/pages/templates/network/tables/pager.js";

test("a hundred rows are a page, and there is one page of nothing", () => {
  assert.deepEqual([0, 1, 100, 101, 8844].map(pagesOf), [1, 1, 1, 2, 89]);
});

test("the rows of a page are counted from one to the last", () => {
  assert.deepEqual(spanOf(0, 8844), { from: 1, to: 100 });
  assert.deepEqual(spanOf(88, 8844), { from: 8801, to: 8844 });
  assert.deepEqual(spanOf(0, 0), { from: 0, to: 0 });
});

test("a page that there is not leads to the nearest", () => {
  assert.deepEqual([-5, 0, 1.9, 88, 89, 1e9].map((page) => pageNear(page, 8844)), [0, 0, 1, 88, 88, 88]);
  assert.deepEqual([Number.NaN, "x" - 1, "" - 1].map((page) => pageNear(page, 8844)), [0, 0, 0]);
  assert.equal(pageNear(3, 0), 0);
});
