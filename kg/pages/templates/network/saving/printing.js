// The page on paper. The picture is drawn anew for it, upright and on its side: which of them is
// printed is known only to the print itself, so the style chooses.

import { byId, make } from "../ground/elements.js";
import { extent } from "../ground/model.js";
import { say } from "../ground/speech.js";
import { drawingElement } from "../picture/svgelements.js";

// Within the margins of A4, with the title above it; in print the pixels are a quarter smaller.
const ON_SIDE = { width: 1300, height: 730 };
const UPRIGHT = { width: 900, height: 1080 };
// What the legend and the words take of the upright one.
const BESIDES = 270;

/** Make the page ready when it is printed; `drawingOf(size)` draws the picture with its legend. */
export function makePrinting({ place }, model, state, drawingOf) {
  let added = [];

  function prepare() {
    clear();
    const { lang, shown } = state.now;
    const sizes = [[uprightFor(shown.nodes), "upright"], [ON_SIDE, "on-side"]];
    const sheets = sizes.map(([size, name]) => {
      const element = drawingElement(drawingOf(size));
      element.setAttribute("class", name);
      return element;
    });
    put(make("div", { class: "on-paper" }, ...sheets), place);
    for (const [id, things] of [["node-table", shown.nodes], ["tie-table", shown.ties]]) {
      const table = byId(id);
      const rows = table.tBodies[0] ? [...table.tBodies[0].rows] : [];
      const n = rows.filter((row) => !row.hidden).length;
      if (n >= things.size) continue;
      const words = say(lang, "paper.more", { n, all: things.size });
      put(make("p", { class: "on-paper" }, words), table);
    }
    // How the network was made is read before its tables.
    const footer = document.querySelector("footer");
    const after = footer.nextSibling;
    document.querySelector(".tables").before(footer);
    added.push({ remove: () => void document.body.insertBefore(footer, after) });
    // What is folded up on the screen is read on paper.
    for (const details of document.querySelectorAll("footer details:not([open])")) {
      details.open = true;
      added.push({ remove: () => void (details.open = false) });
    }
  }

  function put(element, after) {
    after.after(element);
    added.push(element);
  }

  function clear() {
    for (const each of added) each.remove();
    added = [];
  }

  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", clear);
}

// A wide network needs no high sheet: the rest of the page is for what follows.
function uprightFor(nodes) {
  const [left, right] = extent([...nodes].map((node) => node.x));
  const [top, bottom] = extent([...nodes].map((node) => node.y));
  const high = ((bottom - top) / Math.max(1, right - left)) * UPRIGHT.width + BESIDES;
  return { ...UPRIGHT, height: Math.round(Math.max(620, Math.min(UPRIGHT.height, high || 0))) };
}
