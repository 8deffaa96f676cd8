// A field that suggests nodes by name as one types.

import { make } from "../ground/elements.js";
import { found, nameIndex } from "./finding.js";
import { inTongue } from "../choices/naming.js";
import { say } from "../ground/speech.js";

const MOST_SUGGESTED = 6;

/** A field with suggestions; `pick(node)` is called for the one that is chosen. */
export function suggestingField({ model, now }, { id, label, isMeant, pick }) {
  const { lang } = now;
  const asList = { id: `${id}-names`, role: "listbox", "aria-label": label, hidden: true };
  const asNothing = { class: "quiet", role: "option", "aria-disabled": "true" };
  const list = make("ul", asList);
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    placeholder: say(lang, "panel.focus.name"),
  });
  let nodes = [];
  let chosen = -1;

  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  };
  const choose = (at) => {
    chosen = at;
    [...list.children].forEach((item, each) => item.setAttribute("aria-selected", each === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  };
  const take = (node) => {
    open(false);
    input.value = "";
    pick(node);
  };
  const suggest = () => {
    const words = input.value.trim();
    const hits = words ? found(nameIndex(model), words, lang) : [];
    nodes = hits.map(({ node }) => node).filter(isMeant).slice(0, MOST_SUGGESTED);
    const nothing = make("li", asNothing, say(lang, "panel.focus.unknown"));
    list.replaceChildren(...(nodes.length ? nodes.map(suggestion) : [nothing]));
    choose(-1);
    open(words !== "");
  };
  const suggestion = (node, at) => {
    const item = { id: `${list.id}-${at}`, role: "option", "aria-selected": "false" };
    const option = make("li", item, inTongue(node.label, lang));
    // The field would lose its focus, and the list close, before the click is done.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => take(node));
    return option;
  };
  const step = (by) => {
    if (!nodes.length) return;
    if (list.hidden) open(true);
    choose(chosen < 0 && by < 0 ? nodes.length - 1 : (chosen + by + nodes.length) % nodes.length);
  };
  const keys = new Map([
    ["ArrowDown", () => step(1)],
    ["ArrowUp", () => step(-1)],
    ["Enter", () => nodes.length && !list.hidden && take(nodes[Math.max(0, chosen)])],
    ["Escape", () => open(false)],
  ]);
  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (!keys.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    keys.get(event.key)();
  });
  return make("div", { class: "suggesting" }, make("label", { for: id }, label), input, list);
}
