// What the page knows: the nodes, the ties between them, and what these rest on. Of all this only
// a node's place changes, when a reader drags it; what readers choose is in the state.

import { className, fold, several } from "./words.js";

/** Nodes and ties that know each other, made of the rows that stand in the page. */
export function makeModel(data) {
  const nodeBy = new Map(data.nodes.map((row) => [row.id, makeNode(row)]));
  const ties = data.edges.map((row) => makeTie(row, nodeBy, data.claims));
  for (const tie of ties) {
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
  }
  return {
    nodes: [...nodeBy.values()],
    nodeBy,
    ties,
    claims: Object.values(data.claims),
    measures: data.measures,
    title: data.title,
    compare: new Intl.Collator(data.lang, { numeric: true }).compare,
  };
}

function makeNode({ id, label, group, x, y, facts }) {
  const node = { ...facts, id, group, x, y, lines: label.split("\n"), ties: [] };
  const words = [node.label, node.kind, node.country, className(node)];
  node.folded = fold(words.filter(Boolean).join(" "));
  return node;
}

const PLAIN_TIE = { relation: "", status: "", roles: [], claims: [], structural: false, weight: 1 };

function makeTie({ id, from, to, facts }, nodeBy, claims) {
  const tie = { ...PLAIN_TIE, ...facts, id, from: nodeBy.get(from), to: nodeBy.get(to) };
  tie.known = tie.claims.filter((iri) => Object.hasOwn(claims, iri)).map((iri) => claims[iri]);
  return tie;
}

export function isNode(thing) {
  return Object.hasOwn(thing, "ties");
}

/** Whether a node is what others take part in. */
export function isThing(node) {
  return ["Event", "Project"].includes(node.cls) || ["event", "project"].includes(node.mode);
}

const ACTORS = ["Organisation", "Unit", "Person", "UnnamedGroup"];

/** Whether a node can take part in things: a programme cannot, and of others it is not known. */
export function isActor(node) {
  return !isThing(node) && (ACTORS.includes(node.cls) || node.mode === "actor");
}

/** The ties that a claim makes; structural ones say only what belongs to what. */
export function realTies({ ties }) {
  return ties.filter((tie) => !tie.structural);
}

export function otherEnd(tie, node) {
  return tie.from === node ? tie.to : tie.from;
}

export function tieName(tie) {
  return `${tie.from.label} — ${tie.to.label}`;
}

export function roleWords(tie) {
  return tie.roles.join("; ") || tie.relation || "tie";
}

export function countries(node) {
  return several(node.country);
}

/** The values in all the lists, each once, sorted as a reader expects. */
export function distinct(model, lists) {
  return [...new Set(lists.flat())].sort(model.compare);
}

/** The nodes that a selection is about, itself among them; null if nothing is selected. */
export function touchedBy(selected, shown) {
  if (!selected) return null;
  if (!isNode(selected)) return new Set([selected.from, selected.to]);
  const ties = selected.ties.filter((tie) => shown.ties.has(tie));
  return new Set([selected, ...ties.flatMap((tie) => [tie.from, tie.to])]);
}

/** The least and the greatest of the values. */
export function extent(values) {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}

/** Turn a picture that lies on its side, for an upright screen. */
export function standUpright({ nodes }) {
  const [left, right] = extent(nodes.map((node) => node.x));
  const [top, bottom] = extent(nodes.map((node) => node.y));
  if (right - left <= bottom - top) return;
  for (const node of nodes) [node.x, node.y] = [-node.y, node.x];
}
