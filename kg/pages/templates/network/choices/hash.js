// What the reader chose, as the readable end of an address.
//
// Each part is “name=value”, joined by “&”. Values of filters are named by their keys, so that a
// link still means the same when the page is made anew. What is as the page opens with is left out.

import { WAYS } from "../shown/filters.js";
import { isNode } from "../ground/model.js";
import { daysOf, stepOf } from "./timescale.js";

// The key of “not known” is empty; so is a list of one such, which looks like an error.
export const UNKNOWN_KEY = "~";

/** The choices that an address names, apart from filters and view. */
export const ADDRESSED = ["form", "fold", "part", "colour", "size", "lang", "theme"];

/**
 * The end of the address for what is chosen now.
 *
 * `first` is what the page opens with, `view` the part of the picture that is seen (or null).
 */
export function hashOf(now, first, view) {
  const { filters, selected } = now;
  const parts = [thingPart(selected)];
  for (const way of WAYS) {
    parts.push(hidingPart(way, filters.hidden[way], first.filters.hidden[way]));
  }
  if (filters.time) {
    const { from, to, certain } = filters.time;
    parts.push(`time=${shortDay(from, 0)}..${shortDay(to, 1)}`, certain && "certain");
  }
  parts.push(focusPart(filters.focus));
  for (const name of ADDRESSED) {
    const text = choiceText(name, now[name]);
    if (text !== choiceText(name, first[name])) parts.push(`${name}=${text}`);
  }
  if (view) parts.push(`view=${[view.x, view.y].map(Math.round)},${viewNumber(view.scale)}`);
  return `#${parts.filter(Boolean).join("&")}`;
}

function thingPart(thing) {
  if (!thing) return "";
  if (isNode(thing)) return `node=${encodeURIComponent(thing.id)}`;
  return `tie=${pairText([thing.from, thing.to])}`;
}

function pairText(nodes) {
  return nodes.map(({ id }) => encodeURIComponent(id)).join("|");
}

function hidingPart(way, hidden, before) {
  const [keys, old] = [hidden, before].map((set) => [...set].sort().map(keyText).join(","));
  return keys === old ? "" : `hide.${way}=${keys}`;
}

// A colon need not be encoded, and keys are full of them.
function keyText(key) {
  if (!key) return UNKNOWN_KEY;
  return encodeURIComponent(key).replaceAll("%3A", ":").replaceAll("~", "%7E");
}

// “2022-01” for the first day of the month, or (at 1) the last.
function shortDay(day, at) {
  return daysOf(stepOf(day, "month"), "month")[at] === day ? day.slice(0, 7) : day;
}

function focusPart(focus) {
  if (!focus) return "";
  if (focus.path) return `path=${pairText(focus.path)}`;
  return `focus=${encodeURIComponent(focus.node.id)}&steps=${focus.steps}`;
}

function choiceText(name, value) {
  if (name !== "part") return encodeURIComponent(value);
  return value.by === "top" ? `top,${value.n},${encodeURIComponent(value.measure)}` : value.by;
}

function viewNumber(value) {
  return String(Number(value.toPrecision(3)));
}
