// Where each name stands: at a size that can be read, none over another, the best connected first.
// All places are in pixels of the screen, from the picture's own origin.

import { boxAround, crosses, isInside, makeGrid, overlap, pushedInside } from "./boxes.js";
import { statusShown } from "./filters.js";
import { isMeant, radius } from "./looks.js";
import { extent } from "./model.js";

const LINE = 1.18;
const MARK = 8;
// In a larger network a name that has no room is left out, whatever is selected.
const FEW = 300;
// Of more nodes than this in sight, the best connected are named.
const NAMED = 600;

export function fontSize(scale) {
  return Math.max(11.5, Math.min(13 * scale, 15));
}

export function lineHeight(scale) {
  return fontSize(scale) * LINE;
}

/** Where inferred ties bear a question mark: a dash alone is easily missed. */
export function questionMarks(now, scale) {
  const many = now.shown.ties.size > 200;
  if (now.shown.ties.size > 3000) return [];
  const shortest = many ? 90 : 30;
  return [...now.shown.ties]
    .filter((tie) => !tie.structural && statusShown(tie, now.filters) === "inferred")
    .filter(({ from, to }) => Math.hypot(from.x - to.x, from.y - to.y) * scale > shortest)
    .map((tie) => ({
      tie,
      x: ((tie.from.x + tie.to.x) / 2) * scale,
      y: ((tie.from.y + tie.to.y) / 2) * scale,
    }));
}

/**
 * Place the names: boxes, each with its node, its lines and how they are aligned.
 *
 * `room` is what is held free around the picture (side, above, below), `window` the part of the
 * picture that is seen, or null for all of it; `linesOf(node)` are a name's lines, and
 * `widest(lines, node)` measures them in the letters that the name is drawn in: bold ones are
 * wider.
 */
export function placeLabels(now, { scale, room, window = null, linesOf, widest }) {
  const bounds = window || boundsOf(now.shown.nodes, scale, room);
  const isSeen = ({ x, y }) =>
    x * scale > bounds.l && x * scale < bounds.r && y * scale > bounds.t && y * scale < bounds.b;
  const shown = [...now.shown.nodes].filter(isSeen);
  const grid = occupied(now, shown, scale);
  const crossings = crossingsOf(now, shown, scale);
  const isSmall = now.shown.nodes.size <= FEW;
  const labels = [];
  for (const node of byWeight(shown, now).slice(0, NAMED)) {
    const spotsFor = (lines) => spots(node, lines, widest(lines, node), now, scale);
    const fits = (box) => isInside(box, bounds) && grid.isFree(box);
    let free = [];
    for (const lines of shortened(linesOf(node))) {
      free = spotsFor(lines).filter(fits);
      if (free.length) break;
    }
    if (!free.length && now.selected && isMeant(node, now) && isSmall) {
      free = [overFewest(spotsFor(linesOf(node)), bounds, labels, now)];
    }
    if (!free.length) continue;
    const costs = free.map(crossings);
    const label = free[costs.indexOf(Math.min(...costs))];
    grid.put(label);
    labels.push(label);
  }
  return labels;
}

// Of what is selected, and of its neighbours, the name is shown even over another: over one that
// the selection is not about, which then gives way.
function overFewest(all, bounds, labels, now) {
  const inside = all.map((box) => (isInside(box, bounds) ? box : pushedInside(box, bounds)));
  const meant = labels.filter(({ node }) => isMeant(node, now));
  const covered = inside.map((box) => meant.filter((other) => overlap(box, other)).length);
  const best = inside[covered.indexOf(Math.min(...covered))];
  for (let at = labels.length - 1; at >= 0; at--) {
    if (!isMeant(labels[at].node, now) && overlap(best, labels[at])) labels.splice(at, 1);
  }
  return best;
}

// What no name may cover: nodes, and the question marks.
function occupied(now, shown, scale) {
  const grid = makeGrid();
  for (const node of shown) {
    // Where a selection is veiled, the nodes that it is not about may be covered.
    if (!isMeant(node, now)) continue;
    const r = radius(node, now) * scale - 1;
    // Where nodes are mere points, a name may cover some of them.
    if (r <= 3 && shown.length >= 150) continue;
    grid.put(boxAround(node.x * scale, node.y * scale, r, { node }));
  }
  for (const { x, y } of questionMarks(now, scale)) {
    grid.put(boxAround(x, y, MARK, { node: null }));
  }
  return grid;
}

// No name leaves the room that is held free around the picture.
function boundsOf(nodes, scale, { side, above, below }) {
  const shown = [...nodes];
  const [west, east] = extent(shown.map((node) => node.x * scale));
  const [north, south] = extent(shown.map((node) => node.y * scale));
  return { l: west - side, r: east + side, t: north - above, b: south + below };
}

// Of the free spots, the one that fewest lines cross; in large networks the first.
function crossingsOf(now, shown, scale) {
  const { ties } = now.shown;
  if (ties.size * shown.length > 60000) return () => 0;
  const segments = [...ties].map(({ from, to }) => {
    return [from.x, from.y, to.x, to.y].map((at) => at * scale);
  });
  return (box) => segments.filter((segment) => crosses(segment, box)).length;
}

function byWeight(shown, now) {
  const weight = (node) => {
    const chosen = node === now.selected || node === now.walk?.node ? 2e6 : 0;
    return chosen + (now.touched?.has(node) ? 1e6 : 0) + (now.points.get(node) ?? 0);
  };
  const weights = new Map(shown.map((node) => [node, weight(node)]));
  const more = (a, b) => weights.get(b) - weights.get(a) || (a.id < b.id ? -1 : 1);
  return shown.sort(more);
}

/** The lines, then fewer and fewer of them, with an ellipsis. */
export function* shortened(lines) {
  yield lines;
  for (let n = lines.length - 1; n > 0; n--) {
    yield [...lines.slice(0, n - 1), `${lines[n - 1].replace(/[\s,;:…]+$/, "")}…`];
  }
}

// Around a node: below and above it, beside it, at its corners, and a little aside.
function spots(node, lines, width, now, scale) {
  const [x, y] = [node.x * scale, node.y * scale];
  const r = radius(node, now) * scale + 4;
  const d = r * 0.7;
  const height = lineHeight(scale) * lines.length;
  const middle = x - width / 2;
  const places = [
    ["center", middle, y + r],
    ["center", middle, y - r - height],
    ["left", x + r, y - height / 2],
    ["right", x - r - width, y - height / 2],
    ["left", x + d, y + d],
    ["right", x - d - width, y + d],
    ["left", x + d, y - d - height],
    ["right", x - d - width, y - d - height],
    ["left", x + r, y - height],
    ["right", x - r - width, y - height],
    ["left", x + r, y],
    ["right", x - r - width, y],
    ["center", middle - width / 4, y + r],
    ["center", middle + width / 4, y + r],
    ["center", middle - width / 4, y - r - height],
    ["center", middle + width / 4, y - r - height],
  ];
  return places.map(([align, l, t]) => ({ align, l, t, r: l + width, b: t + height, node, lines }));
}
