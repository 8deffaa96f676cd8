// Actors at three events, with dates as imprecise as documents have them, for the tests of choices.

import { makeModel } from "../../../../kg/pages/templates/network/ground/model.js";

const VALUES = {
  cls: ["Organisation", "Person", "Event"],
  kind: ["kind:municipality", "kind:ngo", "kind:ministry"],
  country: ["place:lv", "place:lt"],
  level: ["level:local"],
  sector: [],
  role: ["role:organiser", "role:speaker"],
  relation: [],
};

// Identifier, class, kinds, countries, mode.
const NODES = [
  ["riga", 0, [0], [0], 0],
  ["kaunas", 0, [0], [1], 0],
  ["aid", 0, [1], [], 0],
  ["union", 0, [0, 1], [0, 1], 0],
  ["office", 0, [2], [1], 0],
  ["rasa", 1, [], [1], 0],
  ["forum", 2, [], [], 1],
  ["lake", 2, [], [], 1],
  ["fair", 2, [], [], 1],
];

// From, to, roles, statuses (the weakest is the tie's own), first and last day.
const TIES = [
  [0, 6, [0], ["stated"], "2022-11-10", "2022-11-11"],
  [1, 6, [1], ["stated"], "2022-11-10", "2022-11-10"],
  [4, 6, [], ["interpreted"], "2022-01-01", "2022-12-31"],
  [5, 6, [1], ["stated", "inferred"], "2022-12-30", "2023-01-02"],
  [3, 7, [0, 1], ["stated"], "2023-03-05", "2023-03-05"],
  [0, 7, [1], ["inferred"], "2023-02-01", ""],
  [2, 8, [0], ["external"], "", ""],
];

export function meetings(changes = {}) {
  const column = (rows, at) => rows.map((row) => row[at]);
  const base = "https://example.org/";
  return {
    title: "Who met whom",
    question: "Who was at which event?",
    lang: "en",
    base,
    modes: ["actor", "event"],
    values: Object.fromEntries(Object.entries(VALUES).map(([way, keys]) => {
      return [way, keys.map((key, at) => ({ key, label: key.replace(/.*:/, ""), colour: at, fill: 0 }))];
    })),
    nodes: {
      id: column(NODES, 0), label: column(NODES, 0),
      x: NODES.map((_, at) => 10 * at), y: NODES.map((_, at) => 100 - 10 * at),
      cls: column(NODES, 1), shape: NODES.map(([, cls]) => ["dot", "triangle", "square"][cls]),
      kind: column(NODES, 2), country: column(NODES, 3), mode: column(NODES, 4),
    },
    measures: [{ name: "degree", values: [2, 1, 1, 1, 1, 1, 4, 2, 1] }],
    ties: {
      from: column(TIES, 0), to: column(TIES, 1), roles: column(TIES, 2),
      statuses: column(TIES, 3), status: TIES.map((row) => row[3].at(-1)),
      start: column(TIES, 4), end: column(TIES, 5),
    },
    folds: [],
    ...changes,
  };
}

export function meetingsModel(changes) {
  return makeModel(meetings(changes));
}
