// The entries of the legend: what nodes and ties are told apart by, and how many are shown.

import { STATUSES, WAYS } from "../shown/filters.js";
import { isNode, isThing, realTies } from "../ground/model.js";

const MOST_ENTRIES = 8;
const OF_TIES = ["role", "status"];

/**
 * The groups of entries that tell something apart, each by the way it filters.
 *
 * An entry has a key, its value (null for a status and for what is not known), and the nodes or
 * ties that have it, whether they are shown or not. What is most frequent is first.
 */
export function legendGroups(model) {
  const groups = WAYS.map((way) => ({ way, entries: entriesOf(model, way) }));
  return groups.filter(({ entries }) => entries.length > 1);
}

function entriesOf(model, way) {
  const members = new Map();
  for (const thing of thingsIn(model, way)) {
    for (const key of keysOfThing(thing, way)) {
      if (members.has(key)) members.get(key).push(thing);
      else members.set(key, [thing]);
    }
  }
  const values = new Map((model.values[way] || []).map((value) => [value.key, value]));
  const made = [...members].map(([key, things]) => {
    return { key, value: values.get(key) || null, things };
  });
  return made.sort(way === "status" ? byFirmness : byNumber);
}

// What others take part in has a kind and place of its own, which no filter asks for.
function thingsIn(model, way) {
  if (OF_TIES.includes(way)) return realTies(model);
  return way === "cls" ? model.nodes : model.nodes.filter((node) => !isThing(node));
}

function keysOfThing(thing, way) {
  if (way === "status") return thing.statuses.length ? thing.statuses : [thing.status];
  if (way === "cls") return [thing.cls?.key ?? ""];
  const values = way === "role" ? thing.roles : thing[way];
  return values.length ? values.map(({ key }) => key) : [""];
}

function byNumber(a, b) {
  if (!a.key || !b.key) return a.key ? -1 : 1;
  return b.things.length - a.things.length || (a.key < b.key ? -1 : 1);
}

function byFirmness(a, b) {
  const rank = ({ key }) => (STATUSES.includes(key) ? STATUSES.indexOf(key) : STATUSES.length);
  return rank(a) - rank(b) || (a.key < b.key ? -1 : 1);
}

/** How many entries of a group are seen before the reader asks for all. */
export function firstEntries(entries) {
  // To hide one behind a button would save no room.
  return entries.length <= MOST_ENTRIES + 1 ? entries.length : MOST_ENTRIES;
}

/** The nodes and ties of the network itself that the picture is made of. */
export function standingFor({ shown, form, fold }) {
  if (form === "two-mode" && !fold) return shown;
  if (fold) return shown.base;
  // Projected: of the ties that the filters leave, those of the actors that are drawn.
  const ties = new Set();
  const nodes = new Set(shown.nodes);
  for (const tie of shown.base.ties) {
    if (!shown.nodes.has(tie.from) && !shown.nodes.has(tie.to)) continue;
    ties.add(tie);
    nodes.add(tie.from).add(tie.to);
  }
  return { nodes, ties };
}

/** How many nodes or ties of an entry are among these. */
export function numberIn({ things }, { nodes, ties }) {
  const among = isNode(things[0]) ? nodes : ties;
  let number = 0;
  for (const thing of things) if (among.has(thing)) number += 1;
  return number;
}

/** The filters with other keys hidden in a way. */
export function withHidden(filters, way, keys) {
  return { ...filters, hidden: { ...filters.hidden, [way]: new Set(keys) } };
}

/** The keys that are hidden once an entry was ticked or unticked. */
export function toggled(hidden, key) {
  const keys = new Set(hidden);
  if (!keys.delete(key)) keys.add(key);
  return keys;
}

/** The keys of all entries of a group but one. */
export function allBut(entries, key) {
  return entries.map((entry) => entry.key).filter((other) => other !== key);
}
