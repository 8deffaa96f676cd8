// Rows of texts: what is sought in them, what they are sorted by, and how a spreadsheet takes them.

import { fold } from "../network/ground/words.js";

/** Tells of a row whether it has all the words, in any of its cells. */
export function hasWords(words) {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  return ({ folded }) => parts.every((part) => folded.includes(part));
}

/** What a row is sorted by in a column; null if the cell is empty. */
export function valueIn({ at, isNumeric }) {
  return ({ cells }) => {
    const { text } = cells[at];
    if (text === "") return null;
    return isNumeric ? Number(text) : text;
  };
}

/** How texts are compared in a language; in the browser's own if it does not know that. */
export function comparison(lang) {
  const options = { numeric: true };
  try {
    return new Intl.Collator(lang || undefined, options).compare;
  } catch {
    return new Intl.Collator(undefined, options).compare;
  }
}

/** The next way a column is sorted: first one way, then the other, then as the answer came. */
export function nextSort(now, isNumeric) {
  const ways = isNumeric ? ["descending", "ascending", ""] : ["ascending", "descending", ""];
  return now ? ways[ways.indexOf(now) + 1] : ways[0];
}

/** How many rows are shown, in words; `part` says that the page does not have them all. */
export function counted(shown, all, part) {
  const [few, many] = [shown, all].map((n) => n.toLocaleString("en"));
  return `${few} of ${part ? "the first " : ""}${many} row${all === 1 ? "" : "s"}`;
}

/** Lines as spreadsheets paste them, tabs between the cells; IRIs in columns of their own. */
export function asTsv(columns, rows, withIris) {
  const fields = columns.flatMap(({ name, at }) => {
    const label = { name, of: ({ cells }) => pasted(cells[at].text, cells[at].isNumber) };
    const iri = { name: `${name} IRI`, of: ({ cells }) => cells[at].iri };
    return withIris && rows.some(({ cells }) => cells[at].iri) ? [label, iri] : [label];
  });
  const lines = [fields.map(({ name }) => pasted(name, false))];
  for (const row of rows) lines.push(fields.map(({ of }) => of(row)));
  return lines.map((line) => `${line.join("\t")}\n`).join("");
}

// As in CSV, no text is run as a formula; and one that starts with a quotation mark stays whole.
function pasted(text, isNumber) {
  const safe = !isNumber && /^[=+\-@＝＋－＠']/.test(text) ? `'${text}` : text;
  return safe.startsWith('"') ? `"${safe.replaceAll('"', '""')}"` : safe;
}
