// The choices over the picture: few at first sight, the rest behind “More”.

import { makeCount } from "./amounts.js";
import { byId, make } from "../ground/elements.js";
import { NO_FILTERS, STATUSES } from "../shown/filters.js";
import { withHidden } from "../legend/entries.js";
import { offersOf } from "../choices/offers.js";
import { makeChoice } from "./picking.js";
import { makePartChoices } from "./partchoice.js";
import { say } from "../ground/speech.js";

const LANGUAGE_NAMES = { en: "English", lt: "Lietuvių", lv: "Latviešu" };
// What rests on these only was not read in the documents of the study.
const UNSTATED = STATUSES.filter((status) => ["inferred", "external"].includes(status));

export function makeControls(model, state) {
  const offers = offersOf(model);
  const first = state.now;
  const choose = (name, wordsOf, more) => {
    const options = offers[name].map((value) => ({ value, words: (lang) => wordsOf(value, lang) }));
    const write = (value) => state.set({ [name]: value, moved: false });
    return makeChoice(state, { name, options, read: (now) => now[name], write, ...more });
  };
  const plain = (name) => (value, lang) => say(lang, `controls.${name}.${value}`);
  const way = (value, lang) => say(lang, `controls.way.${value}`);
  const here = (name) => ({ write: (value) => state.set({ [name]: value }) });

  const sizeWords = (value, lang) => {
    return ["ties", "same"].includes(value)
      ? say(lang, `controls.size.${value}`)
      : say(lang, "controls.by", { name: value });
  };
  const foldWords = (value, lang) => {
    return ["", "parts"].includes(value) ? say(lang, `controls.fold.${value}`) : way(value, lang);
  };
  const part = makePartChoices(model, state, offers);
  const box = [
    makeFieldset(state, "controls.what", [...part.choices, choose("fold", foldWords)]),
    makeFieldset(state, "controls.page", [
      choose("lang", (value) => LANGUAGE_NAMES[value], { ...here("lang"), areTongues: true }),
      choose("theme", plain("theme"), here("theme")),
    ]),
  ];
  const told = make("span", { id: "copy-told", role: "status" });
  byId("controls").replaceChildren(
    choose("form", plain("form")),
    choose("colour", way, here("colour")),
    choose("size", sizeWords, here("size")),
    makeStated(offers, state),
    make("div", { class: "choice-tools" },
      makeMore(state, box),
      makeButton(state, "controls.reset", "reset", () => reset(state, first)),
      makeButton(state, "controls.copy", "copy-link"),
      told),
    part.note,
  );
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  makeCount(model, state);
}

// All but language and theme, which are of the page and not of the network.
function reset(state, { form, fold, part, colour, size }) {
  const none = { filters: NO_FILTERS, search: "", selected: null, asked: { from: "" } };
  state.set({ ...none, form, fold, part, colour, size });
  byId("fit").click();
}

function makeButton(state, key, id, click) {
  const button = make("button", { type: "button", id, click });
  const draw = ({ lang }) => {
    button.textContent = say(lang, key);
    button.title = say(lang, `${key}.how`);
  };
  draw(state.now);
  state.subscribe(["lang"], draw);
  return button;
}

function makeFieldset(state, key, choices) {
  const title = make("legend");
  const draw = ({ lang }) => void (title.textContent = say(lang, key));
  draw(state.now);
  state.subscribe(["lang"], draw);
  const group = make("fieldset", {}, title, ...choices);
  group.hidden = choices.every((choice) => choice.hidden);
  return group;
}

// The box lies over what is below, so it closes as soon as the reader is elsewhere.
function makeMore(state, groups) {
  const title = make("summary");
  const box = make("div", { class: "more-box" }, ...groups);
  const more = make("details", { class: "more-choices" }, title, box);
  const draw = ({ lang }) => void (title.textContent = say(lang, "controls.more"));
  draw(state.now);
  state.subscribe(["lang"], draw);
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    title.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!more.contains(target)) more.open = false;
  });
  more.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !more.contains(relatedTarget)) more.open = false;
  });
  return more;
}

// One tick for what readers ask most: only what a document says.
function makeStated({ keys }, state) {
  const unstated = UNSTATED.filter((status) => keys.status.has(status));
  const tick = make("input", { id: "stated", type: "checkbox" });
  const words = make("span");
  const label = make("label", { class: "check" }, tick, words);
  label.hidden = !unstated.length;
  tick.addEventListener("change", () => {
    const hidden = new Set(state.now.filters.hidden.status);
    for (const status of unstated) {
      if (tick.checked) hidden.add(status);
      else hidden.delete(status);
    }
    state.set({ filters: withHidden(state.now.filters, "status", hidden), moved: false });
  });
  const draw = ({ lang, filters }) => {
    words.textContent = say(lang, "controls.stated");
    label.title = say(lang, "controls.stated.how");
    tick.checked = unstated.length > 0 && unstated.every((key) => filters.hidden.status.has(key));
  };
  draw(state.now);
  state.subscribe(["lang", "filters"], draw);
  return label;
}
