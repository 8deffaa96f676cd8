// A claim, with the words of the source that it rests on.

import { facts, make } from "../ground/elements.js";
import { endOf, inTongue, statusPill } from "../choices/naming.js";
import { claimRole, nodeOrLabel } from "./seen.js";
import { say, textOf } from "../ground/speech.js";

const NEW_TAB = { target: "_blank", rel: "noopener noreferrer" };

/**
 * A claim as a card; `heading` is the element of its heading, such as “h3”.
 *
 * Its ends are told where they are not those of the `tie` that it is told under.
 */
export function claimCard(view, claim, heading = "h3", tie = null) {
  const { lang } = view.now;
  const role = claimRole(view.model, claim);
  return make(
    "article",
    { class: "claim" },
    make(
      heading,
      {},
      role ? inTongue(role, lang) : say(lang, "panel.claim"),
      " ",
      statusPill(lang, claim.status),
    ),
    isOfTie(view, claim, tie) ? null : claimEnds(view, claim),
    claimFacts(view, claim, claim.date || say(lang, "panel.date.unknown")),
    ...quotations(view, claim),
  );
}

function isOfTie({ model, now }, claim, tie) {
  if (!tie) return false;
  const named = (label) => textOf(label, now.lang);
  const ends = [tie.from.label, tie.to.label].map(named);
  return [claim.about, claim.thing].every((end) => ends.includes(named(nodeOrLabel(model, end))));
}

function claimEnds(view, { about, thing, kind }) {
  const quiet = (...words) => make("span", { class: "quiet" }, ...words);
  const [one, other] = [about, thing].map((end) => (end === undefined ? null : endOf(view, end)));
  const what = kind ? quiet(" (", inTongue(kind, view.now.lang), ")") : null;
  return make("p", { class: "claim-ends" }, one, one && other ? quiet(" → ") : null, other, what);
}

/** What a claim says beside its ends; `date` in words, or "". */
export function claimFacts(view, claim, date = claim.date) {
  const { lang } = view.now;
  const named = claim.as_named === aboutText(view, claim) ? "" : claim.as_named;
  return facts([
    [say(lang, "panel.date"), date],
    [say(lang, "panel.behalf"), listOf(claim.behalf, lang)],
    [say(lang, "panel.capacity"), listOf(claim.capacity, lang)],
    [say(lang, "panel.named"), named],
    [say(lang, "panel.confidence"), claim.confidence ? inTongue(claim.confidence, lang) : ""],
    [say(lang, "panel.reason"), claim.reason],
  ]);
}

function aboutText({ model, now }, { about }) {
  return textOf(nodeOrLabel(model, about), now.lang);
}

function listOf(labels, lang) {
  if (!labels?.length) return "";
  const words = labels.flatMap((label) => ["; ", inTongue(label, lang)]);
  return make("span", {}, ...words.slice(1));
}

/** The words that a claim rests on, document by document. */
export function quotations({ now }, claim) {
  const { lang } = now;
  if (!claim.quotes.length) {
    const without = say(lang, claim.reason ? "panel.quote.reason" : "panel.quote.none");
    return [make("p", { class: "quiet" }, without)];
  }
  return [...byDocument(claim.quotes)].map(([source, quotes]) => {
    const said = quotes.flatMap((quote) => quotation(quote, lang));
    return make("figure", { class: "quoted" }, documentLine(source, lang), ...said);
  });
}

function byDocument(quotes) {
  const found = new Map();
  for (const quote of quotes) {
    found.set(quote.document, [...(found.get(quote.document) || []), quote]);
  }
  return found;
}

function documentLine(source, lang) {
  const { label, page, date } = source;
  const name = inTongue(label || page || "?", lang);
  const linked = page ? make("a", { href: page, ...NEW_TAB }, name, newTab(lang)) : name;
  const when = date ? make("span", { class: "quiet" }, ` · ${date}`) : null;
  const head = make("span", { class: "quiet" }, `${say(lang, "panel.document")}: `);
  return make("figcaption", {}, head, linked, when);
}

function quotation(quote, lang) {
  const words = make(
    "blockquote",
    { lang: quote.lang },
    quote.prefix ? `… ${quote.prefix} ` : "",
    make("mark", {}, quote.exact),
    quote.suffix ? ` ${quote.suffix} …` : "",
  );
  return [words, make("p", { class: "source" }, placeOf(quote, lang))];
}

function placeOf(quote, lang) {
  // The address of a table does not lead to one of its cells.
  const { row, column } = quote;
  return row ? say(lang, "panel.cell", { row, column }) : opening(quote, lang);
}

function opening({ href, document: { address } }, lang) {
  if (!href) {
    return address ? say(lang, "panel.address", { address }) : say(lang, "panel.address.none");
  }
  const arrow = make("span", { "aria-hidden": "true" }, " ↗");
  return make("a", { href, ...NEW_TAB }, say(lang, "panel.open"), arrow, newTab(lang));
}

function newTab(lang) {
  return make("span", { class: "unseen" }, ` (${say(lang, "panel.tab.new")})`);
}
