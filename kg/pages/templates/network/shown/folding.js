// Several nodes as one: parts within their whole, or actors by what they have in common.

import { groupsOf } from "./grouping.js";
import { byPlace, MergedTie } from "./merging.js";
import { tiesByNode } from "../ground/model.js";

const FOLDED = new WeakMap();

/**
 * What is left when nodes fold together; ties of two that become one tie are merged.
 *
 * `way` is “parts” (events and projects take in their parts), “country”, “kind”, “level” or
 * “sector” (actors become one node for each value), or “” for nothing.
 */
export function folded({ nodes, ties }, model, way) {
  if (!way) return { nodes, ties };
  if (!FOLDED.has(model)) FOLDED.set(model, { wholes: null, merged: new Map() });
  const cache = FOLDED.get(model);
  if (way !== "parts") return intoGroups({ nodes, ties }, model, way, cache);
  cache.wholes ??= wholesOf(model);
  if (!cache.wholes.size) return { nodes, ties };
  const into = (node) => shownWhole(node, nodes, cache.wholes);
  const left = new Set();
  for (const node of nodes) left.add(into(node));
  return { nodes: left, ties: merged(ties, into, cache.merged).ties };
}

// The whole of each part: the first, where there are several.
function wholesOf({ nodes }) {
  const wholes = new Map();
  for (const whole of nodes) {
    for (const part of whole.parts) if (!wholes.has(part)) wholes.set(part, whole);
  }
  return wholes;
}

// The outermost whole that is shown. What leads in a circle folds into the first node of it.
function shownWhole(node, nodes, wholes) {
  let found = node;
  const seen = new Set([node]);
  for (let next = wholes.get(node); next; next = wholes.get(next)) {
    if (seen.has(next)) return circleOf(next, wholes).find((each) => nodes.has(each)) ?? found;
    seen.add(next);
    if (nodes.has(next)) found = next;
  }
  return found;
}

function circleOf(node, wholes) {
  const circle = [node];
  for (let next = wholes.get(node); next !== node; next = wholes.get(next)) circle.push(next);
  return byPlace(circle);
}

function intoGroups({ nodes, ties }, model, way, { merged: kept }) {
  const { groupOf, all } = groupsOf(model, way);
  const into = (node) => groupOf.get(node) ?? node;
  for (const group of all) Object.assign(group, { members: [], within: 0, ties: [] });
  const left = new Set();
  for (const node of nodes) {
    const group = into(node);
    if (group !== node) group.members.push(node);
    left.add(group);
  }
  // What belongs to what is said of nodes, not of groups.
  const ofGroup = ({ from, to }) => groupOf.has(from) || groupOf.has(to);
  const meant = [...ties].filter((tie) => !tie.structural || !ofGroup(tie));
  const made = merged(meant, into, kept);
  for (const [group, number] of made.within) if (group.members) group.within = number;
  for (const [node, own] of tiesByNode(made.ties)) if (node.members) node.ties = own;
  for (const group of all) group.count = group.members.length;
  return { nodes: left, ties: made.ties };
}

// The ties with their ends moved into what these fold into, one for each pair; and how many are
// within one node. A tie whose ends stay is itself; a merged one of the same ties is the same.
function merged(ties, into, kept) {
  const byPair = new Map();
  const left = new Set();
  const within = new Map();
  for (const tie of ties) {
    const from = into(tie.from);
    const to = into(tie.to);
    if (from === to && tie.from !== tie.to) {
      within.set(from, (within.get(from) ?? 0) + 1);
      continue;
    }
    const key = pairKey(from, to, tie);
    const own = byPair.get(key);
    if (own) own.push(tie);
    else byPair.set(key, [tie]);
  }
  for (const [key, own] of byPair) left.add(oneOf(key, own, into, kept));
  return { ties: left, within };
}

function pairKey(from, to, { structural, directed }) {
  const turned = !directed && !structural && from.at > to.at;
  const pair = turned ? to.at * 2 ** 24 + from.at : from.at * 2 ** 24 + to.at;
  return pair * 2 + (structural ? 1 : 0);
}

function oneOf(key, own, into, kept) {
  const [first] = own;
  const ends = [into(first.from), into(first.to)];
  if (own.length === 1 && ends[0] === first.from && ends[1] === first.to) return first;
  // Of two alike neither comes first by itself.
  const alike = !first.directed && !first.structural && ends[0].mode === ends[1].mode;
  const [from, to] = alike ? byPlace(ends) : ends;
  const before = kept.get(key);
  if (before && sameTies(before.made, own)) return before;
  const made = new MergedTie(from, to, own);
  kept.set(key, made);
  return made;
}

function sameTies(one, other) {
  return one.length === other.length && one.every((tie, at) => tie === other[at]);
}
