// Names in lines, as Python breaks them when it makes room for them.

import { spoken } from "../ground/speech.js";

const WIDTH = 22;
const MOST = 3;

/** The lines of a text; what does not fit ends in an ellipsis. */
export function wrapped(text) {
  const rows = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = rows.length ? `${rows.at(-1)} ${word}` : word;
    if (rows.length && longer.length <= WIDTH) rows[rows.length - 1] = longer;
    else for (let at = 0; at < word.length; at += WIDTH) rows.push(word.slice(at, at + WIDTH));
  }
  if (rows.length <= MOST) return rows;
  const last = rows[MOST - 1].slice(0, WIDTH - 1).replace(/[ ,;:]+$/, "");
  return [...rows.slice(0, MOST - 1), `${last}…`];
}

/** A store of each node's lines in a language; a name in another language is marked with it. */
export function makeLines() {
  const known = new Map();
  return (node, lang) => {
    if (!known.has(lang)) known.set(lang, new Map());
    const lines = known.get(lang);
    if (!lines.has(node)) {
      const { text, lang: own, isOwn } = spoken(node.label, lang);
      lines.set(node, wrapped(isOwn ? text : `${text} [${own}]`));
    }
    return lines.get(node);
  };
}
