// What is drawn beside vis-network's own nodes and lines: it asks only for a canvas's context.

import { INK, LINES } from "./colours.js";
import { fontSize, lineHeight } from "./labels.js";
import { isMeant, isTieMeant, radius } from "./looks.js";

// Three heads, hollow: several people whom the source does not name.
const HEADS = [[-1, 0.55], [1, 0.55], [0, -0.8]];

/** Draw an unnamed group; `scale` keeps its line as wide as those of the other shapes. */
export function drawGroup(ctx, node, now, { x, y, hover, scale }) {
  const r = radius(node, now) * 0.56;
  ctx.lineWidth = (node === now.selected ? 4 : hover ? 2.5 : 1.5) / scale;
  ctx.strokeStyle = INK;
  for (const [dx, dy] of HEADS) {
    ctx.beginPath();
    ctx.arc(x + dx * r, y + dy * r, r, 0, 2 * Math.PI);
    ctx.fillStyle = "#ffffff";
    ctx.setLineDash([]);
    ctx.fill();
    ctx.save();
    ctx.globalAlpha *= 0.45;
    ctx.fillStyle = now.colours.of(node);
    ctx.fill();
    ctx.restore();
    ctx.setLineDash([3 * now.unit, 2 * now.unit]);
    ctx.stroke();
  }
}

/** What the selection is not about is veiled; what it is about is drawn once more, on top. */
export function drawVeil(ctx, { network, size }, now) {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: size.width, y: size.height });
  ctx.fillStyle = "rgba(255,255,255,0.8)";
  ctx.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  const { nodes, edges } = network.body;
  for (const tie of now.shown.ties) {
    if (!isTieMeant(tie, now)) continue;
    ctx.save();
    edges[tie.id].draw(ctx);
    edges[tie.id].drawArrows(ctx);
    ctx.restore();
  }
  for (const node of now.shown.nodes) if (isMeant(node, now)) nodes[node.id].draw(ctx);
}

export function drawMarks(ctx, marks, now, letters) {
  for (const { tie, x, y } of marks) {
    ctx.globalAlpha = isTieMeant(tie, now) ? 1 : 0.15;
    ctx.beginPath();
    ctx.arc(x, y, 7.5, 0, 2 * Math.PI);
    ctx.fillStyle = "#ffffff";
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = LINES.inferred.color;
    ctx.fillStyle = LINES.inferred.color;
    ctx.stroke();
    ctx.font = `bold 11px ${letters}`;
    ctx.textAlign = "center";
    ctx.fillText("?", x, y - 5);
  }
}

/** The letters of a node's name. */
export function fontOf(node, now, scale, letters) {
  return `${node === now.selected ? "bold " : ""}${fontSize(scale)}px ${letters}`;
}

export function drawLabels(ctx, labels, now, scale, letters) {
  // What the selection is about comes last, over the rest.
  const order = [...labels].sort((a, b) => isMeant(a.node, now) - isMeant(b.node, now));
  for (const { node, lines, align, l, r, t } of order) {
    ctx.font = fontOf(node, now, scale, letters);
    ctx.globalAlpha = isMeant(node, now) ? 1 : 0.3;
    ctx.textAlign = align;
    const x = { left: l, center: (l + r) / 2, right: r }[align];
    lines.forEach((line, at) => {
      const y = t + at * lineHeight(scale);
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = "rgba(255,255,255,0.92)";
      ctx.strokeText(line, x, y);
      ctx.fillStyle = INK;
      ctx.fillText(line, x, y);
    });
  }
}
