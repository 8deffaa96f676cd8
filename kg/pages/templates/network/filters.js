// What is shown: by the reader's choices of status, role and country, and by what is sought.

import { countries, distinct, isThing, otherEnd, realTies } from "./model.js";
import { fold } from "./words.js";

export const NO_FILTERS = Object.freeze({ stated: false, role: null, country: null });

export function roleNames(model) {
  return distinct(model, realTies(model).map((tie) => tie.roles));
}

export function countryNames(model) {
  return distinct(model, model.nodes.map(countries));
}

/** A tie that also rests on something said outright stays when inferred claims are left out. */
export function statusShown(tie, { stated }) {
  if (!stated || tie.status !== "inferred") return tie.status;
  const others = ["external", "interpreted", "stated"];
  return others.find((status) => tie.known.some((claim) => claim.status === status)) || "inferred";
}

/** The sets of nodes and ties that the filters leave. */
export function filtered(model, filters) {
  const left = new Set(model.ties.filter((tie) => passes(tie, filters)));
  const nodes = kept(model, left, filters);
  const ties = new Set([...left].filter((tie) => nodes.has(tie.from) && nodes.has(tie.to)));
  return { nodes, ties };
}

function passes(tie, filters) {
  const { stated, role, country } = filters;
  if (stated && statusShown(tie, filters) === "inferred") return false;
  if (tie.structural) return true;
  if (role !== null && !tie.roles.includes(role)) return false;
  return country === null || isFrom(tie.from, country) || isFrom(tie.to, country);
}

function isFrom(node, country) {
  return !isThing(node) && countries(node).includes(country);
}

// Who is left without ties goes; a thing stays while it holds together two that stay, or never
// had ties of its own and belongs to one that stays.
function kept({ nodes }, left, { stated, role, country }) {
  const narrowed = stated || role !== null || country !== null;
  if (!narrowed) return new Set(nodes);
  const keep = new Set(nodes.filter((node) => realTies(node).some((tie) => left.has(tie))));
  const statusOnly = role === null && country === null;
  const stays = (node) => {
    const holds = node.ties.filter(
      (tie) => tie.structural && left.has(tie) && keep.has(otherEnd(tie, node)),
    ).length;
    if (holds >= 2) return true;
    if (realTies(node).length) return false;
    // Who has no ties at all says nothing inferred.
    return holds === 1 || (statusOnly && !node.ties.length);
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of nodes) {
      if (keep.has(node) || !stays(node)) continue;
      keep.add(node);
      grew = true;
    }
  }
  return keep;
}

/** Tells of a node whether it is sought; all are where nothing is. */
export function sought(search) {
  const query = fold(search.trim());
  return (node) => node.folded.includes(query);
}

/** The nodes that are sought: those first whose name begins so, then those whose name holds it. */
export function found(model, search) {
  const query = fold(search.trim());
  if (!query) return [];
  const rank = (node) => {
    const name = fold(node.label);
    return name.startsWith(query) ? 0 : name.includes(query) ? 1 : 2;
  };
  return model.nodes
    .filter(sought(search))
    .sort((a, b) => rank(a) - rank(b) || model.compare(a.label, b.label));
}
