// What is shown, in words: a picture that leaves the page takes with it what was chosen.

import { isFiltered, WAYS } from "../shown/filters.js";
import { isNode, isThing, nameOf, realTies, tieName } from "../ground/model.js";
import { say, statusWords, textOf } from "../ground/speech.js";

/** Sentences on what is shown: how much of it, and each choice that left something out. */
export function captionOf(model, now) {
  return [captionCounts(model, now), ...captionChoices(model, now)];
}

function captionCounts(model, { shown, form, fold, lang }) {
  const nodes = (n) => say(lang, "sheet.nodes", { n });
  const ties = (n) => say(lang, "sheet.ties", { n });
  const drawn = { nodes: shown.nodes.size, ties: realTies(shown).length };
  const all = { nodes: model.nodes.length, ties: realTies(model).length };
  const told = { nodes: nodes(drawn.nodes), ties: ties(drawn.ties) };
  if (form === "projected" || fold) return say(lang, "sheet.some", told);
  if (drawn.nodes === all.nodes && drawn.ties === all.ties) return `${told.nodes}, ${told.ties}`;
  return say(lang, "sheet.of", { ...told, allNodes: all.nodes, allTies: all.ties });
}

function captionChoices(model, now) {
  const { filters, form, fold, part, selected, lang } = now;
  const name = (node) => nameOf(node, lang);
  const said = [];
  if (isFiltered(filters)) {
    const { hidden, time, focus } = filters;
    for (const way of WAYS.filter((each) => hidden[each].size)) {
      said.push(captionHidden(model, way, hidden[way], lang));
    }
    if (time) said.push(captionTime(time, lang));
    if (focus?.path) {
      const [one, other] = focus.path.map(name);
      said.push(say(lang, "sheet.path", { one, other }));
    } else if (focus) {
      said.push(say(lang, "sheet.near", { name: name(focus.node), n: focus.steps }));
    }
  }
  if (form === "projected") said.push(say(lang, "sheet.projected"));
  if (fold === "parts") said.push(say(lang, "sheet.parts"));
  else if (fold) said.push(say(lang, "sheet.grouped", { way: wayWords(fold, lang) }));
  if (part.by === "top") said.push(say(lang, "sheet.top", { n: part.n, measure: part.measure }));
  else if (part.by !== "all") said.push(say(lang, `sheet.${part.by}`));
  if (selected) {
    const what = isNode(selected) ? name(selected) : tieName(selected, lang);
    said.push(say(lang, "sheet.selected", { name: what }));
  }
  return said;
}

/** What nodes are told apart by, within a sentence. */
export function wayWords(way, lang) {
  return say(lang, `sheet.${way}`).toLocaleLowerCase(lang);
}

// “Without a and b”; where more is hidden than left, “only c”.
function captionHidden(model, way, keys, lang) {
  const known = captionKeys(model, way);
  const left = known.filter((key) => !keys.has(key));
  const gone = known.filter((key) => keys.has(key));
  const named = new Map((model.values[way] || []).map(({ key, label }) => [key, label]));
  const word = (key) => {
    if (!key) return say(lang, "sheet.unknown");
    return way === "status" ? statusWords(lang, key) : textOf(named.get(key), lang);
  };
  const words = (list) => list.map(word).join(", ");
  const told = { way: say(lang, `sheet.${way}`) };
  if (!left.length) return say(lang, "sheet.none", told);
  if (left.length < gone.length) return say(lang, "sheet.only", { ...told, values: words(left) });
  return say(lang, "sheet.without", { ...told, values: words(gone) });
}

// The keys of a way that any node or tie has, "" among them if some have none.
function captionKeys(model, way) {
  const keys = new Set();
  const put = (values) => {
    if (!values.length) keys.add("");
    for (const value of values) keys.add(value.key);
  };
  if (way === "status") {
    for (const tie of realTies(model)) {
      for (const status of tie.statuses.length ? tie.statuses : [tie.status]) keys.add(status);
    }
  } else if (way === "role") for (const tie of realTies(model)) put(tie.roles);
  else if (way === "cls") for (const node of model.nodes) put(node.cls ? [node.cls] : []);
  else for (const node of model.nodes) if (!isThing(node)) put(node[way]);
  return [...keys];
}

function captionTime({ from, to, certain }, lang) {
  // Whole years are named as such.
  const [first, last] = from.endsWith("-01-01") && to.endsWith("-12-31")
    ? [from.slice(0, 4), to.slice(0, 4)]
    : [from, to];
  const time = first === last ? first : say(lang, "sheet.from-to", { from: first, to: last });
  return say(lang, certain ? "sheet.certain" : "sheet.possible", { time });
}

/** Where the data come from, as far as the page knows, and when this was saved. */
export function sourceOf({ about }, lang, date) {
  const { citation, version, date: made } = about || {};
  // A citation names the version itself, and mostly the date.
  const rest = citation ? [citation.includes(made) ? "" : made] : [version, made];
  const told = [citation, ...rest].filter(Boolean).join("; ");
  const saved = say(lang, "sheet.saved", { date });
  return told ? `${say(lang, "sheet.data", { about: told })} · ${saved}` : saved;
}
