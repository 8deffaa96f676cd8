import assert from "node:assert/strict";
import test from "node:test";

import { makeThrottled } from "../../../../kg/pages/templates/network/ground/throttle.js";

test("the first is done at once, of many after it the last once the pause is over", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
  const done = [];
  let what = "";
  const { ask } = makeThrottled(() => done.push(what), 300);
  for (what of ["a", "b", "x", "c"]) ask();
  assert.deepEqual(done, ["a"]);
  t.mock.timers.tick(299);
  assert.deepEqual(done, ["a"]);
  t.mock.timers.tick(1);
  assert.deepEqual(done, ["a", "c"]);
  t.mock.timers.tick(300);
  what = "d";
  ask();
  assert.deepEqual(done, ["a", "c", "d"]);
});

test("what is asked for now is done now, and not once more", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1000 });
  let done = 0;
  const { ask, now } = makeThrottled(() => void (done += 1), 300);
  ask();
  ask();
  now();
  assert.equal(done, 2);
  t.mock.timers.tick(1000);
  assert.equal(done, 2);
});
