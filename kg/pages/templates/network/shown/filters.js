// What is shown: by the reader's choices of facts, roles, status and time, and of a focus.

import { FACTS, isActor, isThing, otherEnd } from "../ground/model.js";
import { neighbourhood, shortestPath } from "./paths.js";

/** The ways in which nodes and ties may be hidden, by the keys of their values. */
export const WAYS = ["cls", ...FACTS, "role", "status"];

export const NO_FILTERS = Object.freeze({
  hidden: Object.freeze(Object.fromEntries(WAYS.map((way) => [way, new Set()]))),
  time: null,
  focus: null,
});

/** From the firmest to the weakest; a tie is as firm as its firmest claim. */
export const STATUSES = ["stated", "interpreted", "inferred", "external"];

/** Whether any filter is set. */
export function isFiltered({ hidden, time, focus }) {
  return Boolean(time || focus) || WAYS.some((way) => hidden[way].size);
}

/** The statuses of a tie's claims that the filters leave. */
export function statusesLeft(tie, hidden) {
  const own = tie.statuses.length ? tie.statuses : [tie.status];
  return hidden.size ? own.filter((status) => !hidden.has(status)) : own;
}

/** A tie that also rests on something said outright stays when inferred claims are left out. */
export function statusShown(tie, { hidden }) {
  if (!hidden.status.size) return tie.status;
  const left = statusesLeft(tie, hidden.status);
  return STATUSES.find((status) => left.includes(status)) ?? left[0] ?? tie.status;
}

/** The sets of nodes and ties that the filters leave. */
export function filtered(model, filters) {
  const { hidden } = filters;
  const passes = tiePasses(filters);
  const seen = new Set(hasHidden(hidden) ? model.nodes.filter(nodePasses(hidden)) : model.nodes);
  const left = new Set();
  for (const tie of model.ties) {
    if (passes(tie) && seen.has(tie.from) && seen.has(tie.to)) left.add(tie);
  }
  const shown = kept(model, seen, left, filters);
  return focused(shown, filters.focus);
}

function hasHidden(hidden) {
  return hidden.cls.size || FACTS.some((way) => hidden[way].size);
}

// A node of several values goes when all of them are hidden. What others take part in has a kind
// and place of its own, which are no facts of actors.
function nodePasses(hidden) {
  const ways = FACTS.filter((way) => hidden[way].size);
  return (node) => {
    if (hidden.cls.size && hidden.cls.has(node.cls?.key ?? "")) return false;
    return isThing(node) || ways.every((way) => isLeft(node[way], hidden[way]));
  };
}

function isLeft(values, hidden) {
  return values.length ? values.some(({ key }) => !hidden.has(key)) : !hidden.has("");
}

function tiePasses({ hidden, time }) {
  return (tie) => {
    if (time && !isWithin(tie, time)) return false;
    if (tie.structural) return true;
    if (hidden.role.size && !isLeft(tie.roles, hidden.role)) return false;
    return !hidden.status.size || statusesLeft(tie, hidden.status).length > 0;
  };
}

/**
 * Whether a tie is in a time: certainly, if all the days it may have been on are within, or
 * possibly, if one is. What has no date was possibly at any time, and certainly at none.
 */
export function isWithin({ start, end, structural }, { from, to, certain }) {
  if (structural) return true;
  if (!start && !end) return !certain;
  if (certain) return Boolean(start && end) && start >= from && end <= to;
  return (!end || end >= from) && (!start || start <= to);
}

// Who is left without ties goes; a thing stays while it holds together two that stay, or never
// had ties of its own and belongs to one that stays.
function kept(model, seen, left, { hidden, time }) {
  const ofTies = time || hidden.role.size || hidden.status.size;
  if (!ofTies && seen.size === model.nodes.length) return { nodes: seen, ties: left };
  const keep = new Set();
  const structural = new Map();
  const real = new Set();
  for (const tie of model.ties) {
    if (!tie.structural) real.add(tie.from).add(tie.to);
  }
  // Only what ties may hide takes away who has none left: an actor that is of a shown kind stays.
  if (!ofTies) for (const node of seen) if (!isThing(node)) keep.add(node);
  for (const tie of left) {
    if (!tie.structural) keep.add(tie.from).add(tie.to);
    else {
      for (const end of [tie.from, tie.to]) {
        if (!structural.has(end)) structural.set(end, []);
        structural.get(end).push(tie);
      }
    }
  }
  const stays = (node) => {
    const own = structural.get(node) || [];
    const holds = own.filter((tie) => keep.has(otherEnd(tie, node))).length;
    if (holds >= 2) return true;
    if (real.has(node)) return false;
    // Who has no ties at all says nothing inferred, and is of no time.
    return holds === 1 || (!node.ties.length && !time && !hidden.role.size && isActor(node));
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of seen) {
      if (keep.has(node) || !stays(node)) continue;
      keep.add(node);
      grew = true;
    }
  }
  const ties = new Set([...left].filter((tie) => keep.has(tie.from) && keep.has(tie.to)));
  return { nodes: keep, ties };
}

function focused(shown, focus) {
  if (!focus) return shown;
  const alone = (...nodes) => ({ nodes: new Set(nodes), ties: new Set() });
  if (focus.path) return shortestPath(shown, ...focus.path) || alone(...focus.path);
  if (!shown.nodes.has(focus.node)) return alone(focus.node);
  return neighbourhood(shown, focus.node, focus.steps);
}
