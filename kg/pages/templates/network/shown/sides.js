// The two sides of a network: those who take part, and what they take part in.

import { isThing } from "../ground/model.js";

const THING_MODES = ["event", "project"];

/** Tells of a node whether it is a thing that others share, such as an event. */
export function sharedIn(model) {
  if (model.modes.length === 2) {
    const shared = model.modes.filter((mode) => THING_MODES.includes(mode));
    const mode = shared.length === 1 ? shared[0] : model.modes[1];
    return (node) => node.mode === mode || (!node.mode && isThing(node));
  }
  // Where all nodes are things, none is shared by the others.
  return model.nodes.every(isThing) ? () => false : isThing;
}

/** Whether each node has one of two modes, and no tie is within a mode. */
export function isTwoMode({ nodes, ties }) {
  const modes = new Set();
  for (const { mode } of nodes) modes.add(mode);
  if (modes.size !== 2 || modes.has("")) return false;
  for (const { from, to, structural } of ties) {
    if (!structural && from !== to && from.mode === to.mode) return false;
  }
  return true;
}
