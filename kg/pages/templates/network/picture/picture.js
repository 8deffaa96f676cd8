// The picture: vis-network gives the canvas and the way to move about in it, and what is shown is
// drawn on it here. In a large network a still picture is moved until the hand rests.

import {
  drawLabels, drawMarks, drawNodes, drawSelection, drawTies, drawWalk, fontOf,
} from "./drawing.js";
import { placeLabels } from "./labels.js";
import { questionMarks } from "./marks.js";
import { makeMeasuring } from "./measuring.js";
import { say } from "../ground/speech.js";
import { roomFor } from "./views.js";
import { makeLines } from "./wrapping.js";

// So many nodes and ties are drawn anew for each frame.
const QUICK = 1500;
// From here on only the names in sight are placed.
const MANY = 400;
// How long the hand rests until all is drawn anew, in milliseconds.
const REST = 140;

/** The size of the picture's place on the screen. */
export function sizeOf(place) {
  return { width: place.clientWidth, height: place.clientHeight };
}

/** Draw the network in its place; `vis` is vis-network, `options` what pyvis says to it. */
export function makePicture(place, options, state, vis) {
  const letters = getComputedStyle(document.body).fontFamily;
  const network = new vis.Network(place, { nodes: [], edges: [] }, options);
  const canvas = place.querySelector("canvas");
  const still = document.createElement("canvas");
  const size = () => sizeOf(place);
  const linesOf = makeLines();
  const { widest } = makeMeasuring(letters);
  // The names as placed last; what was drawn last; and what a copy was made of.
  const placed = { now: null, scale: 0, window: null, labels: [] };
  const drawn = { now: null, scale: 0, origin: null };
  const copied = { now: null, scale: 0, origin: null };
  let timer = 0;
  let isMoving = false;

  function windowNow(around = 0) {
    const from = network.DOMtoCanvas({ x: -around, y: -around });
    const { width, height } = size();
    const to = network.DOMtoCanvas({ x: width + around, y: height + around });
    return { l: from.x, r: to.x, t: from.y, b: to.y };
  }

  function labelsFor(now, scale) {
    const { nodes } = now.shown;
    const isAlike = placed.now === now || isStill(placed.now, now);
    if (isAlike && placed.scale === scale && isCovered(placed.window, windowNow(), scale)) {
      return placed.labels;
    }
    // While the picture moves, each name stays beside its node.
    if (isAlike && isMoving) return shifted(placed, scale);
    const window = nodes.size > MANY ? scaled(windowNow(60), scale) : null;
    const labels = placeLabels(now, {
      scale,
      room: roomFor(size()),
      window,
      linesOf: (node) => linesOf(node, now.lang),
      widest: (lines, node) => widest(lines, fontOf(node, now, scale, letters)),
    });
    Object.assign(placed, { now, scale, window, labels });
    return labels;
  }

  function drawAll(ctx, now, scale) {
    const window = windowNow(30);
    const seen = { scale, seen: (node) => isIn(node, window) };
    drawTies(ctx, now.shown.ties, now, { scale, seen: (tie) => mayCross(tie, window) });
    drawNodes(ctx, now.shown.nodes, now, seen);
    if (now.selected) drawSelection(ctx, now, { scale, window });
    drawWalk(ctx, now, { scale });
    ctx.save();
    ctx.scale(1 / scale, 1 / scale);
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    const labels = labelsFor(now, scale);
    drawMarks(ctx, questionMarks(now, scale), now, letters);
    drawLabels(ctx, labels, now, scale, letters);
    ctx.restore();
  }

  // The canvas still holds what was drawn last when it begins to move.
  function copy() {
    [still.width, still.height] = [canvas.width, canvas.height];
    still.getContext("2d").drawImage(canvas, 0, 0);
    Object.assign(copied, drawn);
  }

  function drawCopy(ctx, scale) {
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    const [ratio, factor] = [canvas.width / (canvas.clientWidth || 1), scale / copied.scale];
    ctx.save();
    ctx.setTransform(factor, 0, 0, factor, 0, 0);
    const at = (axis) => (origin[axis] / factor - copied.origin[axis]) * ratio;
    ctx.drawImage(still, at("x"), at("y"));
    ctx.restore();
  }

  network.on("afterDrawing", (ctx) => {
    const { now } = state;
    const scale = network.getScale();
    if (isMoving && isLarge(now) && copied.now === now) return drawCopy(ctx, scale);
    drawAll(ctx, now, scale);
    Object.assign(drawn, { now, scale, origin: network.canvasToDOM({ x: 0, y: 0 }) });
  });

  // Once for each frame, however often it is asked for; vis-network's own way to draw is at once.
  const redraw = () => network.body.emitter.emit("_requestRedraw");

  function move() {
    if (!isMoving && isLarge(state.now) && drawn.now === state.now) copy();
    isMoving = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isMoving = false;
      redraw();
    }, REST);
  }
  network.on("dragging", move);
  network.on("zoom", move);

  place.querySelector(".vis-network").tabIndex = -1;
  const tell = ({ lang, shown }) => {
    const nodes = say(lang, "frame.nodes", { n: shown.nodes.size });
    const ties = say(lang, "frame.lines", { n: shown.ties.size });
    place.setAttribute("aria-label", say(lang, "frame.picture", { nodes, ties }));
  };
  tell(state.now);
  state.subscribe(["shown", "lang"], tell);
  const DRAWN = [
    "asked", "shown", "filters", "colours", "points", "isDark", "walk", "lang", "dragged", "unit",
  ];
  state.subscribe(DRAWN, redraw);
  const labels = () => placed.labels;
  return { network, place, canvas, size, letters, linesOf, labels, move, redraw };
}

// Whether two states differ in nothing that places names.
function isStill(before, now) {
  const names = ["shown", "points", "touched", "selected", "filters", "lang", "dragged", "unit"];
  return Boolean(before) && names.every((name) => before[name] === now[name]);
}

function isLarge({ shown }) {
  return shown.nodes.size + shown.ties.size > QUICK;
}

function scaled({ l, r, t, b }, scale) {
  return { l: l * scale, r: r * scale, t: t * scale, b: b * scale };
}

// Whether names were placed for all that is in sight now, or for all there is (null).
function isCovered(window, now, scale) {
  if (!window) return true;
  const { l, r, t, b } = scaled(now, scale);
  return l >= window.l - 1 && r <= window.r + 1 && t >= window.t - 1 && b <= window.b + 1;
}

// The names as last placed, each still beside its node.
function shifted({ scale: before, labels }, scale) {
  const change = scale - before;
  return labels.map((label) => {
    const [dx, dy] = [label.node.x * change, label.node.y * change];
    const { l, r, t, b } = label;
    return { ...label, l: l + dx, r: r + dx, t: t + dy, b: b + dy };
  });
}

function isIn({ x, y }, { l, r, t, b }) {
  return x >= l && x <= r && y >= t && y <= b;
}

function mayCross({ from, to }, { l, r, t, b }) {
  if (from.x < l && to.x < l) return false;
  if (from.x > r && to.x > r) return false;
  if (from.y < t && to.y < t) return false;
  return from.y <= b || to.y <= b;
}
