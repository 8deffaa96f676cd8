// Networks as the page holds them, for the tests of its script.

import { makeModel } from "../../../../kg/pages/templates/network/model.js";

function row(id, facts, group = "Other") {
  return { id, label: facts.label, group, x: 0, y: 0, facts };
}

function tie(from, to, facts) {
  return { id: `${from}-${to}`, from, to, facts };
}

/** A city, a woman and a group at a forum; a host, only inferred, at a part of it. */
export function forum(changes = {}) {
  const claim = (status) => ({ status, quotes: [] });
  const actor = (id, label, cls, kind, country, values) =>
    row(id, { label, cls, kind, country, mode: "actor", measures: values }, cls);
  const event = (id, label) =>
    row(id, { label, cls: "Event", kind: "conference", mode: "event", measures: [null] }, "Event");
  return {
    nodes: [
      actor("city", "Kalnų miesto savivaldybė", "Organisation", "municipality", "Lithuania", [9]),
      actor("woman", "Rasa Tulušienė", "Person", "", "Lithuania", [4]),
      actor("group", "about 20 guests", "UnnamedGroup", "municipality; NGO", "Latvia; Belgium", [0]),
      actor("host", "Ūķis Ērgļi", "Organisation", "NGO", "Latvia", [1]),
      event("forum", "Atviras forumas"),
      event("part", "Closing part"),
    ],
    edges: [
      tie("city", "forum", { roles: ["organiser"], status: "stated", claims: ["c1"] }),
      tie("woman", "forum", { roles: ["speaker"], status: "stated", claims: ["c2", "c3"], weight: 2 }),
      tie("group", "forum", { roles: ["attendee"], status: "interpreted", claims: ["c4"] }),
      tie("host", "part", { roles: ["host"], status: "inferred", claims: ["c5", "toString"] }),
      tie("part", "forum", { relation: "part of", structural: true, directed: true, status: "stated" }),
    ],
    claims: {
      c1: claim("stated"), c2: claim("stated"), c3: claim("stated"),
      c4: claim("interpreted"), c5: claim("inferred"),
    },
    measures: ["degree"],
    lang: "en",
    title: "Who met whom",
    options: "{}",
    ...changes,
  };
}

export function model(changes) {
  return makeModel(forum(changes));
}

/** The names of the nodes or ties in a set, sorted. */
export function ids(things) {
  return [...things].map((thing) => thing.id).sort();
}

/** A network of so many nodes, the same each time, spread over a square of the given side. */
export function spread(size, side) {
  let seed = 7;
  const chance = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const nodes = Array.from({ length: size }, (_, at) => {
    const label = ["Society of", "Friends of the Lake", `number ${at}`].slice(0, 1 + (at % 3));
    const place = { x: Math.round(chance() * side), y: Math.round(chance() * side) };
    return { ...row(`n${at}`, { label: label.join(" ") }), label: label.join("\n"), ...place };
  });
  const edges = nodes.slice(1).map(({ id }, at) => {
    const status = at % 5 ? "stated" : "inferred";
    return tie(nodes[Math.floor(chance() * (at + 1))].id, id, { status });
  });
  return makeModel({ ...forum(), nodes, edges, measures: [] });
}
