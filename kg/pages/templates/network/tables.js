// The tables hold everything in the picture, for those who do not see or point.

import { select } from "./choices.js";
import { byId, make } from "./elements.js";
import { sought } from "./filters.js";
import { distinct, isActor, isThing, realTies, roleWords, tieName } from "./model.js";
import { nodeButton } from "./panel.js";
import { sortable } from "./sorting.js";
import { className, number } from "./words.js";

export function makeTables(model, state) {
  byId("nodes").textContent = heading(model);
  const rowsOf = (id, columns, things) => sortable(byId(id), columns, things, model);
  const nodeRows = rowsOf("node-table", nodeColumns(model, state), nodesInOrder(model));
  const tieRows = rowsOf("tie-table", tieColumns(model, state), tiesInOrder(model));
  const rowOf = (thing) => nodeRows.get(thing) || tieRows.get(thing);

  const hide = ({ shown, search }) => {
    const isSought = sought(search);
    for (const [node, row] of nodeRows) row.hidden = !shown.nodes.has(node) || !isSought(node);
    for (const [tie, row] of tieRows) row.hidden = !shown.ties.has(tie);
  };
  hide(state.now);
  state.subscribe(["shown", "search"], hide);
  state.subscribe(["selected"], (now, before) => {
    rowOf(before.selected)?.classList.remove("chosen");
    rowOf(now.selected)?.classList.add("chosen");
  });
}

function heading({ nodes }) {
  if (!nodes.every((node) => isActor(node) || isThing(node))) return "Nodes";
  return nodes.some(isThing) ? "Actors, and what they took part in" : "Actors";
}

function nodesInOrder({ nodes, compare }) {
  return [...nodes].sort((a, b) => isThing(a) - isThing(b) || compare(a.label, b.label));
}

function tiesInOrder({ ties, compare }) {
  return [...ties].sort(
    (a, b) =>
      a.structural - b.structural
      || compare(a.from.label, b.from.label)
      || compare(a.to.label, b.to.label),
  );
}

// A column of text, sorted as it is read.
function text(name, words, more = {}) {
  const value = (thing) => words(thing) || "";
  return { name, value, cell: value, ...more };
}

// A column of numbers, the largest first.
function figures(name, value, words) {
  return { name, value, cell: (thing) => words(value(thing)), class: "number" };
}

function nodeColumns({ nodes, measures }, state) {
  const known = ["Kind", "Country", "Level"]
    .map((name) => text(name, (node) => node[name.toLowerCase()]))
    .filter((column) => nodes.some(column.value));
  return [
    { name: "Name", value: (node) => node.label, cell: (node) => nodeButton(state, node) },
    text("Class", className),
    ...known,
    figures("Ties", (node) => realTies(node).length, String),
    ...measures.map((name, at) => figures(name, (node) => node.measures[at], number)),
  ];
}

function tieColumns(model, state) {
  const dates = (tie) => {
    const known = tie.known.map((claim) => claim.date).filter(Boolean);
    return distinct(model, known).join("; ");
  };
  return [
    text("From", (tie) => tie.from.label, { class: "wide" }),
    text("Role or relation", roleWords),
    text("To", (tie) => tie.to.label, { class: "wide" }),
    ...(model.ties.some(dates) ? [text("Date", dates, { class: "date" })] : []),
    text("Status", (tie) => tie.status),
    figures("Claims", (tie) => tie.claims.length, String),
    { name: "Open", cell: (tie) => evidenceButton(state, tie) },
  ];
}

function evidenceButton(state, tie) {
  const click = () => select(state, tie, "list");
  const label = `Evidence for ${tieName(tie)}`;
  const words = tie.structural ? "Show" : "Evidence";
  return make("button", { type: "button", class: "plain", "aria-label": label, click }, words);
}
