// Names as a reader sees them: in another language than the page's only with a mark that says so.

import { select } from "./choices.js";
import { make } from "../ground/elements.js";
import { spoken, statusWords } from "../ground/speech.js";

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

const FRAMED = ["stated", "interpreted", "external", "inferred"];

/** The status of a claim or tie: in words, and in a frame of its own kind. */
export function statusPill(lang, status) {
  const kind = FRAMED.includes(status) ? status : "unknown";
  return make("span", { class: `status ${kind}` }, statusWords(lang, status));
}
