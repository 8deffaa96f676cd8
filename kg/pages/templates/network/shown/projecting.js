// A two-mode network as a network of the actors, tied by what they share.

import { firmness } from "./merging.js";
import { inPlace, placing } from "./numbering.js";
import { makePairing } from "./pairing.js";
import { sharedIn } from "./sides.js";

// Two actors at one thing are a way. Of more ways than these a page would stall, so that things of
// very many actors do not tie them.
const MOST_WAYS = 400000;

const PROJECTIONS = new WeakMap();

/**
 * The actors, tied by each thing that they share; ties among the actors stay.
 *
 * The weight of a tie is how many things its two share. Its status is the firmest that the weaker
 * of the two sides has over all of these, where `statusOf` says the status of a tie. `pairs` is how
 * many such ties there are. `wide` are the things of so many actors that they tie nobody by
 * themselves; they count in the weight of those who share something else, too.
 */
export function projected({ nodes, ties }, model, statusOf = ({ status }) => status) {
  if (!PROJECTIONS.has(model)) PROJECTIONS.set(model, { pairing: makePairing() });
  const cache = PROJECTIONS.get(model);
  if (cache.nodes !== nodes || cache.ties !== ties) {
    const made = madeOf({ nodes, ties }, sharedIn(model), cache.pairing, statusOf);
    Object.assign(cache, { nodes, ties, made });
  }
  return cache.made;
}

function madeOf({ nodes, ties }, isShared, pairing, statusOf) {
  const actors = inPlace([...nodes].filter((node) => !isShared(node)));
  const { own, others } = sidesOf(actors, ties, isShared);
  for (const sides of own) for (const side of sides) side.status = statusOfSide(side, statusOf);
  const takers = takersOf(own);
  const wide = widest(takers);
  const pairs = pairing.pairs(actors, own, takers, new Set(wide));
  const left = new Set(others);
  for (const tie of pairs) left.add(tie);
  return { nodes: new Set(actors), ties: left, pairs: pairs.length, wide };
}

// The sides of each actor, one for each thing: its ties to it. And the ties of no thing.
function sidesOf(actors, ties, isShared) {
  const placeOf = placing(actors);
  const found = actors.map(() => []);
  const others = [];
  for (const tie of ties) {
    const [actor, thing] = isShared(tie.to) ? [tie.from, tie.to] : [tie.to, tie.from];
    if (!isShared(thing)) {
      others.push(tie);
      continue;
    }
    const place = tie.structural ? -1 : placeOf(actor);
    if (place >= 0) found[place].push(sideOf(place, thing, tie));
  }
  return { own: found.map(joined), others };
}

// What is 0 is set by who counts.
function sideOf(place, thing, tie) {
  return { place, thing, ties: [tie], status: 0, mark: 0, rank: 0, end: 0 };
}

function joined(sides) {
  sides.sort((one, other) => one.thing.at - other.thing.at);
  const left = [];
  for (const side of sides) {
    const last = left.at(-1);
    if (last?.thing === side.thing) last.ties.push(...side.ties);
    else left.push(side);
  }
  return left;
}

function statusOfSide({ ties }, statusOf) {
  return Math.min(...ties.map((tie) => firmness(statusOf(tie))));
}

// The sides of each thing, in the order of the actors.
function takersOf(own) {
  const takers = new Map();
  for (const sides of own) {
    for (const side of sides) {
      const others = takers.get(side.thing);
      if (others) others.push(side);
      else takers.set(side.thing, [side]);
    }
  }
  return takers;
}

// The things that would bring more ways than there may be, counted from the narrowest.
function widest(takers) {
  const things = [...takers].map(([thing, { length }]) => ({ thing, size: length }));
  things.sort((one, other) => one.size - other.size || one.thing.at - other.thing.at);
  let ways = 0;
  const first = things.findIndex(({ size }) => (ways += (size * (size - 1)) / 2) > MOST_WAYS);
  return first < 0 ? [] : things.slice(first).map(({ thing }) => thing);
}
