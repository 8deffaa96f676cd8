// Which part of the picture is seen. Names keep their size on the screen, so the room they need
// is counted in pixels of the screen.

import { extent } from "../ground/model.js";

/** What is held free around the picture. */
export function roomFor({ width }) {
  return { side: Math.min(90, width * 0.14), above: 56, below: 60 };
}

/** The view that shows all the nodes; null if there are none, or no picture. */
export function wholeView(nodes, size) {
  if (!nodes.length || !size.width) return null;
  const [left, right] = extent(nodes.map((node) => node.x));
  const [top, bottom] = extent(nodes.map((node) => node.y));
  const { side, above, below } = roomFor(size);
  const across = (size.width - 2 * side) / Math.max(1, right - left);
  const down = (size.height - above - below) / Math.max(1, bottom - top);
  const scale = Math.max(0.01, Math.min(across, down, 1.35));
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale };
  return { scale, position };
}

// How much larger at most, by how many marks must have room, and names beside them.
const LARGEST_UNITS = [[160, 12], [300, 6], [Infinity, 3]];

/** How much larger marks and lines are drawn where the whole picture is much reduced. */
export function unitFor(nodes, size) {
  const whole = wholeView(nodes, size);
  if (!whole) return 1;
  const [, most] = LARGEST_UNITS.find(([number]) => nodes.length <= number);
  return Math.round(100 * Math.max(0.8, Math.min(most, 0.75 / whole.scale))) / 100;
}
