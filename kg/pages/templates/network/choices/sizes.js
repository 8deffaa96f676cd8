// How large each node is: the area of its mark grows with the value.

import { extent } from "../ground/model.js";

const LEAST = 7;
const SAME = 11;

/** The radius of each node that is shown, before the picture's unit. */
export function pointsBy({ size, shown, figures }) {
  const values = new Map(weights(size, shown, figures));
  const most = Math.max(0, extent(values.values())[1]);
  const widest = size === "ties" ? Math.min(26, LEAST + 4 * Math.sqrt(most)) : 26;
  const points = new Map();
  for (const [node, value] of values) {
    points.set(node, size === "same" ? SAME : radiusOf(value / (most || 1), widest));
  }
  return points;
}

/** The radius for a share of the greatest value: areas above the least are in proportion. */
export function radiusOf(share, widest = 26) {
  const area = LEAST ** 2 + Math.max(0, share) * (widest ** 2 - LEAST ** 2);
  return Math.round(10 * Math.sqrt(area)) / 10;
}

function* weights(size, { nodes, ties }, figures) {
  if (size !== "ties") {
    const values = figures.get(size)?.values;
    for (const node of nodes) yield [node, Math.max(0, values?.get(node) ?? 0)];
    return;
  }
  const [numbers, belonging] = [new Map(), new Map()];
  for (const { from, to, structural } of ties) {
    const counts = structural ? belonging : numbers;
    counts.set(from, (counts.get(from) || 0) + 1);
    if (to !== from) counts.set(to, (counts.get(to) || 0) + 1);
  }
  // Who only belongs to others counts half.
  for (const node of nodes) yield [node, numbers.get(node) || (belonging.get(node) || 0) / 2];
}
