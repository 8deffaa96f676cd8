// What is drawn, on any canvas. Places are the network's own; lines and letters have the width that
// they are to have on the screen, so `scale` is given: pixels of the screen for each unit.

import { lineFor, palette } from "../choices/colours.js";
import { statusShown } from "../shown/filters.js";
import { fontSize, lineHeight } from "./spots.js";
import { isMeant, isTieMeant, radius, widthOf } from "../choices/looks.js";
import { paintShape } from "./shapes.js";

// Of so many lines the dashes are not seen any more, and each costs.
const DASHED = 3000;
// So many lie over each other: they are drawn lighter, and no wider than a pixel. A browser without
// a graphics card draws wider ones twenty times more slowly.
const DENSE = 800;

/** Draw lines, those of one look in one go; `seen` tells of a tie whether it may be in sight. */
export function drawTies(ctx, ties, now, { scale, seen = () => true }) {
  const looks = new Map();
  const many = now.shown.ties.size > DASHED;
  for (const tie of ties) {
    if (!seen(tie)) continue;
    const status = tie.structural ? "structural" : statusShown(tie, now.filters);
    const chosen = tie === now.selected || tie === now.walk?.tie ? 2.5 : 0;
    const wider = Math.round(2 * (widthOf(tie) + chosen)) / 2;
    const key = `${status} ${wider}`;
    if (!looks.has(key)) looks.set(key, { status, wider, ties: [] });
    looks.get(key).ties.push(tie);
  }
  const isDense = ties.size > DENSE;
  const finer = Math.max(0.45, Math.min(1.3, Math.sqrt(scale * now.unit)));
  ctx.save();
  if (isDense) ctx.globalAlpha *= 0.55;
  for (const { status, wider, ties: alike } of looks.values()) {
    const line = lineFor(status, now.isDark);
    ctx.strokeStyle = line.color;
    ctx.fillStyle = line.color;
    ctx.lineWidth = (isDense ? 1 / devicePixelRatio : (line.width + wider) * finer) / scale;
    ctx.setLineDash(many ? [] : line.dashes.map((length) => (length * finer) / scale));
    ctx.beginPath();
    for (const tie of alike) lineOf(ctx, tie, now);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    for (const tie of alike) if (tie.directed) headOf(ctx, tie, now, 9 * finer / scale);
    ctx.fill();
  }
  ctx.restore();
}

function lineOf(ctx, { from, to }, now) {
  if (from === to) {
    const r = radius(from, now) || 8;
    ctx.moveTo(from.x + r, from.y - r);
    ctx.arc(from.x, from.y - r, r, 0, 2 * Math.PI);
    return;
  }
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
}

// An arrow's head touches the node that it points to.
function headOf(ctx, { from, to }, now, size) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (!length) return;
  const [ux, uy] = [dx / length, dy / length];
  const back = radius(to, now) * 1.05;
  const [x, y] = [to.x - ux * back, to.y - uy * back];
  ctx.moveTo(x, y);
  ctx.lineTo(x - ux * size - uy * size * 0.45, y - uy * size + ux * size * 0.45);
  ctx.lineTo(x - ux * size + uy * size * 0.45, y - uy * size - ux * size * 0.45);
  ctx.closePath();
}

/** Draw marks of nodes. */
export function drawNodes(ctx, nodes, now, { scale, seen = () => true }) {
  const { ink, ground } = palette(now.isDark);
  for (const node of nodes) {
    if (!seen(node)) continue;
    const r = radius(node, now);
    const isChosen = node === now.selected || node === now.walk?.node;
    const isFine = r * scale < 4;
    const { colour, fill } = now.colours.of(node);
    // A small mark is told by its colour alone, unless that is the ground's: an outline costs most.
    const thin = colour === ground ? 0.6 : 0;
    paintShape(ctx, {
      shape: node.group, fill, colour, ink, r, x: node.x, y: node.y,
      width: (isChosen ? 4 : isFine ? thin : 1.4) / scale,
      dashed: node.group === "group" && !isFine,
      detail: !isFine,
    });
  }
}

/** What the selection is not about is veiled; what it is about is drawn once more, on top. */
export function drawSelection(ctx, now, { scale, window }) {
  ctx.fillStyle = palette(now.isDark).veil;
  ctx.fillRect(window.l, window.t, window.r - window.l, window.b - window.t);
  drawTies(ctx, new Set([...now.shown.ties].filter((tie) => isTieMeant(tie, now))), now, { scale });
  drawNodes(ctx, [...now.shown.nodes].filter((node) => isMeant(node, now)), now, { scale });
}

/** A ring around the node at which a reader walks. */
export function drawWalk(ctx, { walk, ...now }, { scale }) {
  if (!walk) return;
  ctx.lineWidth = 3 / scale;
  ctx.strokeStyle = palette(now.isDark).lines.inferred;
  ctx.beginPath();
  ctx.arc(walk.node.x, walk.node.y, radius(walk.node, now) + 7 / scale, 0, 2 * Math.PI);
  ctx.stroke();
}

export function drawMarks(ctx, marks, now, letters) {
  const { ground, lines } = palette(now.isDark);
  for (const { tie, x, y } of marks) {
    ctx.globalAlpha = isTieMeant(tie, now) ? 1 : 0.15;
    ctx.beginPath();
    ctx.arc(x, y, 7.5, 0, 2 * Math.PI);
    ctx.fillStyle = ground;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = lines.inferred;
    ctx.fillStyle = lines.inferred;
    ctx.stroke();
    ctx.font = `bold 11px ${letters}`;
    ctx.textAlign = "center";
    ctx.fillText("?", x, y - 5);
  }
  ctx.globalAlpha = 1;
}

/** The letters of a node's name. */
export function fontOf(node, now, scale, letters) {
  return `${node === now.selected ? "bold " : ""}${fontSize(scale)}px ${letters}`;
}

export function drawLabels(ctx, labels, now, scale, letters) {
  const { ink, halo } = palette(now.isDark);
  // What the selection is about comes last, over the rest.
  const order = now.touched
    ? [...labels].sort((a, b) => isMeant(a.node, now) - isMeant(b.node, now))
    : labels;
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = halo;
  ctx.fillStyle = ink;
  for (const { node, lines, align, l, r, t } of order) {
    ctx.font = fontOf(node, now, scale, letters);
    ctx.globalAlpha = isMeant(node, now) ? 1 : 0.3;
    ctx.textAlign = align;
    const x = { left: l, center: (l + r) / 2, right: r }[align];
    lines.forEach((line, at) => {
      const y = t + at * lineHeight(scale);
      ctx.strokeText(line, x, y);
      ctx.fillText(line, x, y);
    });
  }
  ctx.globalAlpha = 1;
}
