// Names as a reader sees them: in another language than the page's only with a mark that says so.

import { select } from "./choices.js";
import { make } from "./elements.js";
import { say, spoken, statusWords } from "./speech.js";

/** A label as an element, marked with its language where that is not the reader's. */
export function inTongue(label, lang) {
  const { text, lang: own, isOwn } = spoken(label, lang);
  if (isOwn || !own) return make("span", {}, text);
  return make("span", { lang: own }, text, " ", tongueMark(own));
}

/** The small mark of a language; a screen reader hears the language itself. */
export function tongueMark(tag) {
  return make("small", { class: "tongue", "aria-hidden": "true" }, tag);
}

/** A name that selects its node. */
export function nameButton({ state, now }, node, className = "plain") {
  const click = () => select(state, node, "list");
  const name = inTongue(node.label, now.lang);
  return make("button", { type: "button", class: className, click }, name);
}

/** An end of a claim: a node of the page, which can be selected, or words. */
export function endOf(view, end) {
  const node = Number.isInteger(end) ? view.model.nodes[end] : null;
  return node ? nameButton(view, node) : inTongue(end || "", view.now.lang);
}

/** What a mode is called; one that this page has no word for bears its own name. */
export function modeName(lang, mode) {
  return KNOWN_MODES.includes(mode) ? say(lang, `panel.mode.${mode}`) : mode;
}

const KNOWN_MODES = ["actor", "event", "project", "programme"];
const FRAMED = ["stated", "interpreted", "external", "inferred"];

/** The status of a claim or tie: in words, and in a frame of its own kind. */
export function statusPill(lang, status) {
  const kind = FRAMED.includes(status) ? status : "unknown";
  return make("span", { class: `status ${kind}` }, statusWords(lang, status));
}

/** A period in few words: “2022”, “2022-11”, “2022-11-01 – 2022-11-03”. */
export function periodWords(start, end) {
  if (!start || !end) return start || end ? `${start || "…"} – ${end || "…"}` : "";
  if (start === end) return start;
  const [year, month] = [start.slice(0, 4), start.slice(0, 7)];
  if (start === `${year}-01-01` && end === `${year}-12-31`) return year;
  if (start === `${month}-01` && end === lastDay(month)) return month;
  const [from, to] = [yearStart(start), yearEnd(end)];
  return `${from} – ${to}`;
}

function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

const yearStart = (day) => (day.endsWith("-01-01") ? day.slice(0, 4) : day);
const yearEnd = (day) => (day.endsWith("-12-31") ? day.slice(0, 4) : day);
