// What the page says, in the reader's language; and names, in the language that is nearest to it.

import { CONTROLS_WORDS } from "../../words/controls.js";
import { FRAME_WORDS } from "../../words/frame.js";
import { LEGEND_WORDS } from "../../words/legend.js";
import { PANEL_WORDS } from "../../words/panel.js";
import { SAVING_WORDS } from "../../words/saving.js";
import { SEARCH_WORDS } from "../../words/search.js";
import { TABLES_WORDS } from "../../words/tables.js";

export const LANGUAGES = ["en", "lt", "lv"];
const AREAS = [
  CONTROLS_WORDS, FRAME_WORDS, LEGEND_WORDS, PANEL_WORDS, SAVING_WORDS, SEARCH_WORDS, TABLES_WORDS,
];
const DICTIONARIES = new Map(
  LANGUAGES.map((lang) => [lang, new Map(AREAS.flatMap((area) => Object.entries(area[lang])))]),
);
const PLURALS = new Map(LANGUAGES.map((lang) => [lang, new Intl.PluralRules(lang)]));
const NUMBERS = new Map(LANGUAGES.map((lang) => [lang, new Intl.NumberFormat(lang)]));

/**
 * The words of a key in a language.
 *
 * `{name}` in them is replaced by `values.name`; where there are forms for one and for many,
 * `values.n` decides, by the language's own rules.
 */
export function say(lang, key, values = {}) {
  let words = DICTIONARIES.get(lang).get(key);
  if (words === undefined) throw new Error(`no words for “${key}”`);
  if (typeof words === "object") words = words[PLURALS.get(lang).select(values.n)] ?? words.other;
  return words.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? NUMBERS.get(lang).format(value) : value;
  });
}

/** The words of a status, such as “inferred”; what is not known is called so. */
export function statusWords(lang, status) {
  const key = `status.${status}`;
  return DICTIONARIES.get(lang).has(key) ? say(lang, key) : status || say(lang, "status.not known");
}

// Tags of texts in several languages, or in one that nobody knows: there is nothing to tell.
const UNTOLD = ["und", "mul"];

/** A label's text, the language it is in, and whether that is the reader's. */
export function spoken(label, lang) {
  if (typeof label === "string") return { text: label, lang: "", isOwn: true };
  // “lt-LT” is Lithuanian too.
  const near = (wanted) => Object.keys(label).find((tag) => tag.split("-")[0] === wanted);
  const found = near(lang) ?? near("en") ?? Object.keys(label).sort()[0];
  if (UNTOLD.includes(found)) return { text: label[found], lang: "", isOwn: true };
  return { text: label[found], lang: found, isOwn: found.split("-")[0] === lang };
}

export function textOf(label, lang) {
  return typeof label === "string" ? label : spoken(label, lang).text;
}

/** Put the words of the page's fixed texts into a language, and keep them so. */
export function makeSpeech(state) {
  const places = [
    ["data-say", (element, words) => void (element.textContent = words)],
    ["data-say-label", (element, words) => element.setAttribute("aria-label", words)],
    ["data-say-placeholder", (element, words) => element.setAttribute("placeholder", words)],
    ["data-say-title", (element, words) => element.setAttribute("title", words)],
    ["data-say-role", (element, words) => element.setAttribute("aria-roledescription", words)],
  ];
  const speak = ({ lang }) => {
    document.documentElement.lang = lang;
    for (const [name, put] of places) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        put(element, say(lang, element.getAttribute(name)));
      }
    }
  };
  speak(state.now);
  state.subscribe(["lang"], speak);
}
