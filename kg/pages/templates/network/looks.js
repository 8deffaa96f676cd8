// How each node and tie looks in the picture, as vis-network wants it.

import { INK, lineFor } from "./colours.js";
import { statusShown } from "./filters.js";
import { roleWords, tieName } from "./model.js";
import { className, count, dotted } from "./words.js";

export function radius(node, { points, unit }) {
  return points.get(node) * unit;
}

/** Whether the selection is about a node; all are meant where nothing is selected. */
export function isMeant(node, { touched }) {
  return !touched || touched.has(node);
}

export function isTieMeant(tie, { selected }) {
  return !selected || selected === tie || tie.from === selected || tie.to === selected;
}

export function nodeLook(node, now) {
  const color = { background: now.colours.of(node), border: INK };
  const words = [node.label, dotted(className(node), node.kind), node.country];
  return {
    hidden: !now.shown.nodes.has(node),
    size: radius(node, now),
    borderWidth: node === now.selected ? 4 : 1.5,
    color: { ...color, highlight: color, hover: color },
    title: words.filter(Boolean).join("\n"),
  };
}

export function tieLook(tie, now) {
  const line = lineFor(tie.structural ? "structural" : statusShown(tie, now.filters));
  const weight = tie.weight > 1 && !tie.structural ? Math.min(4, Math.log2(tie.weight)) : 0;
  const chosen = tie === now.selected ? 2.5 : 0;
  const words = dotted(
    roleWords(tie),
    tie.structural ? "" : tie.status,
    tie.claims.length ? count(tie.claims.length, "claim") : "",
  );
  return {
    hidden: !now.shown.ties.has(tie),
    dashes: line.dashes && line.dashes.map((length) => length * now.unit),
    width: (line.width + weight + chosen) * now.unit,
    color: { color: line.color, highlight: line.color, hover: line.color },
    arrows: { to: { enabled: Boolean(tie.directed), scaleFactor: 0.6 } },
    title: `${tieName(tie)}\n${words}`,
  };
}

/** Looks that differ from those given before: thousands of nodes stay quick. */
export function makeChanges(look) {
  const written = new Map();
  return (things, now) => {
    const changed = [];
    for (const thing of things) {
      const made = look(thing, now);
      const text = JSON.stringify(made);
      if (written.get(thing) !== text) changed.push({ id: thing.id, ...made });
      written.set(thing, text);
    }
    return changed;
  };
}
