// A drawing, or one node's mark, as elements of the page.

import { svg } from "../ground/elements.js";
import { layersOf } from "./shapes.js";
import { pathData } from "./tracing.js";

/** A node's mark, as `paintShape` paints it: a path, or a group of paths. */
export function svgShape(mark) {
  const parts = layersOf(mark).map(({ trace, ...look }) => {
    return svg("path", { d: pathData(trace), ...look });
  });
  return parts.length === 1 ? parts[0] : svg("g", {}, ...parts);
}

/** A drawing as an element: see `Drawing`. */
export function drawingElement({ root }) {
  const grow = (part) => {
    if (typeof part === "string") return part;
    const { xmlns: _, ...attributes } = part.attributes;
    return svg(part.tag, attributes, ...part.children.map(grow));
  };
  return grow(root);
}
