// A claim, with the words of the source that it rests on.

import { facts, make } from "./elements.js";
import { endOf, inTongue, statusPill } from "./naming.js";
import { claimRole } from "./seen.js";
import { say, textOf } from "./speech.js";

const NEW_TAB = { target: "_blank", rel: "noopener noreferrer" };

/** A claim as a card; `heading` is the element of its heading, such as “h3”. */
export function claimCard(view, claim, heading = "h3") {
  const { model, now } = view;
  const { lang } = now;
  const quiet = (...words) => make("span", { class: "quiet" }, ...words);
  const role = claimRole(model, claim);
  const about = claim.about === undefined ? null : endOf(view, claim.about);
  const thing = claim.thing === undefined ? null : endOf(view, claim.thing);
  const kind = claim.kind ? quiet(" (", inTongue(claim.kind, lang), ")") : null;
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
    make("p", { class: "claim-ends" }, about, about && thing ? quiet(" → ") : null, thing, kind),
    claimFacts(view, claim, claim.date || say(lang, "panel.date.unknown")),
    ...quotations(view, claim),
  );
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
  const label = Number.isInteger(about) ? model.nodes[about]?.label : about;
  return label ? textOf(label, now.lang) : "";
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
  return [words, make("p", { class: "source" }, opening(quote, lang))];
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
