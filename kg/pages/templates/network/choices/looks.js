// How large a node is drawn, what a selection is about, and how wide a line is.

export function radius(node, { points, unit }) {
  return (points.get(node) ?? 0) * unit;
}

/** Whether the selection is about a node; all are meant where nothing is selected. */
export function isMeant(node, { touched }) {
  return !touched || touched.has(node);
}

export function isTieMeant(tie, { selected }) {
  return !selected || selected === tie || tie.from === selected || tie.to === selected;
}

/** How much wider than others the line of a tie of this weight is. */
export function widthOf({ weight, structural }) {
  return weight > 1 && !structural ? Math.min(4, Math.log2(weight)) : 0;
}
