// The part of a network that is drawn where the whole cannot be read.

import { backboneOf } from "./backbone.js";
import { componentsOf } from "./components.js";
import { numbered } from "./numbering.js";
import { sharedIn } from "./sides.js";

// Up to so many nodes a picture can be read.
const READABLE = 250;
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
  if (model.nodes.length <= READABLE) return { part: { by: "all" }, reason: "small" };
  const [{ size }] = componentsOf(model);
  if (size >= LEAST_READABLE && size <= READABLE) {
    return { part: { by: "component" }, reason: "component" };
  }
  const parts = TOPS.map((n) => ({ by: "top", measure: "degree", n }));
  const isReadable = (part) => topOf(model, model, part).size <= READABLE;
  return { part: parts.find(isReadable) ?? parts.at(-1), reason: "top" };
}

function among(nodes, ties) {
  const left = new Set();
  for (const tie of ties) if (nodes.has(tie.from) && nodes.has(tie.to)) left.add(tie);
  return { nodes, ties: left };
}

function topOf({ nodes, ties }, model, { measure, n }) {
  const isShared = sharedIn(model);
  const actors = [...nodes].filter((node) => !isShared(node));
  const valueOf = valuesBy({ nodes, ties }, actors, model, measure);
  const byValue = (one, other) => valueOf(other) - valueOf(one) || one.at - other.at;
  const chosen = new Set(actors.sort(byValue).slice(0, n));
  const first = new Map();
  const joining = new Set();
  for (const tie of ties) {
    if (tie.structural) continue;
    const [actor, thing] = isShared(tie.to) ? [tie.from, tie.to] : [tie.to, tie.from];
    if (!isShared(thing) || !chosen.has(actor)) continue;
    if (!first.has(thing)) first.set(thing, actor);
    else if (first.get(thing) !== actor) joining.add(thing);
  }
  return new Set([...chosen, ...joining]);
}

// Degrees are those of what is shown. Groups have no other measure.
function valuesBy({ nodes, ties }, actors, { measures }, name) {
  const { at } = measures.find((measure) => measure.name === name) ?? {};
  const known = (node) => node.measures[at] ?? -1;
  if (name !== "degree" && actors.some((node) => known(node) >= 0)) return known;
  const real = [...ties].filter((tie) => !tie.structural);
  const { starts, placeOf } = numbered(nodes, real);
  return (node) => starts[placeOf(node) + 1] - starts[placeOf(node)];
}
