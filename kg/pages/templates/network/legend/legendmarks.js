// The small drawings of the legend: shapes, colours and lines as they are in the picture.

import { lineFor } from "../choices/colours.js";
import { svg } from "../ground/elements.js";
import { svgShape } from "../picture/svgelements.js";

const MARK_RADIUS = 7;

function legendDrawing(width, height, ...children) {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return svg("svg", { ...size, "aria-hidden": "true", class: "mark" }, ...children);
}

/** A shape; without a look it is as empty as what is not known. */
export function legendShape(shape, { colour = "var(--ground)", fill = 0 } = {}) {
  const place = { x: 10, y: 10, r: MARK_RADIUS, width: 1.3 };
  const colours = { colour, fill, ink: "var(--ink)" };
  return legendDrawing(20, 20, svgShape({ shape, ...place, ...colours }));
}

/** A disc of a radius. */
export function legendDisc(radius) {
  const side = Math.ceil(2 * radius + 3);
  const at = { cx: side / 2, cy: side / 2, r: radius };
  const look = { fill: "var(--tint)", stroke: "var(--ink)", "stroke-width": 1.3 };
  return legendDrawing(side, side, svg("circle", { ...at, ...look }));
}

/** The line of a status, with its question mark if it is inferred. */
export function legendLine(status, isDark) {
  const { color, width, dashes } = lineFor(status, isDark);
  const ends = { x1: 1, x2: 33, y1: 10, y2: 10, stroke: color, "stroke-width": width };
  const line = svg("line", ends);
  if (dashes?.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
  if (status !== "inferred") return legendDrawing(34, 20, line);
  const disc = { cx: 17, cy: 10, r: 7, fill: "var(--ground)", stroke: color, "stroke-width": 1.3 };
  const letters = { "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: color };
  const mark = svg("text", { x: 17, y: 14, ...letters }, "?");
  return legendDrawing(34, 20, line, svg("circle", disc), mark);
}
