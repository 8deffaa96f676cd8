// A claim, with the words of the source that it rests on.

import { facts, make } from "./elements.js";

const ORDER = ["stated", "interpreted", "external", "inferred"];
const OUT = { target: "_blank", rel: "noopener noreferrer" };

/** The claims, what is said outright first. */
export function inOrder({ compare }, claims) {
  return [...claims].sort(
    (a, b) =>
      ORDER.indexOf(a.status) - ORDER.indexOf(b.status)
      || compare(a.thing, b.thing)
      || compare(a.role, b.role),
  );
}

export function claimCard(claim) {
  const known = ORDER.includes(claim.status) ? claim.status : "";
  const status = make("span", { class: `status ${known}` }, claim.status || "status not given");
  const quiet = (words) => make("span", { class: "quiet" }, words);
  const without = claim.reason ? "No phrase says so: see the reason." : "No phrase is recorded.";
  return make(
    "article",
    { class: "claim" },
    make("h3", {}, make("span", {}, claim.role || "claim"), status),
    make(
      "p",
      {},
      claim.participant,
      claim.thing ? quiet(" in ") : "",
      claim.thing,
      claim.thing_kind ? quiet(` (${claim.thing_kind})`) : "",
    ),
    facts([
      ["Date", claim.date || "not known"],
      ["Named as", claim.as_named === claim.participant ? "" : claim.as_named],
      ["Confidence", claim.confidence],
      ["Reason", claim.reason],
    ]),
    ...claim.quotes.flatMap(quotation),
    claim.quotes.length ? null : make("p", { class: "quiet" }, without),
  );
}

function quotation(quote) {
  const words = make(
    "blockquote",
    { lang: quote.lang },
    quote.prefix ? `… ${quote.prefix} ` : "",
    make("mark", {}, quote.exact),
    quote.suffix ? ` ${quote.suffix} …` : "",
  );
  const source = [opening(quote), make("br"), make("span", {}, "Document: "), documentOf(quote)];
  return [words, make("p", { class: "source" }, ...source)];
}

function opening({ href, address }) {
  if (!href) {
    return make("span", {}, address ? `Address: ${address}` : "No address is recorded.");
  }
  return make(
    "a",
    { href, ...OUT },
    "Open the source at this phrase ",
    make("span", { "aria-hidden": "true" }, "↗"),
    make("span", { class: "unseen" }, " (new tab)"),
  );
}

function documentOf(quote) {
  if (!quote.page) return quote.document;
  const name = quote.document || quote.page;
  return make("a", { href: quote.page, style: "font-weight:400", ...OUT }, name);
}
