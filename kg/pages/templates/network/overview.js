// The panel when nothing is selected: how to read the page, and how much it shows.

import { facts, make } from "./elements.js";
import { isActor, isThing, realTies } from "./model.js";
import { baseOf, claimsSeen, statusPlace, statusSeen } from "./seen.js";
import { say, statusWords } from "./speech.js";

const HINTS = ["panel.hint.tie", "panel.hint.node", "panel.hint.move", "panel.hint.keys"];

/** What the panel tells when nothing is selected. */
export function overview(view) {
  const { lang } = view.now;
  const count = (n) => (n ? n.toLocaleString(lang) : "");
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
      [say(lang, "panel.count.ties"), String(ties)],
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
  const real = realTies({ ties: [...shown.ties] });
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
  for (const tie of new Set(ties.flatMap(baseOf))) {
    for (const claim of claimsSeen(view, tie).seen) {
      for (const quote of claim.quotes) found.add(quote.document);
    }
  }
  return found.size;
}
