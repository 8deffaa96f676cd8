// The shapes of nodes, once for the picture, the legend and a drawing in a file.
//
// All shapes of one radius r have the area of a disc of that radius, so that what is larger looks
// larger. They are kept for r = 1, around the point at which lines meet.

import { svg } from "./elements.js";

const ROOT3 = Math.sqrt(3);
// The heads of a group meet in one point; this is their radius.
const HEAD = Math.sqrt(Math.PI / (2 * Math.PI + (3 * ROOT3) / 2));
const TO_RADIANS = Math.PI / 180;

// How far from the middle the fills reach: the open centre, the dark dot, half the stripe.
const FILL_OPEN = 0.52;
const FILL_DARK = 0.36;
const FILL_STRIPE = 0.3;

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

// A Map, so that a shape that is called “constructor” finds nothing here.
const SHAPE_REACHES = new Map(
  Object.entries(SHAPE_FORMS).map(([name, { corners: points = [], circles = [] }]) => [
    name,
    Math.max(...points.map(([x]) => x), ...circles.map(({ x, r }) => x + r)),
  ]),
);

// What is drawn over the colour, and in what: the ground's colour or the ink.
const FILL_LAYERS = [
  null,
  { trace: traceRing, colour: "ground" },
  { trace: traceHalf, colour: "ground", isCut: true },
  { trace: traceDot, colour: "ink" },
  { trace: traceStripe, colour: "ground", isCut: true },
];

// A regular polygon of the area of the unit disc, its first corner at an angle, and what its
// fills cover: they are cut out once, not each time that a node is painted.
function polygon(sides, first, middle) {
  const turn = 360 / sides;
  const r = Math.sqrt((2 * Math.PI) / (sides * Math.sin(turn * TO_RADIANS)));
  const corners = Array.from({ length: sides }, (_, at) => {
    const angle = (first + at * turn) * TO_RADIANS;
    return [r * Math.cos(angle), r * Math.sin(angle) + middle];
  });
  const half = cutAt(corners, ([x]) => x);
  const above = cutAt(corners, ([, y]) => middle + FILL_STRIPE - y);
  return { corners, middle, half, stripe: cutAt(above, ([, y]) => y - middle + FILL_STRIPE) };
}

function shapeForm(shape) {
  return Object.hasOwn(SHAPE_FORMS, shape) ? SHAPE_FORMS[shape] : SHAPE_FORMS.triangleDown;
}

