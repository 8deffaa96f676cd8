// Networks as the page holds them, for the tests of its script.

import { makeModel } from "../../../../kg/pages/templates/network/ground/model.js";

const WAYS = ["kind", "country", "level", "sector"];

/**
 * The columns of a page, made of rows that are easier to read.
 *
 * A node is {id, label, cls, shape, mode, kind: [..], country: [..], x, y, measures: [..], names};
 * a tie {from, to, roles: [..], relations: [..], status, statuses, start, end, weight, claims,
 * structural, directed}, its ends by id. Values are listed in the order in which they are met.
 */
export function columns({ nodes, ties, measures = [], folds = [], ...rest }) {
  const values = Object.fromEntries(["cls", ...WAYS, "role", "relation"].map((way) => [way, []]));
  const numberOf = (way, name) => {
    if (name === undefined || name === "") return -1;
    const key = typeof name === "string" ? name : name.en;
    const at = values[way].findIndex((value) => value.key === key);
    if (at >= 0) return at;
    values[way].push({ key, label: name, colour: values[way].length % 8, fill: 0 });
    return values[way].length - 1;
  };
  const numbers = (way, names = []) => names.map((name) => numberOf(way, name));
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const modes = [...new Set(nodes.map(({ mode }) => mode).filter(Boolean))];
  const column = (rows, make) => rows.map(make);
  return {
    title: "Who met whom",
    question: "Who took part in the forum?",
    lang: "en",
    base: "",
    modes,
    values,
    nodes: {
      id: column(nodes, ({ id }) => id),
      label: column(nodes, ({ id, label = id }) => label),
      x: column(nodes, ({ x = 0 }) => x),
      y: column(nodes, ({ y = 0 }) => y),
      shape: column(nodes, ({ shape = "triangleDown" }) => shape),
      cls: column(nodes, ({ cls }) => numberOf("cls", cls)),
      mode: column(nodes, ({ mode }) => modes.indexOf(mode)),
      names: column(nodes, ({ names = [] }) => names),
      ...Object.fromEntries(WAYS.map((way) => [way, column(nodes, (node) => numbers(way, node[way]))])),
    },
    measures: measures.map((name, at) => {
      return { name, values: nodes.map((node) => node.measures?.[at] ?? null) };
    }),
    ties: {
      from: column(ties, ({ from }) => places.get(from)),
      to: column(ties, ({ to }) => places.get(to)),
      roles: column(ties, ({ roles }) => numbers("role", roles)),
      relations: column(ties, ({ relations }) => numbers("relation", relations)),
      status: column(ties, ({ status = "" }) => status),
      statuses: column(ties, ({ statuses = [] }) => statuses),
      start: column(ties, ({ start = "" }) => start),
      end: column(ties, ({ end = "" }) => end),
      weight: column(ties, ({ weight = 1 }) => weight),
      claims: column(ties, ({ claims = [] }) => claims),
      structural: column(ties, ({ structural = false }) => Number(structural)),
      directed: column(ties, ({ directed = false }) => Number(directed)),
    },
    folds: folds.filter((pair) => pair.every((id) => places.has(id))).map(([part, whole]) => [places.get(part), places.get(whole)]),
    options: {},
    ...rest,
  };
}

/** A city, a woman and a group at a forum; a host, only inferred, at a part of it; as rows. */
export function forum(changes = {}) {
  const actor = (id, label, cls, kind, country, values) => {
    const shape = { Organisation: "dot", Person: "triangle", UnnamedGroup: "group" }[cls];
    return { id, label, cls, shape, kind, country, mode: "actor", measures: [values] };
  };
  const event = (id, label) => {
    return { id, label, cls: "Event", shape: "square", kind: ["conference"], mode: "event" };
  };
  return {
    nodes: [
      actor("city", "Kalnų miesto savivaldybė", "Organisation", ["municipality"], ["Lithuania"], 9),
      actor("woman", "Rasa Tulušienė", "Person", [], ["Lithuania"], 4),
      actor("group", "about 20 guests", "UnnamedGroup", ["municipality", "NGO"], ["Latvia", "Belgium"], 0),
      actor("host", { lv: "Ūķis Ērgļi", en: "Farm Ergli" }, "Organisation", ["NGO"], ["Latvia"], 1),
      event("forum", "Atviras forumas"),
      event("part", "Closing part"),
    ],
    ties: [
      { from: "city", to: "forum", roles: ["organiser"], status: "stated", claims: [0] },
      { from: "woman", to: "forum", roles: ["speaker"], status: "stated", claims: [1, 2], weight: 2 },
      { from: "group", to: "forum", roles: ["attendee"], status: "interpreted", claims: [3] },
      { from: "host", to: "part", roles: ["host"], status: "inferred", claims: [4] },
      { from: "part", to: "forum", relations: ["part of"], structural: true, directed: true, status: "stated" },
    ],
    folds: [["part", "forum"]],
    measures: ["degree"],
    ...changes,
  };
}

export function model(changes) {
  return makeModel(columns(forum(changes)));
}

/** The names of nodes in a set, or of ties by their ends, sorted. */
export function ids(things) {
  const name = ({ id, from, to }) => (from ? `${from.id}-${to.id}` : id);
  return [...things].map(name).sort();
}

/** Filters that hide values by way: `hiding({role: ["host"]})`. */
export function hiding(ways, rest = {}) {
  const hidden = {};
  for (const way of ["cls", ...WAYS, "role", "status"]) hidden[way] = new Set(ways[way]);
  return { hidden, time: null, focus: null, ...rest };
}

/** A network of so many nodes, the same each time, spread over a square of the given side. */
export function spread(size, side) {
  let seed = 7;
  const chance = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const nodes = Array.from({ length: size }, (_, at) => {
    const label = ["Society of the large", "Friends of the Lakes", `number ${at}`].slice(0, 1 + (at % 3));
    const place = { x: Math.round(chance() * side), y: Math.round(chance() * side) };
    return { id: `n${at}`, label: label.join(" "), ...place };
  });
  const ties = nodes.slice(1).map(({ id }, at) => {
    const status = at % 5 ? "stated" : "inferred";
    return { from: nodes[Math.floor(chance() * (at + 1))].id, to: id, status };
  });
  return makeModel(columns({ nodes, ties }));
}
