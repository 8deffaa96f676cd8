// How large each node is.

import { extent, realTies } from "./model.js";

// These shapes hold less ink than a disc of the same size.
const LIGHT = ["Person", "Project", "UnnamedGroup", "Other"];

/** The ways to size, each with its words: by ties, all the same, by a measure (its number). */
export function sizeWays({ measures }) {
  const named = measures.map((name, at) => [at, `by ${name}`]);
  return [["ties", "by ties"], ["same", "all the same"], ...named];
}

/** The radius of each node, before the picture's unit. */
export function pointsBy({ nodes }, way) {
  const values = new Map(nodes.map((node) => [node, weightBy(node, way)]));
  const most = Math.max(0, extent(values.values())[1]) || 1;
  const size = (node) => {
    if (way === "same") return 11;
    const share = Math.sqrt(values.get(node) / most);
    return Math.round(10 * (8 + Math.min(18, 4 * Math.sqrt(most)) * share)) / 10;
  };
  return new Map(
    nodes.map((node) => [node, size(node) * (LIGHT.includes(node.group) ? 1.2 : 1)]),
  );
}

function weightBy(node, way) {
  // Who only belongs to others counts half.
  if (way === "ties") return realTies(node).length || node.ties.length / 2;
  return Math.max(0, node.measures?.[way] ?? 0);
}
