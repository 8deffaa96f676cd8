// Where each name stands: at a size that can be read, none over another, the best connected first.
// All places are in pixels of the screen, from the picture's own origin.

import { boxAround, crosses, isInside, makeGrid, overlap, pushedInside } from "../ground/boxes.js";
import { isMeant, radius } from "../choices/looks.js";
import { CUT, improved } from "./improving.js";
import { MARK, questionMarks } from "./marks.js";
import { extent } from "../ground/model.js";
import { shortened, spots } from "./spots.js";

// In a larger network a name that has no room is left out, whatever is selected.
const FEW = 300;
// Of more nodes than this in sight, the best connected are named.
const NAMED = 350;
// Of so many, each name is given the best place there is.
const IMPROVED = 160;

/**
 * Place the names: boxes, each with its node, its lines and how they are aligned.
 *
 * `room` is what is held free around the picture (side, above, below), `window` the part of the
 * picture that is seen, or null for all of it; `linesOf(node)` are a name's lines, and
 * `widest(lines, node)` measures them in the letters that the name is drawn in: bold ones are
 * wider.
 */
export function placeLabels(now, means) {
  const { scale, room, window = null, linesOf, widest } = means;
  const bounds = window || boundsOf(now.shown.nodes, scale, room);
  const isSeen = ({ x, y }) =>
    x * scale > bounds.l && x * scale < bounds.r && y * scale > bounds.t && y * scale < bounds.b;
  const shown = [...now.shown.nodes].filter(isSeen);
  const grid = occupied(now, shown, scale);
  const crossings = crossingsOf(now, shown, scale);
  const isSmall = now.shown.nodes.size <= FEW;
  const order = byWeight(shown, now).slice(0, NAMED);
  const isFree = (box) => isInside(box, bounds) && grid.isFree(box);
  const spotsFor = (node, lines) => spots(node, lines, widest(lines, node), now, scale);
  if (order.length <= IMPROVED && now.selected) {
    return aroundSelection(now, means, { order, bounds, isFree, spotsFor });
  }
  if (order.length <= IMPROVED) {
    const places = new Map();
    for (const node of order) {
      places.set(node, placesFor(node, linesOf(node), { spotsFor, isFree, crossings }));
    }
    return bestPlaces(order, places);
  }
  const labels = [];
  for (const node of order) {
    let free = [];
    for (const lines of shortened(linesOf(node))) {
      free = spotsFor(node, lines).filter(isFree);
      if (free.length) break;
    }
    if (!free.length && now.selected && isMeant(node, now) && isSmall) {
      free = [overFewest(spotsFor(node, linesOf(node)), bounds, labels, now)];
    }
    if (!free.length) continue;
    const costs = free.map(crossings);
    const label = free[costs.indexOf(Math.min(...costs))];
    grid.put(label);
    labels.push(label);
  }
  return labels;
}

// What the selection is about gets its names in full; all others stay where they were, or give way.
function aroundSelection(now, means, { order, bounds, isFree, spotsFor }) {
  const before = placeLabels({ ...now, selected: null, touched: null }, means);
  const held = new Map(before.map((label) => [label.node, label]));
  const labels = [];
  for (const node of order.filter((each) => isMeant(each, now))) {
    const lines = means.linesOf(node);
    const fits = (box) => isFree(box) && !labels.some((label) => overlap(label, box));
    const same = held.get(node);
    const isWhole = same?.lines.length === lines.length && fits(same);
    const all = spotsFor(node, lines);
    labels.push(isWhole ? same : all.find(fits) || overFewest(all, bounds, labels, now));
  }
  const isOver = (box) => labels.some((label) => overlap(label, box));
  const rest = before.filter((label) => !isMeant(label.node, now) && !isOver(label));
  return [...labels, ...rest];
}

// All places that a name may take by itself, best first: whole before cut, and where few lines
// cross it.
function placesFor(node, all, { spotsFor, isFree, crossings }) {
  const places = [];
  [...shortened(all)].forEach((lines, cut) => {
    spotsFor(node, lines).forEach((box, at) => {
      if (isFree(box)) places.push({ ...box, cost: CUT * cut + 0.6 * crossings(box) + 0.05 * at });
    });
  });
  return places.sort((a, b) => a.cost - b.cost);
}

function bestPlaces(order, places) {
  const taken = new Map();
  const grid = makeGrid();
  for (const node of order) {
    const place = places.get(node).find(grid.isFree);
    if (!place) continue;
    grid.put(place);
    taken.set(node, place);
  }
  const better = improved(order, places, taken);
  return order.map((node) => better.get(node)).filter(Boolean);
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
