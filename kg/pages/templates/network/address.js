// The page's address names what is selected, so that it can be sent to others.

import { select } from "./choices.js";
import { isNode } from "./model.js";

export function hashOf(thing) {
  if (!thing) return "#";
  if (isNode(thing)) return `#node=${encodeURIComponent(thing.id)}`;
  return `#tie=${encodeURIComponent(thing.from.id)}|${encodeURIComponent(thing.to.id)}`;
}

/** The node or tie that an address names, if there is one. */
export function thingOf({ nodeBy, ties }, hash) {
  const [, what, rest] = /^#(node|tie)=(.*)$/.exec(hash) || [];
  if (!what) return undefined;
  const parts = decoded(what === "tie" ? ends(rest) : [rest]);
  if (what === "node") return nodeBy.get(parts[0]);
  const joins = (tie, from, to) => tie.from.id === from && tie.to.id === to;
  const [one, other] = parts;
  return ties.find((tie) => joins(tie, one, other) || joins(tie, other, one));
}

// Some mail programs encode the line between the two ends.
function ends(rest) {
  return rest.includes("|") ? rest.split("|") : rest.split(/%7C/i);
}

function decoded(parts) {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return [];
  }
}

export function followAddress(model, state) {
  const follow = () => {
    const thing = thingOf(model, location.hash);
    if (thing) select(state, thing, "address");
  };
  state.subscribe(["asked"], ({ selected, asked }) => {
    if (asked.from !== "address") history.replaceState(null, "", hashOf(selected));
  });
  addEventListener("hashchange", follow);
  follow();
}
