// Networks in the shape that the page's model has, for the tests of what the page computes.

let seed = 7;

/** A number from 0 to 1, the same ones each time after `startChance`. */
export function chance() {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
}

export function startChance(number = 7) {
  seed = number;
}

function valueOf(values, way, key) {
  const own = (values[way] ??= []);
  const found = own.find((value) => value.key === key);
  if (found) return found;
  own.push({ key, at: own.length, label: key, colour: own.length % 8, fill: 0, way });
  return own.at(-1);
}

/**
 * A model of nodes `[id, mode, facts]` and ties `[from, to, facts]`.
 *
 * Of facts, `country`, `kind`, `level`, `sector`, `roles` and `relations` are given by their keys;
 * `folds` are pairs of a part and its whole.
 */
export function modelOf(nodes, ties, { modes = ["actor", "event"], folds = [], ...more } = {}) {
  const values = {};
  const made = nodes.map(([id, mode, facts = {}], at) => {
    const node = {
      id, at, mode, label: id, names: [], cls: null, shape: "dot", x: at, y: 0, kind: [], country: [],
      level: [], sector: [], description: "", measures: [], ties: [], parts: [], ...facts,
    };
    for (const way of ["kind", "country", "level", "sector"]) {
      node[way] = node[way].map((key) => valueOf(values, way, key));
    }
    return node;
  });
  const nodeBy = new Map(made.map((node) => [node.id, node]));
  const tied = ties.map(([from, to, facts = {}], at) => {
    const tie = {
      id: `tie${at}`, at, from: nodeBy.get(from), to: nodeBy.get(to), roles: [], relations: [],
      status: "stated", statuses: [], start: "", end: "", weight: 1, structural: false,
      directed: false, claims: [], more: 0, ...facts,
    };
    for (const [way, name] of [["role", "roles"], ["relation", "relations"]]) {
      tie[name] = tie[name].map((key) => valueOf(values, way, key));
    }
    if (!tie.statuses.length) tie.statuses = [tie.status];
    tie.base = [tie];
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
    return tie;
  });
  for (const [part, whole] of folds) nodeBy.get(whole).parts.push(nodeBy.get(part));
  const named = folds.map((pair) => pair.map((id) => nodeBy.get(id)));
  return {
    nodes: made, nodeBy, ties: tied, values, measures: [], title: "", question: "", lang: "en", modes,
    twoMode: modes.length === 2, folds: named, compare: (one, other) => (one < other ? -1 : 1), ...more,
  };
}

/** All of a model, as what is shown. */
export function allOf({ nodes, ties }) {
  return { nodes: new Set(nodes), ties: new Set(ties) };
}

/** The ties as texts such as “a-b 2 stated”, sorted. */
export function told(ties) {
  const ends = ({ from, to }) => [from.id, to.id].join("-");
  return [...ties].map((tie) => `${ends(tie)} ${tie.weight} ${tie.status}`).sort();
}

/** The names of nodes, sorted. */
export function idsOf(things) {
  return [...things].map(({ id }) => id).sort();
}

/** Actors at events, as many ties as given; each actor has a country and each tie a role. */
export function chanceMeetings(actors, events, ties) {
  startChance();
  const pick = (list) => list[Math.floor(chance() * list.length)];
  // Some events are large, and some actors are at many.
  const low = (size) => Math.floor(size * chance() ** 2);
  const nodes = [
    ...Array.from({ length: actors }, (_, at) => [
      `a${at}`, "actor", { country: [pick(["LT", "LV", "EE", "PL", "BE"])], x: chance() * 5000, y: chance() * 5000 },
    ]),
    ...Array.from({ length: events }, (_, at) => [`e${at}`, "event", { x: chance() * 5000, y: chance() * 5000 }]),
  ];
  const seen = new Set();
  const pairs = [];
  while (pairs.length < ties) {
    const key = `${low(actors)} ${low(events)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [actor, event] = key.split(" ");
    const status = pick(["stated", "stated", "interpreted", "inferred"]);
    pairs.push([`a${actor}`, `e${event}`, { roles: [pick(["host", "speaker"])], status, claims: [pairs.length] }]);
  }
  return modelOf(nodes, pairs);
}
