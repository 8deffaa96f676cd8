// The legend of a sheet: what shapes, colours, lines and sizes mean, of what is shown on it.

import { wayWords } from "./captions.js";
import { lineFor, LINES, palette } from "../choices/colours.js";
import { statusShown } from "../shown/filters.js";
import { radius } from "../choices/looks.js";
import { realTies } from "../ground/model.js";
import { paintShape, SHAPE_NAMES } from "../picture/shapes.js";
import { say, statusWords, textOf } from "../ground/speech.js";
import { figureWords } from "../ground/wording.js";

const KNOWN_MODES = ["actor", "event", "project"];
const KEY_MARK = 6;
const KEY_LINE = 15;
// Larger marks than this have no room in a legend.
const KEY_MOST = 28;

/** The parts of the legend; each row has a text, and paints its mark around a point. */
export function sheetKey(now, scale) {
  const parts = [sheetShapes(now), sheetColours(now), sheetLines(now), sheetSizes(now, scale)];
  return parts.filter(({ rows }) => rows.length);
}

function sheetMark(now, look) {
  const { ink, ground } = palette(now.isDark);
  return (ctx, x, y) => {
    const mark = { fill: 0, colour: ground, r: KEY_MARK, width: 1.2, ...look };
    paintShape(ctx, { ...mark, ink, x, y });
  };
}

function sheetShapes(now) {
  const { lang } = now;
  // A node of each class and mode in each shape: there may be thousands of the same.
  const kinds = new Map();
  for (const node of now.shown.nodes) {
    if (!kinds.has(node.group)) kinds.set(node.group, new Map());
    kinds.get(node.group).set(node.cls ?? node.mode, node);
  }
  const rows = SHAPE_NAMES.filter((shape) => kinds.has(shape)).map((shape) => {
    const words = [...kinds.get(shape).values()].map((node) => sheetShapeWords(node, lang));
    return { text: [...new Set(words)].sort().join(", "), paint: sheetMark(now, { shape }) };
  });
  return { head: say(lang, "sheet.shape"), rows };
}

function sheetShapeWords(node, lang) {
  if (node.group === "group") return say(lang, "sheet.group");
  if (node.cls) return textOf(node.cls.label, lang);
  // A network made elsewhere has modes of its own.
  if (node.mode && !KNOWN_MODES.includes(node.mode)) return node.mode;
  return say(lang, `sheet.${node.mode || "other"}`);
}

function sheetColours(now) {
  const { colours, colour, lang } = now;
  const rows = colours.key.map(({ value, name, n, look }) => ({
    text: `${value ? textOf(value.label, lang) : say(lang, `sheet.${name}`)} (${n})`,
    paint: sheetMark(now, { shape: "dot", ...look }),
  }));
  const head = say(lang, "sheet.colour", { way: wayWords(colour, lang) });
  return { head, rows, isLong: true };
}

function sheetLines(now) {
  const { lang, isDark, filters } = now;
  const used = new Set();
  let hasArrow = false;
  for (const tie of now.shown.ties) {
    used.add(tie.structural ? "structural" : lineFor(statusShown(tie, filters), isDark).name);
    hasArrow ||= tie.directed;
  }
  const rows = LINES.filter((name) => used.has(name)).map((name) => {
    const status = statusWords(lang, name);
    const text = name === "inferred" ? say(lang, "sheet.inferred", { status }) : status;
    return { text, isWide: true, paint: (ctx, x, y) => paintKeyLine(ctx, x, y, name, isDark) };
  });
  if (hasArrow) {
    const paint = (ctx, x, y) => paintKeyArrow(ctx, x, y, palette(isDark).quiet);
    rows.push({ text: say(lang, "sheet.arrow"), isWide: true, paint });
  }
  return { head: say(lang, "sheet.line"), rows };
}

function paintKeyLine(ctx, x, y, name, isDark) {
  const line = lineFor(name, isDark);
  ctx.strokeStyle = line.color;
  ctx.lineWidth = line.width;
  ctx.setLineDash(line.dashes);
  ctx.beginPath();
  ctx.moveTo(x - KEY_LINE, y);
  ctx.lineTo(x + KEY_LINE, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintKeyArrow(ctx, x, y, colour) {
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  ctx.moveTo(x - KEY_LINE, y);
  ctx.lineTo(x + KEY_LINE - 8, y);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x + KEY_LINE, y);
  ctx.lineTo(x + KEY_LINE - 9, y - 4);
  ctx.lineTo(x + KEY_LINE - 9, y + 4);
  ctx.closePath();
  ctx.fill();
}

// The smallest and the largest of the marks (in a view drawn large, the largest that has room),
// with the values that they stand for.
function sheetSizes(now, scale) {
  const { size, lang, points } = now;
  const valueOf = sheetSizeValues(now);
  const way = size === "ties" || size === "same"
    ? say(lang, size === "ties" ? "sheet.by-ties" : "sheet.same")
    : size;
  const head = say(lang, "sheet.size", { way });
  if (size === "same") return { head, rows: [{ text: "", paint: () => {} }] };
  const ends = endsOf(now.shown.nodes, (node) => {
    const r = radius(node, now) * scale;
    const value = valueOf(node);
    return value === null || value === undefined || r > KEY_MOST ? null : r;
  });
  const told = new Set();
  const rows = [];
  for (const node of ends) {
    const text = figureWords(valueOf(node), lang);
    const r = radius(node, now) * scale;
    if (told.has(text)) continue;
    told.add(text);
    rows.push({ text, high: 2 * r, isWide: true, paint: sheetMark(now, { shape: "dot", r }) });
  }
  return { head, rows };
}

// The nodes for which a number is least and greatest; nodes without one are passed over.
function endsOf(nodes, numberOf) {
  let [least, greatest] = [null, null];
  for (const node of nodes) {
    const n = numberOf(node);
    if (n === null) continue;
    if (!least || n < least.n) least = { node, n };
    if (!greatest || n > greatest.n) greatest = { node, n };
  }
  return least ? [least.node, greatest.node] : [];
}

function sheetSizeValues({ size, shown, figures }) {
  if (size !== "ties") return (node) => figures.get(size)?.values.get(node);
  const numbers = new Map();
  const count = (node) => void numbers.set(node, (numbers.get(node) || 0) + 1);
  for (const tie of realTies(shown)) {
    count(tie.from);
    if (tie.to !== tie.from) count(tie.to);
  }
  return (node) => numbers.get(node) || 0;
}
