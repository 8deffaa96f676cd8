// A network with its evidence and what a reader chose, for the tests of the panel and the walk.

import { NO_FILTERS } from "../../../../kg/pages/templates/network/shown/filters.js";
import { makeModel } from "../../../../kg/pages/templates/network/ground/model.js";
import { readEvidence } from "../../../../kg/pages/templates/network/panel/evidence.js";

const said = (text, lang = "en") => ({ [lang]: text });

/** A city that organised and (only inferred) hosted a forum, a woman who spoke, a group. */
export const DATA = {
  title: "Who met whom",
  question: "",
  lang: "en",
  base: "https://example.org/id/",
  modes: ["actor", "event"],
  values: {
    cls: [{ key: "Organisation", label: said("organisation") }, { key: "Event", label: said("event") }],
    kind: [{ key: "municipality", label: { en: "municipality", lt: "savivaldybė" } }, { key: "ngo", label: said("NGO") }],
    role: ["organiser", "speaker", "attendee", "host"].map((key) => ({ key, label: said(key) })),
    relation: [{ key: "part-of", label: said("part of") }],
  },
  nodes: {
    id: ["city", "woman", "group", "forum", "part", "alone"],
    label: [
      { lt: "Kalnų savivaldybė", en: "Kalnai Municipality" }, "Rasa", "About 20 guests",
      { en: "Open forum", lt: "Atviras forumas" }, "Closing part", "Nobody",
    ],
    names: [["Kalnų m. sav.", "Kalnai Municipality"], [], [], [], [], []],
    x: [0, 1, 2, 3, 4, 5],
    y: [0, 0, 0, 0, 0, 0],
    cls: [0, -1, -1, 1, 1, 0],
    mode: [0, 0, 0, 1, 1, 0],
    kind: [[0, 1], [], [], [], [], []],
  },
  measures: [{ name: "degree", values: [1, 1, null, 3, 0, 0] }],
  ties: {
    from: [0, 1, 2, 4],
    to: [3, 3, 3, 3],
    roles: [[0, 3], [1], [2], []],
    relations: [[], [], [], [0]],
    status: ["stated", "stated", "interpreted", "stated"],
    statuses: [["stated", "inferred"], ["stated"], ["interpreted"], ["stated"]],
    structural: [0, 0, 0, 1],
    claims: [[1, 0], [2], [3], []],
    more: [0, 0, 2, 0],
  },
};

export const EVIDENCE = {
  documents: [
    { label: said("Invitation"), address: "https://news.example/a", page: "https://news.example/a", date: "2031-05-01" },
    { label: "Trap", address: "javascript:alert(1)", page: "javascript:alert(1)" },
  ],
  quotes: [
    [0, "rengia savivaldybė", "antrą kartą", "", "lt"],
    [1, "she spoke", "", "", "en"],
  ],
  claims: [
    { role: 0, about: 0, thing: 3, status: "stated", quotes: [0] },
    { role: 3, about: 0, thing: 3, status: "inferred", reason: "The list names the town." },
    { role: 1, about: 1, thing: 3, status: "stated", quotes: [1, 0] },
    { role: 2, about: 2, thing: 3, status: "interpreted" },
    { says: said("kind"), about: 0, thing: { en: "municipality", lt: "savivaldybė" }, status: "stated", quotes: [0] },
    { says: said("kind"), about: 0, thing: said("NGO"), status: "inferred", reason: "Its name." },
    { says: said("post in"), about: 0, thing: 5, status: "stated", date: "2020/2022" },
  ],
  facts: [[0, [5, 4, 6]]],
};

export function element(data, type = "application/json") {
  return { type, textContent: typeof data === "string" ? data : JSON.stringify(data) };
}

/** Filters that hide these keys, such as `hiding({ status: ["inferred"] })`. */
export function hiding(keys) {
  const sets = Object.entries(keys).map(([way, own]) => [way, new Set(own)]);
  return { ...NO_FILTERS, hidden: { ...NO_FILTERS.hidden, ...Object.fromEntries(sets) } };
}

/** What a part of the page is given to tell things from: the model, the evidence, the choices. */
export async function viewOf(changes = {}) {
  const model = makeModel(DATA);
  const all = { nodes: new Set(model.nodes), ties: new Set(model.ties) };
  const now = {
    selected: null, lang: "en", filters: NO_FILTERS, shown: { ...all, base: all }, ...changes,
  };
  return { model, now, store: await readEvidence(element(EVIDENCE)) };
}
