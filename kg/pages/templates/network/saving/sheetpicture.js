// The picture on a sheet: placed anew in the room that there is, in the colours of paper.

import { palette } from "../choices/colours.js";
import { drawLabels, drawMarks, drawNodes, drawTies, fontOf } from "../picture/drawing.js";
import { placeLabels } from "../picture/labels.js";
import { questionMarks } from "../picture/marks.js";
import { isMeant, isTieMeant } from "../choices/looks.js";
import { nameOf } from "../ground/model.js";
import { roomFor, unitFor, wholeView } from "../picture/views.js";

/** A drawing keeps together what belongs together; a canvas has no such thing. */
export function inGroup(ctx, name, title, draw) {
  if (ctx.group) ctx.group(name, title, draw);
  else draw();
}

function cutOff(ctx, box, draw) {
  if (ctx.within) return ctx.within(box, draw);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.l, box.t, box.r - box.l, box.b - box.t);
  ctx.clip();
  draw();
  ctx.restore();
}

/** Where the picture stands in a box: the scale, its middle, and how large marks are. */
export function picturePlace(now, { view }, box) {
  const size = { width: box.r - box.l, height: box.b - box.t };
  if (view) {
    const factor = Math.min(size.width / view.width, size.height / view.height);
    const { x, y } = view;
    return { size, unit: now.unit, scale: view.scale * factor, position: { x, y }, factor };
  }
  const nodes = [...now.shown.nodes];
  const whole = wholeView(nodes, size) || { scale: 1, position: { x: 0, y: 0 } };
  return { size, unit: unitFor(nodes, size), ...whole };
}

/** Paint what is shown into a box of the sheet; of a view, only what is seen in it. */
export function paintPicture(ctx, box, state, sheet) {
  const { size, unit, scale, position, factor } = picturePlace(state, sheet, box);
  const now = { ...state, unit };
  const { view } = sheet;
  const middle = { x: (box.l + box.r) / 2, y: (box.t + box.b) / 2 };
  const sight = view && {
    l: position.x * scale - (view.width * factor) / 2,
    r: position.x * scale + (view.width * factor) / 2,
    t: position.y * scale - (view.height * factor) / 2,
    b: position.y * scale + (view.height * factor) / 2,
  };
  const draw = () => {
    ctx.save();
    ctx.translate(middle.x - position.x * scale, middle.y - position.y * scale);
    ctx.save();
    ctx.scale(scale, scale);
    const half = { x: size.width / 2 / scale, y: size.height / 2 / scale };
    const [l, r] = [position.x - half.x, position.x + half.x];
    const veil = { l, r, t: position.y - half.y, b: position.y + half.y };
    paintNetwork(ctx, now, { scale, sight, veil, isBare: sheet.isBare });
    ctx.restore();
    paintNames(ctx, now, scale, sight, size, sheet);
    ctx.restore();
  };
  if (!sight) return draw();
  const [dx, dy] = [middle.x - position.x * scale, middle.y - position.y * scale];
  const edges = { l: sight.l + dx, r: sight.r + dx, t: sight.t + dy, b: sight.b + dy };
  cutOff(ctx, edges, draw);
  frameView(ctx, edges);
}

// A reader sees that the picture goes on beyond this.
function frameView(ctx, { l, r, t, b }) {
  ctx.strokeStyle = palette(false).other;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(l, t);
  for (const [x, y] of [[r, t], [r, b], [l, b]]) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.stroke();
}

// What the selection is not about lies under a veil; nothing is drawn twice.
function paintNetwork(ctx, now, { scale, sight, veil, isBare }) {
  // On paper nobody points at a node.
  const titleOf = (node) => (isBare ? "" : nameOf(node, now.lang));
  const isCrossing = (tie) => !sight || isWithinSight(tie, scale, sight);
  const ties = [...now.shown.ties].filter(isCrossing);
  const nodes = [...now.shown.nodes].filter((node) => isCrossing({ from: node, to: node }));
  const paint = (isAbout) => {
    inGroup(ctx, "ties", "", () => {
      const meant = ties.filter((tie) => isTieMeant(tie, now) === isAbout);
      drawTies(ctx, new Set(meant), now, { scale });
    });
    inGroup(ctx, "nodes", "", () => {
      for (const node of nodes) {
        if (isMeant(node, now) !== isAbout) continue;
        inGroup(ctx, "node", titleOf(node), () => drawNodes(ctx, [node], now, { scale }));
      }
    });
  };
  if (now.selected) {
    paint(false);
    ctx.fillStyle = palette(false).veil;
    ctx.fillRect(veil.l, veil.t, veil.r - veil.l, veil.b - veil.t);
  }
  paint(true);
}

function paintNames(ctx, now, scale, sight, size, { letters, linesOf, widest }) {
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const labels = placeLabels(now, {
    scale,
    window: sight || null,
    room: roomFor(size),
    linesOf: (node) => linesOf(node, now.lang),
    widest: (lines, node) => widest(lines, fontOf(node, now, scale, letters)),
  });
  inGroup(ctx, "marks", "", () => drawMarks(ctx, questionMarks(now, scale), now, letters));
  inGroup(ctx, "names", "", () => drawLabels(ctx, labels, now, scale, letters));
}

// Whether a line may cross a window: not where both of its ends are beyond the same side.
function isWithinSight({ from, to }, scale, { l, r, t, b }) {
  const [x1, x2, y1, y2] = [from.x, to.x, from.y, to.y].map((at) => at * scale);
  if (Math.max(x1, x2) < l || Math.min(x1, x2) > r) return false;
  return Math.max(y1, y2) >= t && Math.min(y1, y2) <= b;
}
