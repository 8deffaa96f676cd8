// A walk through the network: from a node along one of its ties to the next, and back.

import { isNode, nameOf, otherEnd, realTies } from "../ground/model.js";
import { inNameOrder, rolesSeen, statusSeen, tiesShown } from "./seen.js";
import { say, statusWords, textOf } from "../ground/speech.js";

/** The ties of a node that a walk may choose among: those that are shown, by name. */
export function walkTies({ model, now }, node) {
  return inNameOrder(model, tiesShown(now.shown, node), node, now.lang);
}

/** Where a walk begins: at what is selected, or else at the node that has most ties. */
export function walkStart({ model, now }) {
  const { selected, shown } = now;
  const isHere = selected && isNode(selected) && shown.nodes.has(selected);
  if (isHere) return walkAt({ model, now }, selected);
  if (selected && shown.ties.has(selected)) return { node: selected.from, tie: selected };
  let best = null;
  let most = -1;
  for (const node of shown.nodes) {
    const { length } = realTies({ ties: tiesShown(shown, node) });
    if (length > most) [best, most] = [node, length];
  }
  return best ? walkAt({ model, now }, best) : null;
}

/** A walk that stands at a node, with the first of its ties chosen. */
export function walkAt(view, node) {
  return { node, tie: walkTies(view, node)[0] || null };
}

/** The walk with the next tie chosen, or another by its place. */
export function chosenBeside(view, { node, tie }, { by = 0, to = null }) {
  const ties = walkTies(view, node);
  if (!ties.length) return { node, tie: null };
  const place = to ?? ties.indexOf(tie) + by;
  return { node, tie: ties.at(place % ties.length) };
}

/** The walk as it stands after a change of what is shown; null if its node is shown no more. */
export function stillThere(view, walk) {
  if (!view.now.shown.nodes.has(walk.node)) return null;
  if (walk.tie && view.now.shown.ties.has(walk.tie)) return walk;
  return walkAt(view, walk.node);
}

/** “3 of 12: organiser, Forum, stated”. */
export function tieSaid(view, { node, tie }) {
  const { lang, filters } = view.now;
  const ties = walkTies(view, node);
  if (!tie) return say(lang, "walk.none");
  const roles = rolesSeen(view, tie).map(({ label }) => textOf(label, lang)).join(", ");
  const status = tie.structural ? "" : statusWords(lang, statusSeen(filters, tie));
  const words = [roles, nameOf(otherEnd(tie, node), lang), status].filter(Boolean).join(", ");
  return say(lang, "walk.tie", { at: ties.indexOf(tie) + 1, all: ties.length, words });
}

/** “Rasa, 12 ties. 1 of 12: ...”. */
export function placeSaid(view, walk) {
  const { lang } = view.now;
  const n = walkTies(view, walk.node).length;
  const here = say(lang, "walk.at", { name: nameOf(walk.node, lang), n });
  return n ? `${here} ${tieSaid(view, walk)}` : here;
}
