// Colours and lines, and what they say.

import { isThing } from "./model.js";
import { className, several } from "./words.js";

// Okabe and Ito's colours, told apart by colour-blind readers too.
export const COLOURS = [
  "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442",
];
export const INK = "#1b2733";
export const THING = "#5b6875";
export const OTHER = "#b9c1c9";
export const UNKNOWN = "#ffffff";

export const LINES = {
  stated: { color: "#33475b", width: 2.6, dashes: false },
  interpreted: { color: "#7d8a97", width: 2, dashes: false },
  inferred: { color: "#a84300", width: 2, dashes: [9, 6] },
  external: { color: "#0072b2", width: 2, dashes: [14, 4, 3, 4] },
  "not known": { color: "#5b6875", width: 1.6, dashes: false },
  structural: { color: "#8a949e", width: 2, dashes: [2, 5] },
};

/** How a tie of a status is drawn; one of an unheard-of status as one that is not known. */
export function lineFor(status) {
  return Object.hasOwn(LINES, status) ? LINES[status] : LINES["not known"];
}

const WAYS = [
  ["kind", "by kind of actor"],
  ["cls", "by class"],
  ["country", "by country"],
  ["level", "by level"],
];
const SEVERAL = { kind: "several kinds", country: "several countries", level: "several levels" };

/** The ways to colour that tell nodes of this network apart, each with its words. */
export function colourWays(model) {
  return WAYS.filter(([way]) => way === "cls" || valuesBy(model, way).size > 1);
}

function valuesBy(model, way) {
  const values = coloured(model, way).map((node) => valueBy(node, way));
  return new Set(values.filter(Boolean));
}

// Only actors have a kind, country and level.
function coloured({ nodes }, way) {
  return nodes.filter((node) => way === "cls" || !isThing(node));
}

function valueBy(node, way) {
  if (way === "cls") return className(node);
  const parts = several(node[way]);
  return parts.length > 1 ? SEVERAL[way] : parts[0] || "";
}

/** The colour of each node, and the key to the colours: pairs of words and a colour. */
export function colouring(model, way) {
  const ranked = byFrequency(coloured(model, way).map((node) => valueBy(node, way)));
  // Where the values outnumber the colours, the last colour is for all the others.
  const room = ranked.length > COLOURS.length ? COLOURS.length - 1 : COLOURS.length;
  const chosen = new Map(ranked.slice(0, room).map((value, at) => [value, COLOURS[at]]));
  const of = (node) => {
    if (way !== "cls" && isThing(node)) return THING;
    const value = valueBy(node, way);
    return value ? chosen.get(value) || OTHER : UNKNOWN;
  };
  const key = [...chosen];
  if (ranked.length > room) key.push([`${ranked.length - room} others`, OTHER]);
  if (coloured(model, way).some((node) => !valueBy(node, way))) key.push(["not known", UNKNOWN]);
  if (way !== "cls" && model.nodes.some(isThing)) key.push(["events and projects", THING]);
  return { of, key };
}

function byFrequency(values) {
  const numbers = new Map();
  for (const value of values.filter(Boolean)) numbers.set(value, (numbers.get(value) || 0) + 1);
  const more = (a, b) => numbers.get(b) - numbers.get(a) || (a < b ? -1 : 1);
  return [...numbers.keys()].sort(more);
}
