// What is shown, as tables for a spreadsheet or another program.
//
// The columns have the same names in every language, so that a program finds them; what is in
// them is in the reader's.

import { statusShown } from "../shown/filters.js";
import { FACTS, realTies, tiesByNode } from "../ground/model.js";
import { textOf } from "../ground/speech.js";
import { fold } from "../ground/words.js";

// What a spreadsheet may run as a formula, also after a line break; and the apostrophe itself.
const CSV_FORMULA = /^[=+\-@＝＋－＠\t\r\n']/;

/** The text of a CSV file after RFC 4180; its first mark tells spreadsheets that it is UTF-8. */
export function csvText(rows) {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "");
  const harmless = CSV_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

function csvList(values, lang) {
  return values.map((value) => textOf(value.label, lang)).join("; ");
}

/**
 * The nodes that are shown, with all that the page knows of them, and their measures. A measure
 * that the page cannot compute anew for what is shown is named as one of the whole network.
 */
export function nodeTable({ shown, figures, narrowed, lang }) {
  const ties = tiesByNode(shown.ties);
  const measures = [...figures];
  const names = measures.map(([name, { whole }]) => {
    return whole && narrowed ? `${name}_in_whole_network` : name;
  });
  const nodes = csvOrder(shown.nodes, lang);
  const hasGroups = nodes.some((node) => node.members);
  const rows = nodes.map((node) => [
    node.id,
    textOf(node.label, lang),
    node.mode,
    node.cls ? textOf(node.cls.label, lang) : "",
    ...FACTS.map((way) => csvList(node[way], lang)),
    node.names.map((name) => textOf(name, lang)).join("; "),
    textOf(node.description, lang),
    ...(hasGroups ? [node.members ? node.members.length : ""] : []),
    realTies({ ties: ties.get(node) || [] }).length,
    ...measures.map(([, { values }]) => values.get(node) ?? ""),
  ]);
  const header = ["id", "label", "mode", "class", ...FACTS, "other_names", "description"];
  return [[...header, ...(hasGroups ? ["members"] : []), "ties", ...names], ...rows];
}

/** The ties that are shown; one that only says what is part of what is marked so. */
export function tieTable({ shown, filters, lang }) {
  const header = [
    ...["source", "target"].flatMap((end) => [end, `${end}_label`, `${end}_mode`]),
    "type", "roles", "relations", "status", "start", "end", "weight", "number_of_claims", "part_of",
  ];
  const place = new Map(csvOrder(shown.nodes, lang).map((node, at) => [node, at]));
  const order = (a, b) =>
    place.get(a.from) - place.get(b.from) || place.get(a.to) - place.get(b.to);
  const rows = [...shown.ties].sort(order).map((tie) => [
    ...[tie.from, tie.to].flatMap((node) => [node.id, textOf(node.label, lang), node.mode]),
    tie.directed ? "directed" : "undirected",
    csvList(tie.roles, lang),
    csvList(tie.relations, lang),
    statusShown(tie, filters),
    tie.start,
    tie.end,
    tie.weight,
    tie.claims.length + tie.more,
    tie.structural ? "true" : "",
  ]);
  return [header, ...rows];
}

function csvOrder(nodes, lang) {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const names = new Map([...nodes].map((node) => [node, textOf(node.label, lang)]));
  return [...nodes].sort(
    (a, b) => compare(names.get(a), names.get(b)) || (a.id < b.id ? -1 : 1),
  );
}

// Windows keeps these names for itself, whatever their ending.
const RESERVED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** The name of a file: the title in letters that every system takes, and what is in the file. */
export function fileName(title, what, ending) {
  const words = fold(title).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
  const name = [words || "network", what].filter(Boolean).join("-");
  return `${RESERVED_NAMES.test(name) ? `network-${name}` : name}.${ending}`;
}
