// Better places for names than the first that were free: one gives way where another place will do,
// so that a name that was cut, or had no room at all, gets it. This is the local search with
// ejection that map labelling knows (Christensen, Marks and Shieber 1995), without chance.

import { overlap } from "../ground/boxes.js";

/** What it costs to shorten a name by a line; to have none costs more than any place. */
export const CUT = 8;
const NONE = 60;
const ROUNDS = 4;
// A name that would push away more others than this stays where it is.
const MOST_PUSHED = 2;

/**
 * Improve the places of names.
 *
 * `places` gives for each node the boxes that it may take, best first, each with its `cost`;
 * `taken` is the box that it has, if any. Returns the boxes, by node.
 */
export function improved(nodes, places, taken) {
  const now = new Map(taken);
  const costOf = (node) => now.get(node)?.cost ?? NONE;
  for (let round = 0; round < ROUNDS; round++) {
    let isBetter = false;
    const poor = nodes.filter((node) => costOf(node) >= CUT);
    for (const node of poor) {
      const best = bestMove(node, places, now, costOf);
      if (!best) continue;
      for (const [moved, box] of best.moves) now.set(moved, box);
      isBetter = true;
    }
    if (!isBetter) break;
  }
  return now;
}

// The move that saves most: a place for the node, and for those that it pushes away.
function bestMove(node, places, now, costOf) {
  let best = null;
  for (const box of places.get(node)) {
    const saved = costOf(node) - box.cost;
    if (saved <= (best?.gain ?? 0)) break;
    const pushed = blockers(box, node, now, MOST_PUSHED + 1);
    if (pushed.length > MOST_PUSHED) continue;
    const found = pushedAside(box, node, pushed, places, now, costOf);
    if (!found) continue;
    const gain = saved - found.loss;
    if (gain > (best?.gain ?? 0.01)) best = { gain, moves: [[node, box], ...found.moves] };
  }
  return best;
}

function pushedAside(box, node, pushed, places, now, costOf) {
  const moves = [];
  let loss = 0;
  for (const other of pushed) {
    const isFree = (place) =>
      !overlap(place, box)
      && !moves.some(([, moved]) => overlap(place, moved))
      && blockers(place, other, now, 1, [node, ...pushed]).length === 0;
    const place = places.get(other).find(isFree);
    if (!place) return null;
    loss += place.cost - costOf(other);
    moves.push([other, place]);
  }
  return { loss, moves };
}

// The nodes whose names lie where a box would; no more than `most` are looked for.
function blockers(box, own, now, most, without = []) {
  const found = [];
  for (const [node, other] of now) {
    if (node === own || !other || without.includes(node) || !overlap(box, other)) continue;
    found.push(node);
    if (found.length === most) break;
  }
  return found;
}
