// What the panel may tell of things: only what the filters show.

import { STATUSES, statusShown } from "../shown/filters.js";
import { nameOf, otherEnd, tiesByNode } from "../ground/model.js";
import { sharedIn } from "../shown/sides.js";
import { textOf } from "../ground/speech.js";

const TIES_BY = new WeakMap();

/** The ties of a node that are shown, also of one that was made by folding. */
export function tiesShown(shown, node) {
  if (!TIES_BY.has(shown)) TIES_BY.set(shown, tiesByNode(shown.ties));
  return TIES_BY.get(shown).get(node) || [];
}

/** Where a status stands among the others: what is said outright comes first. */
export function statusPlace(status) {
  const at = STATUSES.indexOf(status);
  return at < 0 ? STATUSES.length : at;
}

const NOT_KNOWN = ["", "not known"];

/** Whether the filters show what has this status. */
export function isStatusSeen({ hidden }, status) {
  const isKnown = status && status !== "not known";
  return isKnown ? !hidden.status.has(status) : !NOT_KNOWN.some((key) => hidden.status.has(key));
}

/** Whether the filters show a claim that a tie rests on. */
export function isClaimSeen(model, filters, claim) {
  if (!isStatusSeen(filters, claim.status)) return false;
  const role = model.values.role?.[claim.role];
  return !role || !filters.hidden.role.has(role.key);
}

/** The claims of a tie that the filters show, and how many they hide. */
export function claimsSeen({ model, store, now }, tie) {
  const known = store ? tie.claims.map((at) => store.claims[at]).filter(Boolean) : [];
  const seen = known.filter((claim) => isClaimSeen(model, now.filters, claim));
  return { seen: claimOrder({ model, now }, seen), hidden: known.length - seen.length };
}

function claimOrder({ model, now: { lang } }, claims) {
  const thing = (claim) => textOf(nodeOrLabel(model, claim.thing), lang);
  const role = (claim) => textOf(claimRole(model, claim), lang);
  return [...claims].sort(
    (a, b) =>
      statusPlace(a.status) - statusPlace(b.status)
      || model.compare(thing(a), thing(b))
      || model.compare(role(a), role(b))
      || a.at - b.at,
  );
}

/** What a claim says of the two: its role, or the property of a fact. */
export function claimRole(model, claim) {
  return model.values.role?.[claim.role]?.label || claim.says || "";
}

/** An end of a claim is a node of the page, by its number, or a label. */
export function nodeOrLabel(model, end) {
  return Number.isInteger(end) ? model.nodes[end]?.label || "" : end || "";
}

/** The roles, or else the relations, of a tie that the filters show. */
export function rolesSeen({ model, store, now }, tie) {
  const { hidden } = now.filters;
  let { roles } = tie;
  // With some kinds of claims hidden, a tie has the roles of those that are left.
  if (store && hidden.status.size && tie.claims.length && !tie.more) {
    const left = new Set(claimsSeen({ model, store, now }, tie).seen.map((claim) => claim.role));
    const kept = roles.filter((role) => left.has(role.at));
    if (kept.length) roles = kept;
  }
  const seen = roles.filter((role) => !hidden.role.has(role.key));
  return seen.length ? seen : tie.relations;
}

/** The surest status of a tie that the filters show. */
export function statusSeen(filters, tie) {
  const isFirmest = isStatusSeen(filters, tie.status);
  return (isFirmest ? tie.status : statusShown(tie, filters)) || "not known";
}

/** The ties of the network as it was read that a drawn tie stands for; itself, if it is one. */
export function baseOf(tie) {
  if (!isDerived(tie)) return [tie];
  return [...new Set(tie.base.flatMap((one) => (one === tie ? [one] : baseOf(one))))];
}

/** Whether a tie was made of others: by projection, or by folding. */
export function isDerived(tie) {
  const { base = [] } = tie;
  return base.length > 1 || (base.length === 1 && base[0] !== tie);
}

/** The nodes that an end of a tie stands for: itself, and what is folded into it. */
export function foldedInto({ members = [], parts = [] }) {
  return [...members, ...parts];
}

/** The events and projects that a projected tie stands for, by name. */
export function sharedThings(model, tie, lang) {
  if (!isDerived(tie)) return [];
  const ends = new Set([tie.from, tie.to].flatMap((node) => [node, ...foldedInto(node)]));
  const between = baseOf(tie).flatMap((one) => [one.from, one.to]);
  const isShared = sharedIn(model);
  const shared = [...new Set(between)].filter((node) => !ends.has(node) && isShared(node));
  return byName(model, shared, lang);
}

/** Nodes in the order of their names. */
export function byName(model, nodes, lang) {
  return inOrder(model, nodes, (node) => nameOf(node, lang), () => 0);
}

/** Ties of a node in the order of the names at their other ends, those that only belong last. */
export function inNameOrder(model, ties, node, lang) {
  const name = (tie) => nameOf(otherEnd(tie, node), lang);
  return inOrder(model, ties, name, (tie) => Number(tie.structural));
}

// A node may have thousands of ties: each name is put together once, not for each comparison.
function inOrder({ compare }, things, nameOfThing, rank) {
  return [...things]
    .map((thing) => ({ thing, name: nameOfThing(thing), first: rank(thing) }))
    .sort((a, b) => a.first - b.first || compare(a.name, b.name) || a.thing.at - b.thing.at)
    .map(({ thing }) => thing);
}
