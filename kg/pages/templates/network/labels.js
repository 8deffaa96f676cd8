// Where each name stands: at a size that can be read, none over another, the best connected first.
// All places are in pixels of the screen, from the picture's own origin.

import { boxAround, crosses, isInside, makeGrid, pushedInside } from "./boxes.js";
import { statusShown } from "./filters.js";
import { isMeant, radius } from "./looks.js";
import { extent } from "./model.js";

const LINE = 1.18;
const MARK = 8;
// In a larger network a name that has no room is left out, whatever is selected.
const FEW = 300;

export function fontSize(scale) {
  return Math.max(11.5, Math.min(13 * scale, 15));
}

export function lineHeight(scale) {
  return fontSize(scale) * LINE;
}

/** Where inferred ties bear a question mark: a dash alone is easily missed. */
export function questionMarks(model, now, scale) {
  const shortest = model.ties.length > 200 ? 90 : 30;
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
 * `room` is what is held free around the picture (side, above, below), and `widest(lines, node)`
 * measures lines in the letters that the node's name is drawn in: bold ones are wider.
 */
export function placeLabels(model, now, { scale, room, widest }) {
  const shown = model.nodes.filter((node) => now.shown.nodes.has(node));
  const grid = occupied(model, now, shown, scale);
  const bounds = boundsOf(shown, scale, room);
  const crossings = crossingsOf(now, shown, scale);
  const labels = [];
  for (const node of byWeight(shown, now)) {
    const spotsFor = (lines) => spots(node, lines, widest(lines, node), now, scale);
    const fits = (box) => isInside(box, bounds) && grid.isFree(box);
    let free = [];
    for (const lines of shortened(node.lines)) {
      free = spotsFor(lines).filter(fits);
      if (free.length) break;
    }
    // Of what is selected, and of its neighbours, the name is shown even over another.
    if (!free.length && now.selected && isMeant(node, now) && model.nodes.length <= FEW) {
      const all = spotsFor(node.lines);
      free = [all.find((box) => isInside(box, bounds)) || pushedInside(all[0], bounds)];
    }
    if (!free.length) continue;
    const costs = free.map(crossings);
    const label = free[costs.indexOf(Math.min(...costs))];
    grid.put(label);
    labels.push(label);
  }
  return labels;
}

// What no name may cover: nodes, and the question marks.
function occupied(model, now, shown, scale) {
  const grid = makeGrid();
  for (const node of shown) {
    const r = radius(node, now) * scale - 1;
    // Where nodes are mere points, a name may cover some of them.
    if (r <= 3 && shown.length >= 150) continue;
    grid.put(boxAround(node.x * scale, node.y * scale, r, { node }));
  }
  for (const { x, y } of questionMarks(model, now, scale)) {
    grid.put(boxAround(x, y, MARK, { node: null }));
  }
  return grid;
}

// No name leaves the room that is held free around the picture.
function boundsOf(shown, scale, { side, above, below }) {
  const [west, east] = extent(shown.map((node) => node.x * scale));
  const [north, south] = extent(shown.map((node) => node.y * scale));
  return { l: west - side, r: east + side, t: north - above, b: south + below };
}

// Of the free spots, the one that fewest lines cross; in large networks the first.
function crossingsOf(now, shown, scale) {
  const ties = [...now.shown.ties];
  if (ties.length * shown.length > 60000) return () => 0;
  const segments = ties.map(({ from, to }) => [from.x, from.y, to.x, to.y].map((at) => at * scale));
  return (box) => segments.filter((segment) => crosses(segment, box)).length;
}

function byWeight(shown, now) {
  const weight = (node) => {
    const chosen = node === now.selected ? 2e6 : 0;
    return chosen + (now.selected && isMeant(node, now) ? 1e6 : 0) + node.ties.length;
  };
  return [...shown].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

/** The lines, then fewer and fewer of them, with an ellipsis. */
export function* shortened(lines) {
  yield lines;
  for (let n = lines.length - 1; n > 0; n--) {
    yield [...lines.slice(0, n - 1), `${lines[n - 1].replace(/[\s,;:]+$/, "")}…`];
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
