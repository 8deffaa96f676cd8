// The part of a network that is drawn where the whole cannot be read.

import { backboneOf } from "./backbone.js";
import { componentNumbers, componentsOf } from "./components.js";
import { numbered } from "./numbering.js";
import { sharedIn } from "./sides.js";

// Up to so many nodes a picture can be read.
const READABLE_NODES = 250;
const LEAST_READABLE = 30;
const TOPS = [100, 75, 50, 30];

/**
 * The part that the reader chose of what is shown.
 *
 * `part.by` is “all”, “component” (the largest), “top” (the `part.n` actors that are highest by
 * `part.measure`, and the things that join at least two of them; of equal actors the first) or
 * “backbone”, of which `told` says how it was found: see `backboneOf`.
 */
export function partOf({ nodes, ties }, model, part) {
  if (part.by === "component") return among(componentsOf({ nodes, ties })[0] ?? new Set(), ties);
  if (part.by === "backbone") return backboneOf({ nodes, ties });
  if (part.by === "top") return among(topOf({ nodes, ties }, model, part), ties);
  return { nodes, ties };
}

/**
 * The part that the page opens on, and why: “small” (all can be read), “component” (the largest
 * can be read) or “top” (neither can).
 */
export function suggestedPart(model) {
  if (model.nodes.length <= READABLE_NODES) return { part: { by: "all" }, reason: "small" };
  const [size] = componentNumbers(numbered(model.nodes, model.ties)).sizes;
  if (size >= LEAST_READABLE && size <= READABLE_NODES) {
    return { part: { by: "component" }, reason: "component" };
  }
  const isShared = sharedIn(model);
  const actors = byValue(model, isShared, model, "degree");
  const isReadable = (n) => {
    const chosen = new Set(actors.slice(0, n));
    return chosen.size + joinedBy(chosen, model.ties, isShared).length <= READABLE_NODES;
  };
  const n = TOPS.find(isReadable) ?? TOPS.at(-1);
  return { part: { by: "top", measure: "degree", n }, reason: "top" };
}

function among(nodes, ties) {
  const left = new Set();
  for (const tie of ties) if (nodes.has(tie.from) && nodes.has(tie.to)) left.add(tie);
  return { nodes, ties: left };
}

function topOf({ nodes, ties }, model, { measure, n }) {
  const isShared = sharedIn(model);
  const chosen = new Set(byValue({ nodes, ties }, isShared, model, measure).slice(0, n));
  return new Set([...chosen, ...joinedBy(chosen, ties, isShared)]);
}

function byValue({ nodes, ties }, isShared, model, measure) {
  const actors = [...nodes].filter((node) => !isShared(node));
  const valueOf = valuesBy({ nodes, ties }, actors, model, measure);
  return actors.sort((one, other) => valueOf(other) - valueOf(one) || one.at - other.at);
}

// The things that join at least two of the chosen.
function joinedBy(chosen, ties, isShared) {
  const first = new Map();
  const found = new Set();
  for (const tie of ties) {
    if (tie.structural) continue;
    const [actor, thing] = isShared(tie.to) ? [tie.from, tie.to] : [tie.to, tie.from];
    if (!chosen.has(actor) || !isShared(thing)) continue;
    if (!first.has(thing)) first.set(thing, actor);
    else if (first.get(thing) !== actor) found.add(thing);
  }
  return [...found];
}

// Degrees are those of what is shown. Groups have no other measure.
function valuesBy({ nodes, ties }, actors, { measures }, name) {
  const { at } = measures.find((measure) => measure.name === name) ?? {};
  const known = (node) => node.measures[at] ?? -Infinity;
  if (name !== "degree" && actors.some((node) => Number.isFinite(known(node)))) return known;
  const real = [...ties].filter((tie) => !tie.structural);
  const { starts, placeOf } = numbered(nodes, real);
  return (node) => starts[placeOf(node) + 1] - starts[placeOf(node)];
}
