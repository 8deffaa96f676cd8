// What an address says of the choices of a reader.

import { WAYS } from "../shown/filters.js";
import { ADDRESSED, UNKNOWN_KEY } from "./hash.js";
import { daysOf, stepOf } from "./timescale.js";

/**
 * What an address says: `choices` for the state, without what depends on what is shown then, the
 * ends of the `node`, `tie`, `focus` or `path` it names, its `view`, and the names of the parts
 * that this page does not know (`faults`). Null if it says nothing, as “#nodes” does.
 */
export function readHash(hash, offers) {
  const parts = hash.replace(/^#/, "").split("&").filter(Boolean);
  if (!parts.some((part) => part.includes("="))) return null;
  const said = { choices: {}, hidden: {}, time: null, faults: [] };
  let certain = false;
  let steps = 1;
  for (const part of parts) {
    const [, name, text] = /^([^=]*)=?(.*)$/s.exec(part);
    if (name === "certain" && !text) certain = true;
    else if (name === "steps" && ["1", "2", "3"].includes(text)) steps = Number(text);
    else if (!readPart(said, name, text, offers)) said.faults.push(name.slice(0, 40));
  }
  if (said.time) said.time.certain = certain;
  if (said.focus) said.steps = steps;
  return said;
}

function readPart(said, name, text, offers) {
  if (name.startsWith("hide.")) return readHiding(said, name.slice(5), text, offers);
  const readers = {
    node: () => readNames(text, 1), focus: () => readNames(text, 1),
    tie: () => readNames(text, 2), path: () => readNames(text, 2),
    time: () => readTime(text), view: () => readView(text),
  };
  if (Object.hasOwn(readers, name)) {
    const value = readers[name]();
    if (value) said[name] = value;
    return Boolean(value);
  }
  if (!ADDRESSED.includes(name)) return false;
  const value = name === "part" ? readShownPart(text, offers) : decodedText(text);
  const isOffered = name === "part" ? value : offers[name].includes(value);
  if (isOffered) said.choices[name] = value;
  return Boolean(isOffered);
}

// Some mail programs encode the line between two ends, and the comma between keys.
function readNames(text, number) {
  const names = number === 1 ? [text] : text.split(text.includes("|") ? "|" : /%7C/i);
  const decoded = names.map(decodedText);
  return decoded.length === number && decoded.every(Boolean) ? decoded : null;
}

function readHiding(said, way, text, offers) {
  if (!WAYS.includes(way)) return false;
  const known = (key) => Boolean(key === "" || offers.keys[way]?.has(key));
  const raw = text.split(",").flatMap((part) => {
    return known(decodedText(part)) ? [part] : part.split(/%2C/i);
  });
  const keys = raw.map((part) => (part === UNKNOWN_KEY ? "" : decodedText(part) || null));
  said.hidden[way] = new Set(keys.filter((key) => key !== null && known(key)));
  return keys.every((key) => key !== null && known(key));
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$/;

function readTime(text) {
  const days = text.split("..").map(fullDay);
  const [from, to] = days.length === 2 ? days : [];
  return from && to && from <= to ? { from, to, certain: false } : null;
}

// The first or (at 1) the last day that is meant; null where the calendar has none such.
function fullDay(text, at) {
  if (!DAY.test(text)) return null;
  const month = daysOf(stepOf(text, "month"), "month");
  if (text.length === 7) return month[at];
  return text >= month[0] && text <= month[1] ? text : null;
}

function readView(text) {
  const numbers = text.split(",").map((part) => (part.trim() ? Number(part) : NaN));
  const [x, y, scale] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isFinite) || scale <= 0) return null;
  return { x, y, scale: Math.max(0.01, Math.min(8, scale)) };
}

function readShownPart(text, offers) {
  const [by, n, ...rest] = text.split(",");
  if (by !== "top") return n === undefined && offers.part.includes(by) ? { by } : null;
  const measure = decodedText(rest.join(","));
  const isKnown = offers.part.includes("top") && offers.measures.includes(measure);
  return isKnown && /^[1-9]\d{0,4}$/.test(n) ? { by, measure, n: Number(n) } : null;
}

/** The text, or null where it is damaged. */
function decodedText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
