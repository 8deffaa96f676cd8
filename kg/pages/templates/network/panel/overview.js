// The panel when nothing is selected: how to read the page, and how much it shows.

import { facts, make } from "../ground/elements.js";
import { isActor, isThing, realTies } from "../ground/model.js";
import { claimsSeen, foldedInto, isDerived, statusPlace, statusSeen } from "./seen.js";
import { say, statusWords } from "../ground/speech.js";

const HINTS = ["panel.hint.tie", "panel.hint.node", "panel.hint.move", "panel.hint.keys"];

/** What the panel tells when nothing is selected. */
export function overview(view) {
  const { lang } = view.now;
  const number = (n) => n.toLocaleString(lang);
  const count = (n) => (n ? number(n) : "");
  const { actors, things, others, ties, statuses, documents } = countShown(view);
  const isMixed = actors || things;
  return [
    make("h2", { tabindex: -1 }, say(lang, "panel.reading")),
    make("ul", { class: "hint" }, ...HINTS.map((key) => make("li", {}, say(lang, key)))),
    make("h3", {}, say(lang, "panel.shown")),
    facts([
      [say(lang, "panel.count.actors"), count(actors)],
      [say(lang, "panel.count.things"), count(things)],
      [say(lang, isMixed ? "panel.count.others" : "panel.count.nodes"), count(others)],
      [say(lang, "panel.count.ties"), number(ties)],
      ...statuses.map(([status, n]) => [`— ${statusWords(lang, status)}`, count(n)]),
      [say(lang, "panel.count.documents"), count(documents)],
    ]),
  ];
}

/** How many nodes by mode, ties by status, and documents the page shows. */
export function countShown(view) {
  const { shown, filters } = view.now;
  const nodes = [...shown.nodes];
  const [actors, things] = [isActor, isThing].map((is) => nodes.filter(is).length);
  const real = realTies(shown);
  const byStatus = new Map();
  for (const tie of real) {
    const status = statusSeen(filters, tie);
    byStatus.set(status, (byStatus.get(status) || 0) + 1);
  }
  const statuses = [...byStatus].sort(([a], [b]) => statusPlace(a) - statusPlace(b));
  const others = nodes.length - actors - things;
  const documents = documentsShown(view, real);
  return { actors, things, others, ties: real.length, statuses, documents };
}

function documentsShown(view, ties) {
  const found = new Set();
  for (const tie of readTies(view, ties)) {
    for (const claim of claimsSeen(view, tie).seen) {
      for (const quote of claim.quotes) found.add(quote.document);
    }
  }
  return found.size;
}

// The ties that were read. Of ties that were made of others there may be hundreds of thousands:
// what they stand for are the ties at their ends.
function readTies({ now: { shown } }, ties) {
  if (!ties.some(isDerived)) return ties;
  const ends = new Set([...shown.nodes].flatMap((node) => [node, ...foldedInto(node)]));
  return realTies(shown.base).filter(({ from, to }) => ends.has(from) || ends.has(to));
}
