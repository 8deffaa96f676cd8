import assert from "node:assert/strict";
import test from "node:test";

import {
  chosenBeside, placeSaid, stillThere, tieSaid, walkAt, walkStart, walkTies,
} from "../../../../kg/pages/templates/network/panel/walk.js";
import { hiding, viewOf } from "./told.mjs";

test("a walk begins at what is selected, else where most ties are", async () => {
  const view = await viewOf();
  const { nodes, ties } = view.model;
  assert.equal(walkStart(view).node, nodes[3]);
  const from = (selected) => walkStart({ ...view, now: { ...view.now, selected } });
  assert.deepEqual(from(nodes[1]), { node: nodes[1], tie: ties[1] });
  assert.deepEqual(from(ties[2]), { node: nodes[2], tie: ties[2] });
  assert.deepEqual(from(nodes[5]), { node: nodes[5], tie: null });
  const nothing = { nodes: new Set(), ties: new Set() };
  assert.equal(walkStart({ ...view, now: { ...view.now, shown: { ...nothing, base: nothing } } }), null);
});

test("the ties of a place follow one another by name, and round", async () => {
  const view = await viewOf();
  const [, , , forum] = view.model.nodes;
  const order = walkTies(view, forum).map(({ at }) => at);
  assert.deepEqual(order, [2, 0, 1, 3]);
  let walk = walkAt(view, forum);
  const steps = [];
  for (let step = 0; step < 5; step += 1) {
    steps.push(walk.tie.at);
    walk = chosenBeside(view, walk, { by: 1 });
  }
  assert.deepEqual(steps, [2, 0, 1, 3, 2]);
  const first = walkAt(view, forum);
  assert.equal(chosenBeside(view, first, { by: -1 }).tie.at, 3);
  assert.equal(chosenBeside(view, first, { to: -1 }).tie.at, 3);
  assert.equal(chosenBeside(view, { node: forum, tie: view.model.ties[3] }, { to: 0 }).tie.at, 2);
  const alone = walkAt(view, view.model.nodes[5]);
  assert.deepEqual(chosenBeside(view, alone, { by: 1 }), alone);
});

test("it says where it is, and which of how many ties is chosen", async () => {
  const view = await viewOf();
  const [city, , , forum, , alone] = view.model.nodes;
  const walk = walkAt(view, forum);
  assert.equal(tieSaid(view, walk), "1 of 4: attendee, About 20 guests, interpreted");
  assert.equal(placeSaid(view, walk), "Open forum, 4 ties. 1 of 4: attendee, About 20 guests, interpreted");
  assert.equal(tieSaid(view, chosenBeside(view, walk, { to: -1 })), "4 of 4: part of, Closing part");
  assert.equal(placeSaid(view, walkAt(view, city)), "Kalnai Municipality, 1 tie. 1 of 1: organiser, host, Open forum, stated");
  assert.equal(placeSaid(view, walkAt(view, alone)), "Nobody, 0 ties.");
  const lt = { ...view, now: { ...view.now, lang: "lt" } };
  assert.equal(placeSaid(lt, walkAt(lt, forum)), "Atviras forumas, 4 ryšiai. 1 iš 4: attendee, About 20 guests, interpretuota");
});

test("a role that rests on hidden claims is not said", async () => {
  const view = await viewOf({ filters: hiding({ status: ["inferred"] }) });
  const said = tieSaid(view, walkAt(view, view.model.nodes[0]));
  assert.equal(said, "1 of 1: organiser, Open forum, stated");
});

test("a walk goes on where its node is still shown, and ends where it is not", async () => {
  const view = await viewOf();
  const { nodes, ties } = view.model;
  const walk = { node: nodes[3], tie: ties[2] };
  assert.equal(stillThere(view, walk), walk);
  const without = (shown) => ({ ...view, now: { ...view.now, shown: { ...view.now.shown, ...shown } } });
  const fewer = without({ ties: new Set([ties[1]]) });
  assert.deepEqual(stillThere(fewer, walk), { node: nodes[3], tie: ties[1] });
  assert.equal(stillThere(without({ nodes: new Set([nodes[0]]) }), walk), null);
});
