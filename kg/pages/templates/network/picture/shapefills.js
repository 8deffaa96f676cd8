// What is within the outline of a shape, for each of its fills: a ring, a half, a dot, a stripe.

export const TO_RADIANS = Math.PI / 180;

// How far from the middle the fills reach: the open centre, the dark dot, half the stripe.
const FILL_OPEN = 0.52;
const FILL_DARK = 0.36;
const FILL_STRIPE = 0.3;

const WHITE = "#ffffff";
const DARK = "#1b2733";

/** What is drawn over the colour, by fill: the same on a light ground and on a dark one. */
export const FILL_LAYERS = [
  null,
  { trace: traceRing, colour: WHITE },
  { trace: traceHalf, colour: WHITE, isCut: true },
  { trace: traceDot, colour: DARK },
  { trace: traceStripe, colour: WHITE, isCut: true },
];

/**
 * A regular polygon of the area of the unit disc, its first corner at an angle, and what its fills
 * cover: they are cut out once, not each time that a node is painted.
 */
export function polygon(sides, first, middle) {
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

/** Trace a polygon that is kept for r = 1. */
export function tracePolygon(ctx, points, x, y, r) {
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