/** How far a shape goes to each side of its node: half its width. It is no higher than wide. */
export function reach(shape, r) {
  return r * (SHAPE_REACHES.get(shape) ?? SHAPE_REACHES.get("triangleDown"));
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

function tracePolygon(ctx, points, x, y, r) {
  if (!points.length) return;
  ctx.moveTo(x + r * points[0][0], y + r * points[0][1]);
  for (let at = 1; at < points.length; at++) {
    ctx.lineTo(x + r * points[at][0], y + r * points[at][1]);
  }
  ctx.closePath();
}

function traceRing(ctx, form, x, y, r) {
  traceDisc(ctx, x, y + r * form.middle, r * FILL_OPEN);
}

function traceDot(ctx, form, x, y, r) {
  traceDisc(ctx, x, y + r * form.middle, r * FILL_DARK);
}

function traceDisc(ctx, x, y, r) {
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.closePath();
}

// What is right of the middle.
function traceHalf(ctx, form, x, y, r) {
  if (form.corners) return tracePolygon(ctx, form.half, x, y, r);
  for (const circle of form.circles) {
    const half = Math.acos(Math.max(-1, Math.min(1, -circle.x / circle.r)));
    const [cx, cy, radius] = [x + r * circle.x, y + r * circle.y, r * circle.r];
    ctx.moveTo(cx + radius * Math.cos(half), cy - radius * Math.sin(half));
    ctx.arc(cx, cy, radius, -half, half);
    ctx.closePath();
  }
}

// A band from side to side through the middle.
function traceStripe(ctx, form, x, y, r) {
  if (form.corners) return tracePolygon(ctx, form.stripe, x, y, r);
  const [top, bottom] = [form.middle - FILL_STRIPE, form.middle + FILL_STRIPE];
  for (const circle of form.circles) {
    const angle = (at) => Math.asin(Math.max(-1, Math.min(1, (at - circle.y) / circle.r)));
    const [from, to] = [angle(top), angle(bottom)];
    if (from === to) continue;
    const [cx, cy, radius] = [x + r * circle.x, y + r * circle.y, r * circle.r];
    ctx.moveTo(cx + radius * Math.cos(from), cy + radius * Math.sin(from));
    ctx.arc(cx, cy, radius, from, to);
    ctx.arc(cx, cy, radius, Math.PI - to, Math.PI - from);
    ctx.closePath();
  }
}

// The part of a polygon where a measure of its points is not negative.
function cutAt(points, measure) {
  const kept = [];
  points.forEach((point, at) => {
    const before = points[(at + points.length - 1) % points.length];
    const [was, is] = [measure(before), measure(point)];
    if (was < 0 !== is < 0) {
      const share = was / (was - is);
      kept.push([0, 1].map((axis) => before[axis] + share * (point[axis] - before[axis])));
    }
    if (is >= 0) kept.push(point);
  });
  return kept;
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
 * Paint a node: `colour` within, `ink` around it, and its fill (0 to 4) partly in `ground`.
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
    ctx.fillStyle = mark[over.colour];
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

/** The same node as an element of a drawing: a path, or a group of paths. */
export function svgShape(mark) {
  const parts = layersOf(mark).map(({ trace, ...look }) => {
    return svg("path", { d: pathData(trace), ...look });
  });
  return parts.length === 1 ? parts[0] : svg("g", {}, ...parts);
}

/** The layers of a node from below: how each is traced, and its attributes in a drawing. */
export function layersOf(mark) {
  const { shape, x, y, r, colour, ink, width = 1.5 } = mark;
  const form = shapeForm(shape);
  const over = mark.detail === false ? null : FILL_LAYERS[mark.fill || 0];
  const outline = (ctx) => shapePath(ctx, shape, x, y, r);
  const line = { stroke: ink, "stroke-width": shortNumber(width) };
  const dashes = outlineDashes(width).map(shortNumber).join(" ");
  const dashed = mark.dashed || form.dashed ? { ...line, "stroke-dasharray": dashes } : line;
  const around = width > 0 ? dashed : {};
  const layers = [{ trace: outline, fill: colour, ...(over?.isCut ? {} : around) }];
  if (over) layers.push({ trace: (ctx) => over.trace(ctx, form, x, y, r), fill: mark[over.colour] });
  if (over?.isCut && width > 0) layers.push({ trace: outline, fill: "none", ...around });
  if (form.dashed && width > 0 && mark.detail !== false) {
    const thin = { ...line, "stroke-width": shortNumber(width * 0.6) };
    layers.push({ trace: (ctx) => traceCreases(ctx, form, x, y, r), fill: "none", ...thin });
  }
  return layers;
}

/** What `trace` says to the path of a canvas, as the data of a path in a drawing. */
export function pathData(trace) {
  const said = [];
  let isOpen = false;
  const to = (command, x, y) => said.push(`${command}${shortNumber(x)} ${shortNumber(y)}`);
  trace({
    moveTo: (x, y) => {
      to("M", x, y);
      isOpen = true;
    },
    lineTo: (x, y) => to("L", x, y),
    closePath: () => said.push("Z"),
    arc: (x, y, r, start, end) => {
      const point = (angle) => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      // As a canvas does: a line leads to where the arc begins.
      if (!isOpen || !/^[MA]/.test(said.at(-1)) || !endsAt(said.at(-1), point(start))) {
        to(isOpen ? "L" : "M", ...point(start));
        isOpen = true;
      }
      // No arc of a drawing can go all round.
      const steps = Math.ceil((end - start) / Math.PI - 1e-9);
      for (let step = 1; step <= steps; step++) {
        const [px, py] = point(start + ((end - start) * step) / steps);
        said.push(`A${shortNumber(r)} ${shortNumber(r)} 0 0 1 ${shortNumber(px)} ${shortNumber(py)}`);
      }
    },
  });
  return said.join("");
}

function endsAt(command, [x, y]) {
  return command.endsWith(`${shortNumber(x)} ${shortNumber(y)}`);
}

// A hundredth of a pixel is more than anyone sees.
function shortNumber(value) {
  return String(Math.round(value * 100) / 100);
}
