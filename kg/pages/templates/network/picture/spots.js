// The places around a node where its name may stand, and the size of its letters.

import { radius } from "../choices/looks.js";

const LINE = 1.18;

export function fontSize(scale) {
  return Math.max(11.5, Math.min(13 * scale, 15));
}

export function lineHeight(scale) {
  return fontSize(scale) * LINE;
}

/** The lines, then fewer and fewer of them, with an ellipsis. */
export function* shortened(lines) {
  yield lines;
  for (let n = lines.length - 1; n > 0; n--) {
    yield [...lines.slice(0, n - 1), `${lines[n - 1].replace(/[\s,;:…]+$/, "")}…`];
  }
}

/** Around a node: below and above it, beside it, at its corners, and a little aside. */
export function spots(node, lines, width, now, scale) {
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
