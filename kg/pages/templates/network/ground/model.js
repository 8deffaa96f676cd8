// What the page knows: the nodes, the ties between them, and what these rest on. Of all this only
// a node's place changes, when a reader drags it; what readers choose is in the state.

import { textOf } from "./speech.js";

/** What a node may be told apart by, and a tie by its role and relation. */
export const FACTS = ["kind", "country", "level", "sector"];

/** Nodes and ties that know each other, made of the columns that stand in the page. */
export function makeModel(data) {
  const values = valuesOf(data.values);
  const nodes = nodesOf(data.nodes, values, data);
  const ties = tiesOf(data.ties, nodes, values);
  for (const tie of ties) {
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
  }
  for (const [part, whole] of data.folds || []) nodes[whole].parts.push(nodes[part]);
  return {
    nodes,
    nodeBy: new Map(nodes.map((node) => [node.id, node])),
    ties,
    values,
    // What has no values the page is to compute by itself.
    measures: (data.measures || []).map(({ name, values }, at) => ({ name, at, isOpen: !values })),
    title: data.title,
    question: data.question,
    about: data.about || {},
    lang: data.lang,
    modes: data.modes,
    twoMode: new Set(nodes.map((node) => node.mode)).size === 2,
    compare: new Intl.Collator(data.lang, { numeric: true }).compare,
  };
}

function valuesOf(columns) {
  const values = {};
  for (const way of ["cls", ...FACTS, "role", "relation"]) {
    values[way] = (columns[way] || []).map((value, at) => ({ ...value, at, way }));
  }
  return values;
}

// A long column in which few values are many times has each once (“of”), and their numbers (“at”);
// without numbers all rows have the first.
function cell(column, index) {
  return column?.of ? column.of[column.at ? column.at[index] : 0] : column?.[index];
}

function nodesOf(columns, values, { base, modes, measures }) {
  const at = (name, index, otherwise) => cell(columns[name], index) ?? otherwise;
  const NONE = [];
  const several = (way, index) => at(way, index, NONE).map((each) => values[way][each]);
  return columns.id.map((id, index) => ({
    id: base + id,
    at: index,
    label: columns.label[index],
    names: at("names", index, NONE),
    mode: modes[at("mode", index, -1)] || "",
    cls: values.cls[at("cls", index, -1)] || null,
    group: at("shape", index, "triangleDown"),
    x: columns.x[index],
    y: columns.y[index],
    kind: several("kind", index),
    country: several("country", index),
    level: several("level", index),
    sector: several("sector", index),
    description: at("description", index, ""),
    measures: (measures || []).map(({ values: all }) => all?.[index] ?? null),
    ties: [],
    parts: [],
  }));
}

function tiesOf(columns, nodes, values) {
  const at = (name, index, otherwise) => cell(columns[name], index) ?? otherwise;
  const NONE = [];
  return columns.from.map((from, index) => {
    const status = at("status", index, "");
    const tie = {
      id: `tie${index}`,
      at: index,
      from: nodes[from],
      to: nodes[columns.to[index]],
      roles: at("roles", index, NONE).map((each) => values.role[each]),
      relations: at("relations", index, NONE).map((each) => values.relation[each]),
      status,
      statuses: at("statuses", index, NONE),
      start: at("start", index, ""),
      end: at("end", index, ""),
      weight: at("weight", index, 1),
      structural: Boolean(at("structural", index, 0)),
      directed: Boolean(at("directed", index, 0)),
      claims: at("claims", index, NONE),
      more: at("more", index, 0),
    };
    if (!tie.statuses.length && status) tie.statuses = [status];
    tie.base = [tie];
    return tie;
  });
}

export function isNode(thing) {
  return Object.hasOwn(thing, "ties");
}

/** Whether a node is what others take part in. */
export function isThing(node) {
  return ["Event", "Project"].includes(node.cls?.key) || ["event", "project"].includes(node.mode);
}

const ACTORS = ["Organisation", "Unit", "Person", "UnnamedGroup"];

/** Whether a node can take part in things: a programme cannot, and of others it is not known. */
export function isActor(node) {
  return !isThing(node) && (ACTORS.includes(node.cls?.key) || node.mode === "actor");
}

/** The ties that a claim makes; structural ones say only what belongs to what. */
export function realTies({ ties }) {
  return [...ties].filter((tie) => !tie.structural);
}

export function otherEnd(tie, node) {
  return tie.from === node ? tie.to : tie.from;
}

export function nameOf(node, lang) {
  return textOf(node.label, lang);
}

export function tieName(tie, lang) {
  return `${nameOf(tie.from, lang)} — ${nameOf(tie.to, lang)}`;
}

/** The roles of a tie in words, or else its relations; empty if it has neither. */
export function roleWords(tie, lang) {
  const words = (values) => values.map(({ label }) => textOf(label, lang)).join("; ");
  return words(tie.roles) || words(tie.relations);
}

/** The ties of each node among those that are shown. */
export function tiesByNode(ties) {
  const found = new Map();
  const put = (node, tie) => {
    const own = found.get(node);
    if (own) own.push(tie);
    else found.set(node, [tie]);
  };
  for (const tie of ties) {
    put(tie.from, tie);
    if (tie.to !== tie.from) put(tie.to, tie);
  }
  return found;
}

/** The nodes that a selection is about, itself among them; null if nothing is selected. */
export function touchedBy(selected, shown) {
  if (!selected) return null;
  if (!isNode(selected)) return new Set([selected.from, selected.to]);
  const touched = new Set([selected]);
  for (const tie of shown.ties) {
    if (tie.from === selected) touched.add(tie.to);
    if (tie.to === selected) touched.add(tie.from);
  }
  return touched;
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
