// What shapes, colours and lines mean.

import { INK, LINES } from "./colours.js";
import { byId, make, svg } from "./elements.js";
import { CLASSES } from "./words.js";

const SHAPES = {
  Organisation: "dot",
  Unit: "hexagon",
  Person: "triangle",
  UnnamedGroup: "group",
  Event: "square",
  Project: "diamond",
  Other: "triangleDown",
};
const POLYGONS = {
  diamond: "8,1 15,8 8,15 1,8",
  triangle: "8,1.5 15,14 1,14",
  triangleDown: "8,14.5 15,2 1,2",
  hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
};
const SMALL_HEADS = [[4.6, 10.6], [11.4, 10.6], [8, 5]];

export function makeLegend(model, state) {
  const legend = byId("legend");
  const shapes = row("Shape", shapesOf(model));
  const lines = linesOf(model);
  const show = ({ colours }) => {
    const key = colours.key.map(([text, colour]) => [mark("dot", colour), text]);
    const rows = [shapes, row("Colour", key), ...(lines.length ? [row("Line", lines)] : [])];
    legend.replaceChildren(...rows);
  };
  show(state.now);
  state.subscribe(["colours"], show);
}

function row(name, entries) {
  const words = entries.map(([picture, text]) => make("span", {}, picture, text));
  return make("div", {}, make("b", {}, name), ...words);
}

function shapesOf({ nodes }) {
  const groups = new Set(nodes.map((node) => node.group));
  const words = (group) =>
    group === "UnnamedGroup" ? "unnamed group (several people)" : CLASSES.get(group) || "other";
  return Object.keys(SHAPES)
    .filter((group) => groups.has(group))
    .map((group) => [mark(SHAPES[group], "#ffffff"), words(group)]);
}

function linesOf({ ties }) {
  const used = new Set(ties.map((tie) => (tie.structural ? "structural" : tie.status)));
  const unsaid = "inferred: the document does not say it";
  const words = { structural: "belongs to (no tie)", inferred: unsaid };
  return Object.keys(LINES)
    .filter((status) => used.has(status))
    .map((status) => [line(LINES[status], status === "inferred"), words[status] || status]);
}

function drawing(width, ...children) {
  const size = { width, height: 16, viewBox: `0 0 ${width} 16` };
  return svg("svg", { ...size, "aria-hidden": "true" }, ...children);
}

function mark(shape, fill) {
  const ink = { fill, stroke: INK, "stroke-width": 1.3 };
  if (shape === "dot") return drawing(16, svg("circle", { cx: 8, cy: 8, r: 6, ...ink }));
  if (shape === "square") {
    return drawing(16, svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11, ...ink }));
  }
  if (shape === "group") {
    const dashed = { ...ink, r: 3.9, "stroke-dasharray": "2 1.4" };
    return drawing(16, ...SMALL_HEADS.map(([cx, cy]) => svg("circle", { cx, cy, ...dashed })));
  }
  return drawing(16, svg("polygon", { points: POLYGONS[shape], ...ink }));
}

function line({ color, width, dashes }, hasQuestion) {
  const look = { stroke: color, "stroke-width": width };
  const dashed = { "stroke-dasharray": dashes ? dashes.join(" ") : "none" };
  const picture = drawing(34, svg("line", { x1: 1, x2: 33, y1: 8, y2: 8, ...look, ...dashed }));
  if (!hasQuestion) return picture;
  const letters = { "text-anchor": "middle", "font-size": 10, "font-weight": 700, fill: color };
  picture.append(
    svg("circle", { cx: 17, cy: 8, r: 6.5, fill: "#fff", stroke: color, "stroke-width": 1.3 }),
    svg("text", { x: 17, y: 11.5, ...letters }, "?"),
  );
  return picture;
}
