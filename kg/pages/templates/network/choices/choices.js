// What the reader chose, and what follows from it.

import { colouring, colourWays } from "./colours.js";
import { isFiltered, NO_FILTERS } from "../shown/filters.js";
import { figuresOf } from "../shown/figures.js";
import { shownBy } from "../shown/forming.js";
import { isNode, touchedBy } from "../ground/model.js";
import { suggestedPart } from "../shown/parts.js";
import { pointsBy } from "./sizes.js";
import { LANGUAGES } from "../ground/speech.js";
import { makeState } from "../ground/state.js";

/** The page's state; `unit` keeps marks and lines visible where the picture is much reduced. */
export function makeChoices(model, unit = 1) {
  const first = {
    // Chosen: a node or tie, and where it was selected. The latter is new each time, so that to
    // select a thing once more is a change too.
    selected: null,
    asked: { from: "" },
    walk: null,
    filters: NO_FILTERS,
    search: "",
    form: "two-mode",
    fold: "",
    part: suggestedPart(model).part,
    colour: colourWays(model)[0],
    size: "ties",
    lang: LANGUAGES.includes(model.lang) ? model.lang : "en",
    theme: "auto",
    isDark: false,
    // How the picture stands: whether the reader moved it, and how often a node was dragged.
    unit,
    moved: false,
    dragged: 0,
    // What follows.
    shown: null,
    narrowed: false,
    touched: null,
    colours: null,
    points: null,
    figures: null,
  };
  return makeState(first, (next, before) => settled(model, next, before));
}

const SHAPING = ["filters", "form", "fold", "part"];

function settled(model, next, before) {
  const differs = (name) => !before || next[name] !== before[name];
  const made = { ...next };
  const same = differs("filters") ? null : before.shown;
  if (SHAPING.some(differs)) made.shown = shownBy(model, made, same);
  if (made.selected && !isShown(made.selected, made.shown)) settleSelected(model, made, differs);
  made.narrowed = isNarrowed(made);
  if (!before || made.selected !== before.selected || made.shown !== before.shown) {
    made.touched = touchedBy(made.selected, made.shown);
  }
  if (differs("colour") || differs("isDark") || made.shown !== before.shown || differs("lang")) {
    made.colours = colouring(model, made);
  }
  if (!before || made.shown !== before.shown) made.figures = figuresOf(model, made.shown);
  if (differs("size") || differs("figures") || !before || made.shown !== before.shown) {
    made.points = pointsBy(made);
  }
  return made;
}

const WIDER = [
  { part: { by: "all" } },
  { fold: "", form: "two-mode" },
  { filters: NO_FILTERS, search: "" },
];

function isNarrowed({ filters, form, fold, part }) {
  return isFiltered(filters) || form !== "two-mode" || fold !== "" || part.by !== "all";
}

// Who selects what is left out wants to see it; who filters it away has it no longer selected.
function settleSelected(model, made, differs) {
  const again = alikeIn(made.shown, made.selected);
  if (again) {
    made.selected = again;
  } else if (differs("asked")) {
    // No more is undone than it takes.
    for (const undone of WIDER) {
      Object.assign(made, undone);
      made.shown = shownBy(model, made);
      if (isShown(made.selected, made.shown)) break;
    }
  } else {
    made.selected = null;
    made.asked = { from: "" };
  }
}

// A tie that was made anew, as projected ones are, is still the one between the same two.
function alikeIn({ ties }, thing) {
  if (isNode(thing)) return null;
  for (const tie of ties) if (tie.from === thing.from && tie.to === thing.to) return tie;
  return null;
}

function isShown(thing, shown) {
  return (isNode(thing) ? shown.nodes : shown.ties).has(thing);
}

/** Select a node or tie, or nothing; `from` is “picture”, “list”, “walk”, “address” or “”. */
export function select(state, thing, from = "") {
  state.set({ selected: thing, asked: { from } });
}
