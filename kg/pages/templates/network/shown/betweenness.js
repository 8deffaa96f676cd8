// Shortest paths, followed from node after node: what betweenness and closeness sum.

import { componentNumbers } from "./components.js";

// Nodes of up to so many neighbours are looked through for others of the same neighbours.
const FEW_NEIGHBOURS = 8;

/**
 * Paths in a numbered network, followed when `run` is called, from all nodes after each other.
 *
 * `run(until)` goes on until a time by the clock of `performance`, and says whether all is done. By
 * then, by place: `between` has the sum, over all pairs of others, of the share of their shortest
 * paths through the node (pairs are ordered if the network is `along` its ties); `reached` from how
 * many others a path leads to the node; `distances` the sum of their distances, and `inverses` the
 * sum of 1 / distance. `cost` is about how many steps all take. After Brandes (2001), “A faster
 * algorithm for betweenness centrality”.
 */
export function makePaths({ nodes, starts, ends }, along = false) {
  const size = nodes.length;
  const net = { nodes, starts, ends };
  const sources = along ? nodes.map((_, place) => [place]) : twinsOf(net);
  const [between, distances, inverses, many, shares] =
    [0, 1, 2, 3, 4].map(() => new Float64Array(size));
  const [reached, order] = [0, 1].map(() => new Int32Array(size));
  const away = new Int32Array(size).fill(-1);
  let next = 0;

  // The nodes that paths from a source lead to, by distance; returns how many.
  function spread(source) {
    let last = 0;
    order[last++] = source;
    away[source] = 0;
    many[source] = 1;
    for (let rank = 0; rank < last; rank++) {
      const place = order[rank];
      const step = away[place] + 1;
      const ways = many[place];
      const end = starts[place + 1];
      for (let at = starts[place]; at < end; at++) {
        const other = ends[at];
        if (away[other] < 0) {
          away[other] = step;
          many[other] = ways;
          order[last++] = other;
        } else if (away[other] === step) {
          many[other] += ways;
        }
      }
    }
    return last;
  }

  function gather(last, times) {
    for (let rank = last - 1; rank > 0; rank--) {
      const place = order[rank];
      const step = away[place] + 1;
      const end = starts[place + 1];
      let sum = 0;
      for (let at = starts[place]; at < end; at++) {
        if (away[ends[at]] === step) sum += shares[ends[at]];
      }
      const share = sum * many[place];
      // What each way to the node brings to those on it.
      shares[place] = (1 + share) / many[place];
      between[place] += times * share;
    }
  }

  function follow([source, ...twins]) {
    const last = spread(source);
    gather(last, (1 + twins.length) * (along ? 1 : 0.5));
    let sum = 0;
    let inverse = 0;
    for (let rank = 1; rank < last; rank++) {
      const place = order[rank];
      sum += away[place];
      inverse += 1 / away[place];
      if (!along) continue;
      reached[place] += 1;
      distances[place] += away[place];
      inverses[place] += 1 / away[place];
    }
    if (!along) {
      for (const place of [source, ...twins]) {
        reached[place] = last - 1;
        distances[place] = sum;
        inverses[place] = inverse;
      }
    }
    for (let rank = 0; rank < last; rank++) away[order[rank]] = -1;
  }

  return {
    cost: costOf(net, sources),
    between,
    reached,
    distances,
    inverses,

    run(until = Infinity) {
      while (next < sources.length) {
        follow(sources[next++]);
        if (until < Infinity && performance.now() > until) break;
      }
      return next === sources.length;
    },
  };
}

// Nodes by those whom they have as neighbours: paths from one are like paths from any other, and
// none leads through another.
function twinsOf({ nodes, starts, ends }) {
  const byNeighbours = new Map();
  for (let place = 0; place < nodes.length; place++) {
    const own = ends.subarray(starts[place], starts[place + 1]);
    const key = own.length && own.length <= FEW_NEIGHBOURS ? own.join() : `of ${place}`;
    if (byNeighbours.has(key)) byNeighbours.get(key).push(place);
    else byNeighbours.set(key, [place]);
  }
  return [...byNeighbours.values()];
}

function costOf(net, sources) {
  const { of, sizes } = componentNumbers(net);
  const steps = sizes.map((size) => size);
  of.forEach((component, place) => {
    steps[component] += net.starts[place + 1] - net.starts[place];
  });
  return sources.reduce((sum, [source]) => sum + steps[of[source]], 0);
}
