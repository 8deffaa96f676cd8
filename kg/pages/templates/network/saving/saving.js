// What leaves the page: the picture as a drawing or an image, what is shown as tables, and paper.

import { csvText, fileName, nodeTable, tieTable } from "./csv.js";
import { byId, make } from "../ground/elements.js";
import { makeMeasuring } from "../picture/measuring.js";
import { makePrinting } from "./printing.js";
import { paintSheet } from "./sheet.js";
import { say } from "../ground/speech.js";
import { Drawing } from "./svg.js";
import { drawingText } from "./svgtext.js";

// A4 on its side, and a slide, in pixels of the screen; and how many pixels of the image each is.
const PAPER = { width: 1360, height: 961.5, wide: 3508 };
const SLIDE = { width: 1280, height: 720, wide: 1920 };

/** Fill the menu “Save”. */
export function makeSaving(picture, model, state) {
  const { letters, linesOf } = picture;
  const { widest } = makeMeasuring(letters);
  const chosen = { part: "whole" };

  function sheetFor(size, date = today()) {
    const { lang } = state.now;
    const view = chosen.part === "view" ? { ...picture.viewNow(), ...picture.size() } : null;
    return { ...size, letters, linesOf, widest, lang, date, view };
  }

  function drawingOf(sheet) {
    const drawing = new Drawing(sheet.width, sheet.height);
    drawing.describe(model.title, model.question);
    paintSheet(drawing, model, state.now, sheet);
    return drawing;
  }

  function saveDrawing() {
    const text = drawingText(drawingOf(sheetFor(PAPER)));
    give(new Blob([text], { type: "image/svg+xml" }), fileName(model.title, "", "svg"));
  }

  function saveImage(size, what) {
    const factor = size.wide / size.width;
    const canvas = make("canvas", { width: size.wide, height: Math.round(size.height * factor) });
    const ctx = canvas.getContext("2d", { alpha: false });
    ctx.scale(factor, factor);
    paintSheet(ctx, model, state.now, sheetFor(size));
    canvas.toBlob((blob) => {
      if (blob) give(blob, fileName(model.title, what, "png"));
      else tell("save.failed");
    });
  }

  function saveTable(rows, what) {
    const blob = new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" });
    give(blob, fileName(model.title, what, "csv"));
  }

  // Some measures of what is shown take a while; a table without them would seem complete.
  function saveNodes() {
    const isWaiting = (now) => [...now.figures.values()].some(({ waiting }) => waiting);
    if (!isWaiting(state.now)) return saveTable(nodeTable(state.now), "nodes");
    tell("save.waiting");
    const end = state.subscribe(["figures"], (now) => {
      if (isWaiting(now)) return;
      end();
      saveTable(nodeTable(now), "nodes");
    });
  }

  function give(blob, file) {
    const href = URL.createObjectURL(blob);
    make("a", { href, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
    tell("save.done", { file });
  }

  function tell(key, values) {
    byId("said").textContent = say(state.now.lang, key, values);
  }

  const menu = byId("save");
  const offered = make("div", { class: "offered" });
  menu.append(offered);

  function fill({ lang, shown }) {
    const words = (key, values) => say(lang, key, values);
    const close = () => {
      menu.open = false;
      menu.querySelector("summary").focus();
    };
    const offer = (key, why, save) => make(
      "button",
      { type: "button", id: key.replace(".", "-"), click: () => { close(); save(); } },
      make("span", {}, words(key)),
      make("small", {}, why),
    );
    const part = (name) => {
      const input = make("input", { type: "radio", name: "save-part", value: name });
      input.checked = chosen.part === name;
      input.addEventListener("change", () => void (chosen.part = name));
      return make("label", {}, input, words(`save.${name}`));
    };
    const rows = (n) => words("save.rows", { n });
    offered.replaceChildren(
      make("fieldset", {}, make("legend", {}, words("save.picture")), part("whole"), part("view")),
      offer("save.svg", words("save.svg-why"), saveDrawing),
      offer("save.print", words("save.print-why"), () => saveImage(PAPER, "print")),
      offer("save.slide", words("save.slide-why"), () => saveImage(SLIDE, "slide")),
      make("h2", {}, words("save.tables")),
      offer("save.nodes", rows(shown.nodes.size), saveNodes),
      offer("save.ties", rows(shown.ties.size), () => saveTable(tieTable(state.now), "ties")),
      make("h2", {}, words("save.page")),
      offer("save.paper", words("save.paper-why"), () => window.print()),
    );
  }
  fill(state.now);
  state.subscribe(["lang", "shown"], fill);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  makePrinting(picture, model, state, (size) => {
    const sheet = { ...sheetFor(size), view: null, isBare: true };
    return drawingOf(sheet);
  });
}

// The day at the reader's place, as a document would date itself.
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
