// A list to choose one value from.

import { make } from "../ground/elements.js";
import { say } from "../ground/speech.js";

/**
 * A labelled list of options, `{value, words(lang)}`; hidden where there is but one.
 *
 * `read(now)` gives the value that is chosen, `write(value)` chooses one. An option bears its
 * place in the list, so that no text of the network can be taken for another.
 */
export function makeChoice(state, { name, options, read, write, areTongues = false }) {
  const list = make("select", { id: `choose-${name}` });
  const label = make("label", { for: list.id });
  const field = make("div", { class: "field" }, label, list);
  field.hidden = options.length < 2;

  const show = (now) => {
    const chosen = JSON.stringify(read(now));
    list.selectedIndex = options.findIndex(({ value }) => JSON.stringify(value) === chosen);
  };
  const draw = (now) => {
    label.textContent = say(now.lang, `controls.${name}`);
    list.replaceChildren(...options.map(({ value, words }, at) => {
      return make("option", { value: at, lang: areTongues ? value : "" }, words(now.lang));
    }));
    show(now);
  };
  list.addEventListener("change", () => write(options[list.selectedIndex].value));
  draw(state.now);
  state.subscribe(["lang"], draw);
  // Few values, and all that follows from a choice is heavier by far.
  state.subscribe(["form", "fold", "part", "colour", "size", "theme"], show);
  return field;
}
