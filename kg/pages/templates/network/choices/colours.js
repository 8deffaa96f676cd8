// Colours and lines, and what they say, on a light ground and on a dark one.

import { FACTS, isThing } from "../ground/model.js";

// After Okabe and Ito, who chose colours that colour-blind readers tell apart; on the dark ground
// lighter. A value names its colour by number, so the order must stay.
const LIGHT_COLOURS = [
  "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#7a5195",
];
const DARK_COLOURS = [
  "#3d9bdc", "#f0b030", "#2fc79b", "#e39ac4", "#8fd0f5", "#f2803a", "#f4ec7a", "#b08ad0",
];

const LIGHT = {
  ink: "#1b2733",
  ground: "#ffffff",
  quiet: "#52606d",
  thing: "#5b6875",
  other: "#b9c1c9",
  halo: "rgba(255,255,255,0.92)",
  veil: "rgba(255,255,255,0.8)",
  colours: LIGHT_COLOURS,
  lines: {
    stated: "#33475b",
    interpreted: "#7d8a97",
    inferred: "#a84300",
    external: "#0072b2",
    "not known": "#5b6875",
    structural: "#8a949e",
  },
};
const DARK = {
  ink: "#e8edf2",
  ground: "#14191f",
  quiet: "#a9b4bf",
  thing: "#94a1ae",
  other: "#5a6672",
  halo: "rgba(20,25,31,0.92)",
  veil: "rgba(20,25,31,0.8)",
  colours: DARK_COLOURS,
  lines: {
    stated: "#c3ced9",
    interpreted: "#8794a1",
    inferred: "#ff9d5c",
    external: "#6db8f2",
    "not known": "#94a1ae",
    structural: "#74808c",
  },
};

export function palette(isDark) {
  return isDark ? DARK : LIGHT;
}

const FORMS = {
  stated: { width: 2.4, dashes: [] },
  interpreted: { width: 1.8, dashes: [] },
  inferred: { width: 2, dashes: [9, 6] },
  external: { width: 2, dashes: [14, 4, 3, 4] },
  "not known": { width: 1.6, dashes: [] },
  structural: { width: 1.8, dashes: [2, 5] },
};

export const LINES = Object.keys(FORMS);

/** How a line of a status is drawn; one of an unheard-of status as one that is not known. */
export function lineFor(status, isDark) {
  const name = Object.hasOwn(FORMS, status) ? status : "not known";
  return { name, color: palette(isDark).lines[name], ...FORMS[name] };
}

/** The ways to colour that tell nodes of this network apart; by class in any case. */
export function colourWays(model) {
  const isTold = (way) => new Set(coloured(model, way).flatMap((node) => node[way])).size > 1;
  return [...FACTS.filter(isTold), "cls"];
}

// Only actors have a kind, country and level of their own.
function coloured({ nodes }, way) {
  return nodes.filter((node) => way === "cls" || !isThing(node));
}

/** The values of a node in a way of colouring. */
export function valuesOfNode(node, way) {
  if (way === "cls") return node.cls ? [node.cls] : [];
  return node[way];
}

/**
 * The colour and fill of each node, and the key to them.
 *
 * A value has the same look on every page. A node of several values has the look “several”; what
 * others take part in has one look, unless classes are told apart.
 */
export function colouring({ nodes }, { colour: way, isDark, shown }) {
  const { colours, thing, other, ground } = palette(isDark);
  const plain = (colour) => ({ colour, fill: 0 });
  // Where nothing is known of any node, an open mark would say that something is missing.
  const isTold = nodes.some((node) => valuesOfNode(node, way).length);
  const [things, several] = [plain(thing), plain(other)];
  const unknown = plain(isTold ? ground : colours[0]);
  const of = (node) => {
    if (way !== "cls" && isThing(node)) return things;
    const values = valuesOfNode(node, way);
    if (!values.length) return unknown;
    return values.length > 1 ? several : lookOf(values[0], isDark);
  };
  const drawn = shown ? shown.nodes : new Set(nodes);
  return { of, way, key: keyOf(drawn, way, isDark, { things, several, unknown }) };
}

/** How a value looks wherever it is shown. */
export function lookOf({ colour = 0, fill = 0 }, isDark) {
  return { colour: palette(isDark).colours[colour], fill };
}

// What is among the nodes shown: values in the order of how many have them, then the rest.
function keyOf(drawn, way, isDark, { things, several, unknown }) {
  const numbers = new Map();
  const rest = new Map();
  const more = (counts, what) => void counts.set(what, (counts.get(what) || 0) + 1);
  for (const node of drawn) {
    const values = valuesOfNode(node, way);
    if (way !== "cls" && isThing(node)) more(rest, "things");
    else if (!values.length) more(rest, "unknown");
    else if (values.length > 1) more(rest, "several");
    else more(numbers, values[0]);
  }
  const order = (a, b) => b[1] - a[1] || (a[0].key < b[0].key ? -1 : 1);
  const key = [...numbers].sort(order).map(([value, n]) => {
    return { value, n, look: lookOf(value, isDark) };
  });
  const looks = { several, unknown, things };
  for (const name of ["several", "unknown", "things"]) {
    if (rest.has(name)) key.push({ name, n: rest.get(name), look: looks[name] });
  }
  return key;
}
