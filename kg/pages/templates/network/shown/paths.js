// How two nodes are connected, and what is around one.

import { otherEnd, tiesByNode } from "../ground/model.js";

/**
 * One shortest path: the sets of its nodes and ties, in order; null where there is none.
 *
 * Whatever the directions. Ties that say only what belongs to what are taken if there is no way
 * without them. Of paths of one length it is always the same, from either end.
 */
export function shortestPath({ nodes, ties }, from, to) {
  if (!nodes.has(from) || !nodes.has(to)) return null;
  const all = [...ties].sort((one, other) => one.at - other.at);
  const real = all.filter((tie) => !tie.structural);
  const [first, last] = from.at <= to.at ? [from, to] : [to, from];
  const found = pathBy(real, first, last) ?? pathBy(all, first, last);
  if (!found) return null;
  if (first !== from) for (const list of [found.nodes, found.ties]) list.reverse();
  return { nodes: new Set(found.nodes), ties: new Set(found.ties) };
}

function pathBy(ties, from, to) {
  const own = tiesByNode(ties);
  const steps = stepsFrom(to, own, Infinity, from);
  if (!steps.has(from)) return null;
  const path = { nodes: [from], ties: [] };
  for (let node = from; node !== to; ) {
    const here = node;
    const next = (tie) => otherEnd(tie, here);
    const nearer = own.get(here).filter((tie) => steps.get(next(tie)) === steps.get(here) - 1);
    const tie = nearer.reduce((best, each) => (next(each).at < next(best).at ? each : best));
    node = next(tie);
    path.nodes.push(node);
    path.ties.push(tie);
  }
  return path;
}

// How many steps each node is away, up to the most, or until one node is found.
function stepsFrom(start, own, most, until = null) {
  const steps = new Map([[start, 0]]);
  for (const node of steps.keys()) {
    const step = steps.get(node) + 1;
    if (node === until || step > most) break;
    for (const tie of own.get(node) ?? []) {
      const other = otherEnd(tie, node);
      if (!steps.has(other)) steps.set(other, step);
    }
  }
  return steps;
}

/** The nodes that are so many steps away at most, the ties among them, and the steps of each. */
export function neighbourhood({ nodes, ties }, node, most) {
  if (!nodes.has(node)) return { nodes: new Set(), ties: new Set(), steps: new Map() };
  const steps = stepsFrom(node, tiesByNode(ties), most);
  const left = [...ties].filter((tie) => steps.has(tie.from) && steps.has(tie.to));
  return { nodes: new Set(steps.keys()), ties: new Set(left), steps };
}
