// Which part of a large network is shown, and why the page opened on it.

import { make } from "../ground/elements.js";
import { makeChoice } from "./picking.js";
import { say } from "../ground/speech.js";

/** The lists for the part and for the measure it is chosen by; and a note on what is left out. */
export function makePartChoices(model, state, offers) {
  const { part: first } = state.now;
  const write = (part) => state.set({ part, moved: false });
  const measure = () => state.now.part.measure || first.measure || offers.measures[0];
  const numbers = new Set(offers.top);
  if (first.by === "top") numbers.add(first.n);
  const tops = [...numbers].sort((a, b) => a - b).map((n) => {
    return { value: { by: "top", n }, words: (lang) => say(lang, "controls.part.top", { n }) };
  });
  const options = offers.part.filter((by) => by !== "top").map((by) => {
    return { value: { by }, words: (lang) => say(lang, `controls.part.${by}`) };
  });
  const choice = makeChoice(state, {
    name: "part",
    options: offers.part.includes("top") ? [...options, ...tops] : options,
    read: ({ part: { by, n } }) => (by === "top" ? { by, n } : { by }),
    write: (part) => write(part.by === "top" ? { ...part, measure: measure() } : part),
  });
  const byMeasure = makeChoice(state, {
    name: "measure",
    options: offers.measures.map((name) => ({ value: name, words: () => name })),
    read: ({ part }) => part.measure,
    write: (name) => write({ ...state.now.part, measure: name }),
  });
  const show = ({ part }) => {
    byMeasure.hidden = part.by !== "top" || offers.measures.length < 2;
  };
  show(state.now);
  state.subscribe(["part"], show);
  return { choices: [choice, byMeasure], note: makePartNote(model, state) };
}

function makePartNote(model, state) {
  const words = make("span");
  const showAll = () => state.set({ part: { by: "all" }, moved: false });
  const button = make("button", { type: "button", class: "plain", click: showAll });
  const note = make("p", { class: "part-note" }, words, " ", button);
  const draw = ({ lang, part, shown }) => {
    note.hidden = part.by === "all";
    if (note.hidden) return;
    const numbers = { shown: shown.nodes.size, n: model.nodes.length };
    const top = { most: part.n, name: part.measure };
    words.textContent = say(lang, `controls.part.${part.by}.why`, { ...numbers, ...top });
    button.textContent = say(lang, "controls.part.undo");
  };
  draw(state.now);
  state.subscribe(["part", "shown", "lang"], draw);
  return note;
}
