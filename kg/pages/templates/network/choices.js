// What the reader chose, and what follows from it.

import { colouring, colourWays } from "./colours.js";
import { filtered, NO_FILTERS } from "./filters.js";
import { isNode, touchedBy } from "./model.js";
import { pointsBy } from "./sizes.js";
import { makeState } from "./state.js";

/** The page's state; `unit` keeps marks and lines visible where the picture is much reduced. */
export function makeChoices(model, unit = 1) {
  const first = {
    // Chosen: a node or tie, and where it was selected. The latter is new each time, so that to
    // select a thing once more is a change too.
    selected: null,
    asked: { from: "" },
    filters: NO_FILTERS,
    search: "",
    colour: colourWays(model)[0][0],
    size: "ties",
    // How the picture stands: whether the reader moved it, and how often a node was dragged.
    unit,
    moved: false,
    dragged: 0,
    // What follows.
    shown: null,
    touched: null,
    colours: null,
    points: null,
  };
  return makeState(first, (next, before) => settled(model, next, before));
}

function settled(model, next, before) {
  const differs = (name) => !before || next[name] !== before[name];
  const made = { ...next };
  if (differs("filters")) made.shown = filtered(model, made.filters);
  if (made.selected && !isShown(made.selected, made.shown)) {
    if (differs("asked")) {
      // Who selects what is left out wants to see it.
      made.filters = NO_FILTERS;
      made.search = "";
      made.shown = filtered(model, NO_FILTERS);
    } else {
      made.selected = null;
      made.asked = { from: "" };
    }
  }
  if (!before || made.selected !== before.selected || made.shown !== before.shown) {
    made.touched = touchedBy(made.selected, made.shown);
  }
  if (differs("colour")) made.colours = colouring(model, made.colour);
  if (differs("size")) made.points = pointsBy(model, made.size);
  return made;
}

function isShown(thing, shown) {
  return (isNode(thing) ? shown.nodes : shown.ties).has(thing);
}

/** Select a node or tie, or nothing (null); `from` is “picture”, “list”, “address” or “”. */
export function select(state, thing, from = "") {
  state.set({ selected: thing, asked: { from } });
}
