// The measures that the page computes of what is shown, each as in docs/measures.md.

import { makePaths } from "./betweenness.js";
import { componentNumbers } from "./components.js";
import { coreNumbers } from "./cores.js";
import { numbered } from "./numbering.js";
import { isTwoMode } from "./sides.js";

/** What measures are computed of: nodes and the ties that say who is tied to whom. */
export function measurable({ nodes, ties }, model) {
  const real = [...ties].filter((tie) => !tie.structural);
  const isDirected = model.ties.some((tie) => tie.directed && !tie.structural);
  const net = numbered(nodes, real);
  const modes = new Map();
  for (const { mode } of net.nodes) modes.set(mode, (modes.get(mode) ?? 0) + 1);
  return {
    ...net,
    directed: isDirected,
    twoMode: isTwoMode({ nodes, ties: real }),
    size: net.nodes.length,
    along: isDirected ? numbered(nodes, real, true) : net,
    weights: net.ties.map((tie) => tie.weight),
    // How many nodes a node's own mode and the other one have.
    own: net.nodes.map(({ mode }) => modes.get(mode)),
    other: net.nodes.map(({ mode }) => net.nodes.length - modes.get(mode)),
  };
}

const directed = (net) => net.directed;
const twoMode = (net) => net.twoMode;
const weighed = (net) => net.weights.every(Number.isFinite);

/** Measures by name: whether they fit a network, and the values of all its places. */
export const COUNTED = {
  degree: { fits: () => true, values: degreesOf },
  "in-degree": { fits: directed, values: (net) => summed(net, [net.heads], () => 1) },
  "out-degree": { fits: directed, values: (net) => summed(net, [net.tails], () => 1) },
  strength: { fits: weighed, values: (net) => summed(net, [net.tails, net.heads]) },
  "in-strength": { fits: bothOf(directed, weighed), values: (net) => summed(net, [net.heads]) },
  "out-strength": { fits: bothOf(directed, weighed), values: (net) => summed(net, [net.tails]) },
  "k-core": { fits: () => true, values: coreNumbers },
  component: { fits: () => true, values: (net) => componentNumbers(net).of.map((at) => at + 1) },
  "two-mode-degree": {
    fits: twoMode,
    values: (net) => degreesOf(net).map((degree, place) => degree / net.other[place]),
  },
};

/** Measures that follow paths, as those above; the paths have been followed. */
export const FOLLOWED = {
  betweenness: { fits: () => true, values: betweennessOf },
  closeness: {
    fits: () => true,
    values: ({ size }, paths) => nearness(paths).map((near, place) =>
      (near * paths.reached[place]) / Math.max(size - 1, 1)),
  },
  harmonic: {
    fits: () => true,
    values: ({ size }, { inverses }) => [...inverses].map((sum) => sum / Math.max(size - 1, 1)),
  },
  // Directions are left out of these, so that the paths would be others.
  "two-mode-betweenness": { fits: bothOf(twoMode, (net) => !net.directed), values: betweennessOf },
  "two-mode-closeness": {
    fits: bothOf(twoMode, (net) => !net.directed),
    values: ({ size, own, other }, paths) => nearness(paths).map((near, place) =>
      ((other[place] + 2 * (own[place] - 1)) * near) / (size - 1)),
  },
};

/** The paths of a network, not followed yet. */
export function pathsOf(net) {
  return makePaths(net.along, net.directed);
}

function bothOf(one, other) {
  return (net) => one(net) && other(net);
}

function degreesOf({ nodes, starts }) {
  return nodes.map((_, place) => starts[place + 1] - starts[place]);
}

function summed({ size, weights }, sides, value = (at) => weights[at]) {
  const sums = new Array(size).fill(0);
  for (const places of sides) places.forEach((place, at) => void (sums[place] += value(at)));
  return sums;
}

// The inverse of the mean distance; 0 where nobody is reached.
function nearness({ reached, distances }) {
  return [...reached].map((others, place) => (others ? others / distances[place] : 0));
}

function betweennessOf(net, { between }) {
  return [...between].map((sum, place) => {
    const highest = highestBetweenness(net, place);
    return highest > 0 ? sum / highest : 0;
  });
}

function highestBetweenness(net, place) {
  const { size, own, other } = net;
  if (net.twoMode && !net.directed) return highestOfMode(own[place], other[place]);
  const pairs = Math.max(size - 1, 0) * Math.max(size - 2, 0);
  return net.directed ? pairs : pairs / 2;
}

// After Borgatti and Everett (1997), “Network analysis of 2-mode data”.
function highestOfMode(own, other) {
  const s = Math.floor((own - 1) / other);
  const t = (own - 1) % other;
  const all = other ** 2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3);
  return all / 2;
}
