// Who met whom: from the sides of things to ties of pairs. A tie stays the same object while it
// would be equal, so that what is selected stays selected.

import { DerivedTie, statusAt } from "./merging.js";
import { placing } from "./numbering.js";

class SharedTie extends DerivedTie {
  constructor(from, to, weight, status, mark, other, one, two) {
    super(from, to, weight, status);
    // Two numbers that hardly two sets of ties have in common.
    this.mark = mark;
    this.check = other;
    this.one = one;
    this.two = two;
  }

  get id() {
    return `shared-${this.from.at}-${this.to.at}`;
  }

  /** The things that both take part in. */
  get shared() {
    return this.common().map(([{ thing }]) => thing);
  }

  // A claim of one side alone says nothing of the two.
  get statuses() {
    return [this.status];
  }

  // The base has the roles of each side; as a tie of the two they would be read as of both.
  get roles() {
    return [];
  }

  get relations() {
    return [];
  }

  common() {
    const things = new Map(this.two.map((side) => [side.thing, side]));
    const met = this.one.filter(({ thing }) => things.has(thing));
    return met.map((side) => [side, things.get(side.thing)]);
  }

  gathered() {
    return this.common().flatMap(([side, other]) => [...side.ties, ...other.ties]);
  }
}

/** What makes ties of pairs, and remembers those that it made. */
export function makePairing() {
  const rows = new Map();
  const numbers = new WeakMap();
  let last = 0;

  function numberOf(tie) {
    if (!numbers.has(tie)) numbers.set(tie, (last += 1));
    return numbers.get(tie);
  }

  function numberSides(own) {
    for (const sides of own) {
      for (const side of sides) side.mark = side.ties.map(numberOf).reduce(mixed, 0);
    }
  }

  return {
    /**
     * The ties of actors who share things.
     *
     * `own` has the sides of each actor by its place, `takers` those of each thing: `{place, thing,
     * ties, status}`. Things that are `wide` tie nobody by themselves.
     */
    pairs(actors, own, takers, wide) {
      numberSides(own);
      const board = makeBoard(actors.length, takers);
      const placeOf = placing(actors);
      const had = new Array(actors.length).fill(null);
      const pairs = [];
      actors.forEach((actor, place) => {
        const met = board.meet(own[place], own, wide);
        const row = rows.get(actor) ?? [];
        for (const tie of row) if (placeOf(tie.to) >= 0) had[placeOf(tie.to)] = tie;
        let isNew = false;
        for (const at of met) {
          const tie = board.tieOf(had[at], actor, actors[at], at, own[place], own[at]);
          pairs.push(tie);
          isNew ||= tie !== had[at];
        }
        if (isNew) {
          const absent = row.filter(({ to }) => placeOf(to) < 0 || !board.weights[placeOf(to)]);
          rows.set(actor, [...pairs.slice(pairs.length - met.length), ...absent]);
        }
        for (const tie of row) if (placeOf(tie.to) >= 0) had[placeOf(tie.to)] = null;
        board.clear(met);
      });
      return pairs;
    },
  };
}

// Where the ways of one actor to the others are counted; `weights` and the rest are by place.
function makeBoard(size, takers) {
  const [weights, statuses, marks, checks] = [0, 1, 2, 3].map(() => new Int32Array(size));
  let all = 0;
  for (const sides of takers.values()) all += sides.length;
  const [place, status, mark] = [0, 1, 2].map(() => new Int32Array(all));
  let next = 0;
  for (const sides of takers.values()) {
    const end = next + sides.length;
    for (const side of sides) {
      place[next] = side.place;
      status[next] = side.status;
      mark[next] = side.mark;
      side.rank = next++;
      side.end = end;
    }
  }

  function count(met, side, rank) {
    const at = place[rank];
    const weaker = Math.max(side.status, status[rank]);
    if (!weights[at]) met.push(at);
    if (!weights[at] || weaker < statuses[at]) statuses[at] = weaker;
    weights[at] += 1;
    const way = mixed(side.mark, mark[rank]);
    marks[at] += way;
    checks[at] ^= mixed(way, 1);
  }

  return {
    weights,

    /** Count all ways of an actor to those after it, and say to whom. */
    meet(sides, own, wide) {
      const met = [];
      const large = new Map();
      for (const side of sides) {
        if (wide.has(side.thing)) large.set(side.thing, side);
        else for (let rank = side.rank + 1; rank < side.end; rank++) count(met, side, rank);
      }
      if (!large.size) return met;
      for (const at of met) {
        for (const { thing, rank } of own[at]) {
          if (large.has(thing)) count(met, large.get(thing), rank);
        }
      }
      return met;
    },

    tieOf(before, from, to, at, one, two) {
      const found = statusAt(statuses[at]);
      const same =
        before?.mark === marks[at] && before.check === checks[at]
        && before.weight === weights[at] && before.status === found;
      if (same) return before;
      return new SharedTie(from, to, weights[at], found, marks[at], checks[at], one, two);
    },

    clear(met) {
      for (const at of met) weights[at] = marks[at] = checks[at] = 0;
    },
  };
}

function mixed(one, other) {
  const mix = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(mix ^ (mix >>> 15), 0xc2b2ae35);
}
