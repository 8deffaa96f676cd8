// What is known of a node, as far as the filters show it.

import { ranks } from "../shown/figures.js";
import { isStatusSeen, statusPlace } from "./seen.js";
import { spoken } from "../ground/speech.js";

const WAYS_TOLD = ["kind", "country", "level", "sector"];

/** The names of a node beside the one in its heading, each once, with its language if known. */
export function otherNames({ label, names = [] }, lang) {
  const heading = spoken(label, lang).text;
  const told = new Set([heading]);
  const found = [];
  const add = (text, own) => {
    if (told.has(text)) return;
    told.add(text);
    found.push({ text, lang: own });
  };
  if (typeof label !== "string") {
    for (const tag of Object.keys(label).sort()) add(label[tag], tag);
  }
  for (const name of names) {
    if (typeof name === "string") add(name, "");
    else for (const tag of Object.keys(name).sort()) add(name[tag], tag);
  }
  return found;
}

/** The claims on a node itself: those that the filters show, and those that they hide. */
export function factsSeen({ store, now }, node) {
  const all = store ? store.factsOf(node) : [];
  const isSeen = (claim) => isStatusSeen(now.filters, claim.status);
  const seen = all
    .filter(isSeen)
    .sort((a, b) => statusPlace(a.status) - statusPlace(b.status) || a.at - b.at);
  return { seen, hidden: all.filter((claim) => !isSeen(claim)) };
}

/**
 * The kinds, countries, levels and sectors of a node, each with the claims that say so.
 *
 * What only hidden claims say is left out; `told` are the claims that found their place.
 */
export function waysSeen({ model }, node, { seen, hidden }) {
  const told = new Set();
  const rows = [];
  for (const way of WAYS_TOLD) {
    for (const value of node[way] || []) {
      const saying = (claims) => claims.filter((claim) => isSameValue(model, claim.thing, value));
      const claims = saying(seen);
      if (!claims.length && saying(hidden).length) continue;
      for (const claim of claims) told.add(claim);
      rows.push({ way, value, claims });
    }
  }
  return { rows, told };
}

/** Things that have one text together, in the order in which each text is first met. */
export function byText(things, textOfThing) {
  const found = new Map();
  for (const thing of things) {
    const text = textOfThing(thing);
    if (found.has(text)) found.get(text).push(thing);
    else found.set(text, [thing]);
  }
  return [...found].map(([text, all]) => ({ text, all }));
}

// A code has the same texts wherever it is named.
function isSameValue(model, thing, { label }) {
  const named = Number.isInteger(thing) ? model.nodes[thing]?.label : thing;
  if (!named) return false;
  if (typeof named === "string" || typeof label === "string") {
    return textsIn(named).some((text) => textsIn(label).includes(text));
  }
  return Object.keys(named).some((tag) => named[tag] === label[tag]);
}

function textsIn(label) {
  return typeof label === "string" ? [label] : Object.values(label);
}

const RANKS = new WeakMap();

/** A node's value of a measure, and its place among the nodes of its own mode. */
export function placeAmong(values, node) {
  const value = values.get(node) ?? null;
  if (value === null) return null;
  if (!RANKS.has(values)) RANKS.set(values, ranks(values));
  const { rank, of } = RANKS.get(values).get(node);
  return { value, rank, all: of };
}
