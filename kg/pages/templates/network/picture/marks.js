// Question marks on ties that are inferred.

import { boxAround, makeGrid } from "../ground/boxes.js";
import { statusShown } from "../shown/filters.js";
import { radius } from "../choices/looks.js";

/** Half the width of a mark, in pixels of the screen. */
export const MARK = 8;
// Beyond so many ties nobody could tell which one a mark is of.
const MARKED = 1000;

/**
 * Where inferred ties bear a question mark: a dash alone is easily missed. None is on a node or on
 * another mark.
 */
export function questionMarks(now, scale) {
  if (now.shown.ties.size > MARKED) return [];
  const shortest = now.shown.ties.size > 200 ? 90 : 30;
  const grid = makeGrid();
  for (const node of now.shown.nodes) {
    grid.put(boxAround(node.x * scale, node.y * scale, radius(node, now) * scale, { node }));
  }
  const marks = [];
  for (const tie of now.shown.ties) {
    if (tie.structural || statusShown(tie, now.filters) !== "inferred") continue;
    const { from, to } = tie;
    if (Math.hypot(from.x - to.x, from.y - to.y) * scale <= shortest) continue;
    const [x, y] = [((from.x + to.x) / 2) * scale, ((from.y + to.y) / 2) * scale];
    const box = boxAround(x, y, MARK, { node: tie });
    if (!grid.isFree(box)) continue;
    grid.put(box);
    marks.push({ tie, x, y });
  }
  return marks;
}
