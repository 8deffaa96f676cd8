// The shapes of nodes, once for the picture, the legend and a drawing in a file.
//
// All shapes of one radius r have the area of a disc of that radius, so that what is larger looks
// larger. They are kept for r = 1, around the point at which lines meet.

import { FILL_LAYERS, polygon, TO_RADIANS, tracePolygon } from "./shapefills.js";
import { hundredths } from "./tracing.js";

const ROOT3 = Math.sqrt(3);
// The heads of a group meet in one point; this is their radius.
const HEAD = Math.sqrt(Math.PI / (2 * Math.PI + (3 * ROOT3) / 2));
// A shape is either the corners of a polygon or circles, each with the part of it that is
// outside. A triangle stands a little lower than its centre of gravity, so that names above and
// below it are as far away as they are from other shapes.
const SHAPE_FORMS = {
  dot: { circles: [{ x: 0, y: 0, r: 1, from: 0, to: 360 }], middle: 0 },
  hexagon: polygon(6, 0, 0),
  triangle: polygon(3, -90, 0.21),
  group: {
    circles: [-90, 30, 150].map((turn) => ({
      x: HEAD * Math.cos(turn * TO_RADIANS),
      y: HEAD * (Math.sin(turn * TO_RADIANS) + 0.25),
      r: HEAD,
      from: turn - 120,
      to: turn + 120,
    })),
    middle: 0.25 * HEAD,
    dashed: true,
  },
  square: polygon(4, 45, 0),
  diamond: polygon(4, 0, 0),
  triangleDown: polygon(3, 90, -0.21),
};

/** The names of the shapes. */
export const SHAPE_NAMES = Object.keys(SHAPE_FORMS);

function shapeForm(shape) {
  return Object.hasOwn(SHAPE_FORMS, shape) ? SHAPE_FORMS[shape] : SHAPE_FORMS.triangleDown;
}

/**
 * Add the outline of a shape to the path of a canvas, so that some of one colour are filled at
 * once: a hundred are quicker so than each alone, but thousands in one path are far slower.
 */
export function shapePath(ctx, shape, x, y, r) {
  const form = shapeForm(shape);
  if (form.corners) return tracePolygon(ctx, form.corners, x, y, r);
  form.circles.forEach((circle, at) => {
    const [from, to] = [circle.from * TO_RADIANS, circle.to * TO_RADIANS];
    const [cx, cy, radius] = [x + r * circle.x, y + r * circle.y, r * circle.r];
    if (!at) ctx.moveTo(cx + radius * Math.cos(from), cy + radius * Math.sin(from));
    ctx.arc(cx, cy, radius, from, to);
  });
  ctx.closePath();
}

// Where one head of a group covers the next: without these lines it would be a cloud.
function traceCreases(ctx, { circles: [front, right] }, x, y, r) {
  for (const [{ x: cx, y: cy, r: radius }, from, to] of [[front, 30, 150], [right, 150, 210]]) {
    const start = from * TO_RADIANS;
    ctx.moveTo(x + r * (cx + radius * Math.cos(start)), y + r * (cy + radius * Math.sin(start)));
    ctx.arc(x + r * cx, y + r * cy, r * radius, start, to * TO_RADIANS);
  }
}

/**
 * Paint a node: `colour` within, `ink` around it, and over the colour its fill (0 to 4).
 *
 * `detail: false` leaves the fill out: below some 3 pixels nobody sees it. An outline of no width
 * is not drawn, which takes a third of the time; that of a group is always dashed.
 */
export function paintShape(ctx, mark) {
  const { shape, x, y, r, colour, width = 1.5 } = mark;
  const form = shapeForm(shape);
  ctx.fillStyle = colour;
  ctx.beginPath();
  shapePath(ctx, shape, x, y, r);
  ctx.fill();
  const isDashed = (mark.dashed || form.dashed) && width > 0;
  const over = mark.detail === false ? null : FILL_LAYERS[mark.fill || 0];
  if (width > 0) {
    ctx.strokeStyle = mark.ink;
    ctx.lineWidth = width;
    if (isDashed) ctx.setLineDash(outlineDashes(width));
    if (!over?.isCut) ctx.stroke();
  }
  if (over) {
    ctx.fillStyle = over.colour;
    ctx.beginPath();
    over.trace(ctx, form, x, y, r);
    ctx.fill();
    if (over.isCut && width > 0) {
      ctx.beginPath();
      shapePath(ctx, shape, x, y, r);
      ctx.stroke();
    }
  }
  if (isDashed) ctx.setLineDash([]);
  if (form.dashed && width > 0 && mark.detail !== false) {
    ctx.lineWidth = width * 0.6;
    ctx.beginPath();
    traceCreases(ctx, form, x, y, r);
    ctx.stroke();
  }
}

function outlineDashes(width) {
  return [2.2 * width, 1.5 * width];
}

/** The layers of a node from below: how each is traced, and its attributes in a drawing. */
export function layersOf(mark) {
  const { shape, x, y, r, colour, ink, width = 1.5 } = mark;
  const form = shapeForm(shape);
  const over = mark.detail === false ? null : FILL_LAYERS[mark.fill || 0];
  const outline = (ctx) => shapePath(ctx, shape, x, y, r);
  const line = { stroke: ink, "stroke-width": hundredths(width) };
  const dashes = outlineDashes(width).map(hundredths).join(" ");
  const dashed = mark.dashed || form.dashed ? { ...line, "stroke-dasharray": dashes } : line;
  const around = width > 0 ? dashed : {};
  const layers = [{ trace: outline, fill: colour, ...(over?.isCut ? {} : around) }];
  if (over) {
    const fill = over.colour;
    layers.push({ trace: (ctx) => over.trace(ctx, form, x, y, r), fill });
  }
  if (over?.isCut && width > 0) layers.push({ trace: outline, fill: "none", ...around });
  if (form.dashed && width > 0 && mark.detail !== false) {
    const thin = { ...line, "stroke-width": hundredths(width * 0.6) };
    layers.push({ trace: (ctx) => traceCreases(ctx, form, x, y, r), fill: "none", ...thin });
  }
  return layers;
}
