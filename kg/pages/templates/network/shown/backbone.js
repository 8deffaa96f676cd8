// The strong part of a network: its ties that chance would hardly give, or its dense core.

import { coreNumbers } from "./cores.js";
import { numbered } from "./numbering.js";
import { isTwoMode } from "./sides.js";

const ALPHA = 0.05;
const LEAST_OF_CORE = 30;

/**
 * The backbone of what is shown; `told.way` says how it was found.
 *
 * “disparity”: in a one-mode network with weights, the ties that chance alone would make so strong
 * for one of their ends in fewer than one of twenty cases, and their ends (Serrano, Boguñá and
 * Vespignani 2009, “Extracting the multiscale backbone of complex weighted networks”). `told` has
 * alpha, and how many ties are `kept` `of` all.
 *
 * “k-core”: where there is no such tie, in a two-mode network, and where all weights are equal: the
 * nodes that have at least `told.k` neighbours among themselves, with the greatest k that leaves 30
 * nodes (Seidman 1983, “Network structure and minimum degree”); all where there are fewer.
 */
export function backboneOf({ nodes, ties }) {
  const real = [...ties].filter((tie) => !tie.structural);
  const strong = isTwoMode({ nodes, ties }) ? [] : strongTies(nodes, real);
  if (!strong.length) return coreOf({ nodes, ties }, real);
  const left = new Set(strong.flatMap(({ from, to }) => [from, to]));
  const isLeft = (tie) => tie.structural && left.has(tie.from) && left.has(tie.to);
  const kept = new Set([...strong, ...[...ties].filter(isLeft)]);
  const told = { way: "disparity", alpha: ALPHA, kept: strong.length, of: real.length };
  return { nodes: left, ties: kept, told };
}

function strongTies(nodes, real) {
  const net = numbered(nodes, real);
  const chances = chancesOf(net);
  return chances ? net.ties.filter((_, at) => chances[at] < ALPHA) : [];
}

/**
 * How probable it is that chance alone makes each tie so strong for one of its ends:
 * (1 - w / s)^(k - 1), of the end where that is less; null where all ties are alike.
 */
export function chancesOf({ nodes, ties, tails, heads }) {
  const weights = ties.map((tie) => tie.weight);
  const differ = weights.some((weight) => weight !== weights[0]);
  if (!differ || !weights.every((weight) => weight > 0 && Number.isFinite(weight))) return null;
  const sums = () => {
    return { many: new Int32Array(nodes.length), strength: new Float64Array(nodes.length) };
  };
  const sent = sums();
  // With directions, a node sends ties and receives ties; without, it only has them.
  const received = ties.some((tie) => tie.directed) ? sums() : sent;
  const add = ({ many, strength }, place, weight) => {
    many[place] += 1;
    strength[place] += weight;
  };
  weights.forEach((weight, at) => {
    add(sent, tails[at], weight);
    add(received, heads[at], weight);
  });
  const chance = ({ many, strength }, place, weight) =>
    many[place] > 1 ? Math.max(1 - weight / strength[place], 0) ** (many[place] - 1) : 1;
  return weights.map((weight, at) =>
    Math.min(chance(sent, tails[at], weight), chance(received, heads[at], weight)));
}

function coreOf({ nodes, ties }, real) {
  const net = numbered(nodes, real);
  const cores = coreNumbers(net);
  const sizes = [];
  for (const core of cores) sizes[core] = (sizes[core] ?? 0) + 1;
  let k = Math.max(0, sizes.length - 1);
  for (let many = sizes[k] ?? 0; k > 0 && many < LEAST_OF_CORE; ) many += sizes[--k] ?? 0;
  const left = new Set(net.nodes.filter((_, place) => cores[place] >= k));
  const kept = [...ties].filter((tie) => left.has(tie.from) && left.has(tie.to));
  return { nodes: left, ties: new Set(kept), told: { way: "k-core", k } };
}
