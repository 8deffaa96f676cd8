// From what the reader chose to what is drawn: filters, then the form, then a part.

import { filtered, statusShown } from "./filters.js";
import { folded } from "./folding.js";
import { partOf } from "./parts.js";
import { neighbourhood } from "./paths.js";
import { projected } from "./projecting.js";

/**
 * What is drawn of a model: `nodes` and `ties`, which may be made of others.
 *
 * `base` are the nodes and ties of the model that it shows, before a part was taken; `all` those
 * that the filters leave around the focus, too. `wide` has the things of too many actors to tie
 * them in a projection, `told` how a backbone was found. `before` is what was shown before, if
 * that was of the same filters.
 */
export function shownBy(model, { filters, form, fold, part }, before = null) {
  const { node, steps } = filters.focus ?? {};
  const formOf = (base) => formed(base, model, { filters, form, fold });
  const all = before?.all ?? filtered(model, node ? { ...filters, focus: null } : filters);
  let base = all;
  let made = formOf(base);
  if (node && made.nodes.has(node)) {
    // A step is a line of the picture, whatever it is made of.
    const near = neighbourhood(made, node, steps);
    base = form === "projected" || fold ? modelOf(near) : near;
    made = { ...near, wide: made.wide };
  } else if (node) {
    base = filtered(model, filters);
    made = formOf(base);
  }
  const drawn = part.by === "all" ? made : partOf(made, model, part);
  const { nodes, ties, told = null } = drawn;
  return { nodes, ties, base, all, wide: made.wide, told };
}

// Parts fold before a projection: who was at two parts of one event shares the event.
function formed(base, model, { filters, form, fold }) {
  let made = fold === "parts" ? folded(base, model, fold) : base;
  let wide = [];
  if (form === "projected") {
    made = projected(made, model, (tie) => statusShown(tie, filters));
    wide = made.wide;
  }
  if (fold !== "parts") made = folded(made, model, fold);
  return { nodes: made.nodes, ties: made.ties, wide };
}

// The nodes and ties of the model that derived ones are made of.
function modelOf({ nodes, ties }) {
  const found = { nodes: new Set(), ties: new Set() };
  for (const node of nodes) for (const own of node.members ?? [node]) found.nodes.add(own);
  for (const tie of ties) for (const own of tie.base) found.ties.add(own);
  for (const { from, to } of found.ties) found.nodes.add(from).add(to);
  return found;
}
