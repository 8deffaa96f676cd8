// A drawing in a file, made by what draws on a canvas: whatever paints the picture makes this too.
//
// What was drawn is kept as a tree of plain nodes: it becomes text for a file, or elements of the
// page where it is printed.

import { hundredths, makeTrace } from "../picture/tracing.js";

const XMLNS = "http://www.w3.org/2000/svg";
const SVG_ANCHORS = { left: "start", center: "middle", right: "end" };
// How far below the top of a line its letters stand, as a part of their size.
const SVG_BASELINES = { top: 0.9, middle: 0.35, alphabetic: 0 };
const SVG_RGBA = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/;
const SVG_FONT = /^(?:(bold|\d+) )?([\d.]+)px (.*)$/;

const SVG_STYLE = {
  globalAlpha: 1,
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineJoin: "miter",
  font: "10px sans-serif",
  textAlign: "left",
  textBaseline: "alphabetic",
};

function treeNode(tag, attributes = {}, children = []) {
  return { tag, attributes, children };
}

/** Something to draw on as on a canvas, of a size in pixels. */
export class Drawing {
  constructor(width, height) {
    const viewBox = `0 0 ${hundredths(width)} ${hundredths(height)}`;
    this.root = treeNode("svg", { xmlns: XMLNS, viewBox, width, height, role: "img" });
    this.into = this.root;
    this.kept = [];
    this.clips = 0;
    // All is drawn at one scale in both directions, so a place and a scale are enough.
    this.frame = { x: 0, y: 0, scale: 1 };
    this.dashes = [];
    Object.assign(this, SVG_STYLE);
    this.beginPath();
  }

  /** What the drawing is, for who does not see it. */
  describe(title, description) {
    this.root.children.push(treeNode("title", {}, [title]));
    if (description) this.root.children.push(treeNode("desc", {}, [description]));
  }

  /** Draw into a group of its own, which may have a title: what it is, for who points at it. */
  group(name, title, draw) {
    const outer = this.into;
    this.into = treeNode("g", { class: name });
    if (title) this.into.children.push(treeNode("title", {}, [title]));
    draw();
    outer.children.push(this.into);
    this.into = outer;
  }

  /** Draw what is seen through a window; the rest is cut off. */
  within({ l, t, r, b }, draw) {
    // Two drawings may stand in one page.
    const { width, height } = this.root.attributes;
    const id = `sight${++this.clips}-${width}x${height}`;
    const rect = treeNode("rect", this.rectangle(l, t, r - l, b - t));
    this.into.children.push(treeNode("clipPath", { id }, [rect]));
    const outer = this.into;
    this.into = treeNode("g", { "clip-path": `url(#${id})` });
    draw();
    outer.children.push(this.into);
    this.into = outer;
  }

  save() {
    const style = Object.fromEntries(Object.keys(SVG_STYLE).map((name) => [name, this[name]]));
    this.kept.push({ style, frame: this.frame, dashes: this.dashes });
  }

  restore() {
    const { style, frame, dashes } = this.kept.pop();
    Object.assign(this, style, { frame, dashes });
  }

  translate(x, y) {
    const [px, py] = this.placed(x, y);
    this.frame = { ...this.frame, x: px, y: py };
  }

  scale(factor) {
    this.frame = { ...this.frame, scale: this.frame.scale * factor };
  }

  setLineDash(dashes) {
    this.dashes = dashes;
  }

  placed(x, y) {
    return [this.frame.x + this.frame.scale * x, this.frame.y + this.frame.scale * y];
  }

  beginPath() {
    this.path = makeTrace();
    this.filled = null;
  }

  moveTo(x, y) {
    this.path.moveTo(...this.placed(x, y));
    this.filled = null;
  }

  lineTo(x, y) {
    this.path.lineTo(...this.placed(x, y));
    this.filled = null;
  }

  arc(x, y, r, start, end) {
    this.path.arc(...this.placed(x, y), this.frame.scale * r, start, end);
    this.filled = null;
  }

  closePath() {
    this.path.closePath();
  }

  fill() {
    const d = this.path.data();
    if (!d) return;
    this.filled = treeNode("path", { d, ...this.paint("fill", this.fillStyle) });
    this.into.children.push(this.filled);
  }

  stroke() {
    const d = this.path.data();
    if (!d) return;
    // What was just filled gets its outline, rather than a second shape.
    const isSame = this.into.children.at(-1) === this.filled;
    if (!isSame) this.into.children.push(treeNode("path", { d, fill: "none" }));
    Object.assign(this.into.children.at(-1).attributes, this.line());
    this.filled = null;
  }

  fillRect(x, y, width, height) {
    const look = this.paint("fill", this.fillStyle);
    this.into.children.push(treeNode("rect", { ...this.rectangle(x, y, width, height), ...look }));
  }

  fillText(text, x, y) {
    this.write(text, x, y, this.paint("fill", this.fillStyle));
  }

  /** The ground around letters. A reader aloud skips it. */
  strokeText(text, x, y) {
    this.write(text, x, y, { fill: "none", ...this.line(), "aria-hidden": "true" });
  }

  write(text, x, y, look) {
    const [, weight, size, family] = SVG_FONT.exec(this.font);
    const [px, py] = this.placed(x, y);
    const letters = Number(size) * this.frame.scale;
    const attributes = {
      x: hundredths(px),
      y: hundredths(py + letters * SVG_BASELINES[this.textBaseline]),
      "font-family": family,
      "font-size": hundredths(letters),
      ...(weight && { "font-weight": weight }),
      ...(this.textAlign !== "left" && { "text-anchor": SVG_ANCHORS[this.textAlign] }),
    };
    this.into.children.push(treeNode("text", { ...attributes, ...look }, [text]));
  }

  rectangle(x, y, width, height) {
    const [px, py] = this.placed(x, y);
    const sides = [width, height].map((side) => hundredths(side * this.frame.scale));
    return { x: hundredths(px), y: hundredths(py), width: sides[0], height: sides[1] };
  }

  line() {
    const { scale } = this.frame;
    const dashes = this.dashes.map((dash) => hundredths(dash * scale)).join(" ");
    return {
      ...this.paint("stroke", this.strokeStyle),
      "stroke-width": hundredths(this.lineWidth * scale),
      ...(dashes && { "stroke-dasharray": dashes }),
      ...(this.lineJoin !== "miter" && { "stroke-linejoin": this.lineJoin }),
    };
  }

  // Not every program that draws such a file knows a colour with its opacity in it.
  paint(what, style) {
    const [, red, green, blue, share] = SVG_RGBA.exec(style) || [];
    const colour = share ? `rgb(${red},${green},${blue})` : style;
    const opacity = this.globalAlpha * (share ? Number(share) : 1);
    return { [what]: colour, ...(opacity < 1 && { [`${what}-opacity`]: hundredths(opacity) }) };
  }
}
