// What a reader of this network can choose among, control by control.

import { colourWays } from "./colours.js";
import { componentsOf } from "../shown/components.js";
import { FACTS } from "../ground/model.js";
import { LANGUAGES } from "../ground/speech.js";

// As many can be seen at once.
const FEW_NODES = 60;
const TOP_NUMBERS = [50, 100, 200];

/**
 * The values of each choice, the measures that a part may be the top of, and the keys that
 * filters may hide.
 *
 * A choice that has one value only is none.
 */
export function offersOf(model) {
  const { nodes, ties } = model;
  const named = model.measures.map(({ name }) => name);
  const told = colourWays(model);
  const isFolded = nodes.some((node) => node.parts.length);
  const top = TOP_NUMBERS.filter((n) => n < nodes.length);
  const part = ["all"];
  if (nodes.length > FEW_NODES) {
    if (componentsOf(model).length > 1) part.push("component");
    part.push("backbone", "top");
  }
  return {
    form: model.twoMode ? ["two-mode", "projected"] : ["two-mode"],
    fold: ["", ...(isFolded ? ["parts"] : []), ...FACTS.filter((way) => told.includes(way))],
    part,
    top,
    // How many ties a node has is always known.
    measures: [...new Set(["degree", ...named])],
    size: ["ties", "same", ...named],
    colour: told,
    lang: LANGUAGES,
    theme: ["auto", "light", "dark"],
    keys: { ...keysOf(model.values), status: new Set(ties.flatMap(({ statuses }) => statuses)) },
  };
}

function keysOf(values) {
  const keys = (all) => new Set(all.map(({ key }) => key));
  const pairs = Object.entries(values).map(([way, all]) => [way, keys(all)]);
  return Object.fromEntries(pairs);
}
