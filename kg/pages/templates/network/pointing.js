// What a hand points at: the nearest thing, with room for a hand that is not steady.

import { radius } from "./looks.js";

/** The node or tie at a point of the picture, or null; `labels` are those that are shown. */
export function thingAt({ x, y }, now, labels, { scale, touch }) {
  const node = nodeAt(x, y, now, scale, touch);
  if (node) return node;
  const { tie, away } = nearestTie(x, y, now, scale);
  if (away <= 5) return tie;
  const [px, py] = [x * scale, y * scale];
  const label = labels.find(({ l, r, t, b }) => px >= l && px <= r && py >= t && py <= b);
  if (label) return label.node;
  return away <= (touch ? 22 : 14) ? tie : null;
}

function nodeAt(x, y, now, scale, touch) {
  let best = null;
  let nearest = Infinity;
  for (const node of now.shown.nodes) {
    const away = Math.hypot(node.x - x, node.y - y) * scale;
    const reach = Math.max(radius(node, now) * scale + 3, touch ? 14 : 8);
    if (away < nearest && away <= reach) [best, nearest] = [node, away];
  }
  return best;
}

function nearestTie(x, y, { shown }, scale) {
  let best = null;
  let nearest = Infinity;
  for (const tie of shown.ties) {
    const away = distance(x, y, tie.from, tie.to) * scale;
    if (away < nearest) [best, nearest] = [tie, away];
  }
  return { tie: best, away: nearest };
}

// From a point to a line that ends at two others.
function distance(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const along = Math.max(0, Math.min(1, share));
  return Math.hypot(from.x + along * dx - x, from.y + along * dy - y);
}
