// The measures of what is shown. Those of the whole network stand in the page; of less, or of
// something made of it, they are computed anew where the page can, exactly as they were made.

import { COUNTED, FOLLOWED, measurable, pathsOf } from "./counting.js";

// Steps on paths that are followed at once, in about 15 ms; more take some time after each other.
const STEPS_AT_ONCE = 1000000;
const SLICE = 12;

const WHOLE = new WeakMap();
const WAITING = new WeakMap();

/** The measures as they are of the whole network. */
export function wholeFigures(model) {
  if (!WHOLE.has(model)) WHOLE.set(model, figuresBy(model, model.nodes));
  return WHOLE.get(model);
}

function figuresBy({ measures }, nodes) {
  return new Map(measures.map(({ name, at }) => {
    const values = new Map();
    for (const node of nodes) values.set(node, node.measures[at] ?? null);
    return [name, { values, whole: true }];
  }));
}

/**
 * The measures of what is shown, by name: `values` by node, and whether they are of the `whole`
 * network, because all of it is shown or because the page cannot compute them.
 *
 * What takes long has no values yet, and is `waiting`: `makeFigures` brings them.
 */
export function figuresOf(model, shown) {
  const whole = isAll(model, shown);
  const wanted = whole ? model.measures.filter(({ isOpen }) => isOpen) : model.measures;
  if (whole && !wanted.length) return wholeFigures(model);
  const figures = figuresBy(model, shown.nodes);
  const net = measurable(shown, model);
  const names = wanted.map(({ name }) => name);
  for (const name of names.filter(isIn(COUNTED, net))) {
    figures.set(name, { values: byNode(net, COUNTED[name].values(net)), whole });
  }
  const followed = names.filter(isIn(FOLLOWED, net));
  if (!followed.length) return figures;
  const paths = pathsOf(net);
  if (paths.cost <= STEPS_AT_ONCE) {
    paths.run();
    return withPaths(figures, followed, net, paths, whole);
  }
  const none = byNode(net, new Array(net.size).fill(null));
  for (const name of followed) figures.set(name, { values: none, whole, waiting: true });
  const finish = () => withPaths(figures, followed, net, paths, whole);
  WAITING.set(figures, { paths, finish });
  return figures;
}

// A measure of a network made elsewhere may have any name, such as “constructor”.
function isIn(known, net) {
  return (name) => Object.hasOwn(known, name) && known[name].fits(net);
}

function isAll(model, { nodes, ties }) {
  if (nodes.size !== model.nodes.length || ties.size !== model.ties.length) return false;
  const isOwn = (all, things) => [...things].every((thing) => all[thing.at] === thing);
  return isOwn(model.nodes, nodes) && isOwn(model.ties, ties);
}

function withPaths(figures, names, net, paths, whole) {
  const found = new Map(figures);
  for (const name of names) {
    found.set(name, { values: byNode(net, FOLLOWED[name].values(net, paths)), whole });
  }
  return found;
}

function byNode({ nodes }, values) {
  return new Map(nodes.map((node, place) => [node, inTenDigits(values[place])]));
}

// As in Python: what differs beyond ten digits is equal, and shares a rank.
function inTenDigits(value) {
  if (value === null || Number.isInteger(value)) return value;
  if (Math.abs(value) < 1e-15) return 0;
  return Number(Math.abs(value) >= 0.1 ? value.toFixed(10) : value.toPrecision(10));
}

/** Bring what takes long, a little at a time, unless something else is shown by then. */
export function makeFigures(_model, state) {
  let asked = 0;

  // What is being looked at comes first: a slice is followed when the browser has time for it.
  function later(step) {
    asked += 1;
    const mine = asked;
    const unlessAskedAgain = () => void (mine === asked && step());
    if (globalThis.requestIdleCallback) requestIdleCallback(unlessAskedAgain, { timeout: 400 });
    else setTimeout(unlessAskedAgain);
  }

  function begin({ figures }) {
    asked += 1;
    const waiting = WAITING.get(figures);
    if (!waiting) return;
    const goOn = () => {
      if (waiting.paths.run(performance.now() + SLICE)) state.set({ figures: waiting.finish() });
      else later(goOn);
    };
    later(goOn);
  }

  begin(state.now);
  state.subscribe(["figures"], begin);
}

/** The rank of each value among the nodes of its mode, equal ones alike, `of` how many have one. */
export function ranks(values) {
  const byMode = new Map();
  for (const [node, value] of values) {
    if (value === null) continue;
    if (!byMode.has(node.mode)) byMode.set(node.mode, []);
    byMode.get(node.mode).push([node, value]);
  }
  const found = new Map();
  for (const own of byMode.values()) {
    own.sort(([, one], [, other]) => other - one);
    let rank = 0;
    own.forEach(([node, value], at) => {
      if (!at || value !== own[at - 1][1]) rank = at + 1;
      found.set(node, { rank, of: own.length });
    });
  }
  return found;
}
