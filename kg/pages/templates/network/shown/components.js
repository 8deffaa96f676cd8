// What hangs together, whatever the directions of ties.

import { numbered } from "./numbering.js";

/**
 * The number of the component of each place, `of`, and their `sizes`: 0 is the largest, of equal
 * ones that of the first node.
 */
export function componentNumbers({ nodes, starts, ends }) {
  const found = new Int32Array(nodes.length).fill(-1);
  const waiting = new Int32Array(nodes.length);
  const sizes = [];
  for (let first = 0; first < nodes.length; first++) {
    if (found[first] >= 0) continue;
    let last = 0;
    waiting[last++] = first;
    found[first] = sizes.length;
    for (let next = 0; next < last; next++) {
      const place = waiting[next];
      for (let at = starts[place]; at < starts[place + 1]; at++) {
        if (found[ends[at]] >= 0) continue;
        found[ends[at]] = sizes.length;
        waiting[last++] = ends[at];
      }
    }
    sizes.push(last);
  }
  const order = sizes.map((_, at) => at).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const ranks = new Int32Array(sizes.length);
  order.forEach((at, rank) => void (ranks[at] = rank));
  return { of: found.map((at) => ranks[at]), sizes: order.map((at) => sizes[at]) };
}

/** The components as sets of nodes, the largest first; structural ties join as others do. */
export function componentsOf({ nodes, ties }) {
  const net = numbered(nodes, ties);
  const { of, sizes } = componentNumbers(net);
  const parts = sizes.map(() => new Set());
  net.nodes.forEach((node, place) => void parts[of[place]].add(node));
  return parts;
}
