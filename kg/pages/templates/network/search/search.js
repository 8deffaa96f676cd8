// A field that finds nodes by any of their names, and takes the reader there.

import { select } from "../choices/choices.js";
import { byId, make } from "../ground/elements.js";
import { found, nameFound, nameIndex, RANKS } from "./finding.js";
import { nameOf } from "../ground/model.js";
import { inTongue } from "../choices/naming.js";
import { nearest } from "./nearing.js";
import { say, textOf } from "../ground/speech.js";

const MOST_HITS = 8;

export function makeSearch(model, state) {
  const input = byId("search");
  const box = byId("hits");
  const list = make("ul", { id: "hits-list", role: "listbox" });
  const told = make("p", { id: "hits-told", role: "status" });
  box.replaceChildren(told, list);
  const roles = {
    role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox",
    "aria-controls": "hits-list", "aria-expanded": "false",
  };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  // What is offered, and which of these the arrows have reached; -1 is none.
  let offered = [];
  let at = -1;

  function offer() {
    const { words, hits } = answer(nameIndex(model), input.value, state.now.lang);
    offered = hits;
    told.textContent = words;
    list.replaceChildren(...hits.map((hit, number) => option(hit, number)));
    list.hidden = !hits.length;
    box.hidden = !words;
    reach(-1);
  }

  function option(hit, number) {
    const { lang } = state.now;
    const { node } = hit;
    const other = nameFound(hit, input.value, nameOf(node, lang));
    const where = whereabouts(state.now, node);
    const values = [node.cls, ...node.kind, ...node.country].filter(Boolean);
    const about = values.map(({ label }) => textOf(label, lang)).join(" · ");
    const item = make(
      "li",
      { role: "option", id: `hit-${number}`, "aria-selected": "false" },
      make("span", { class: "found" }, inTongue(node.label, lang)),
      other ? make("span", {}, ` — ${other}`) : "",
      about ? make("small", {}, about) : "",
      where ? make("small", { class: "away" }, say(lang, `search.${where}`)) : "",
    );
    item.addEventListener("click", () => choose(hit));
    return item;
  }

  function reach(number) {
    at = number;
    for (const [place, item] of [...list.children].entries()) {
      item.setAttribute("aria-selected", place === at);
    }
    const item = list.children[at];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-expanded", !box.hidden && offered.length > 0);
  }

  function close() {
    box.hidden = true;
    reach(-1);
  }

  function choose({ node }) {
    close();
    select(state, node, "list");
  }

  // From the words down to the first, from the last on to the words.
  function step(by) {
    if (box.hidden) offer();
    else if (offered.length) reach(((at + by + 1 + offered.length + 1) % (offered.length + 1)) - 1);
  }

  const keys = {
    ArrowDown: () => (box.hidden ? (offer(), offered.length && reach(0)) : step(1)),
    ArrowUp: () => (box.hidden ? (offer(), reach(offered.length - 1)) : step(-1)),
    Enter: () => {
      if (box.hidden) offer();
      const hit = offered[Math.max(0, at)];
      if (hit) choose(hit);
    },
    Escape: () => {
      if (!box.hidden) close();
      else state.set({ search: "" });
    },
  };
  input.addEventListener("keydown", (event) => {
    // A word that is still being composed is not chosen.
    const isOwn = event.isComposing || event.ctrlKey || event.metaKey;
    if (isOwn || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", () => {
    offer();
    state.set({ search: input.value });
  });
  // The names are read before they are sought, while the reader still thinks of the first letter.
  input.addEventListener("focus", () => setTimeout(() => nameIndex(model)), { once: true });
  // A press on the list leaves the focus with the words.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", close);

  const speak = ({ lang }) => {
    input.placeholder = say(lang, "search.example");
    list.setAttribute("aria-label", say(lang, "search.hits"));
    if (!box.hidden) offer();
  };
  speak(state.now);
  state.subscribe(["lang"], speak);
  state.subscribe(["asked"], close);
  state.subscribe(["search"], ({ search }) => {
    // To write into a field moves the reader's mark in it.
    if (input.value !== search) input.value = search;
  });
}

/** What a search answers: in words, and the hits that it offers. */
export function answer(index, typed, lang) {
  const hits = found(index, typed);
  if (!typed.trim()) return { words: "", hits: [] };
  if (!hits.length) {
    const hit = nearest(index, typed);
    const words = say(lang, hit ? "search.mean" : "search.nothing");
    return { words, hits: hit ? [hit] : [] };
  }
  const n = hits.length;
  const offered = hits.slice(0, MOST_HITS);
  if (hits[0].rank === RANKS.close) return { words: say(lang, "search.close"), hits: offered };
  const key = n > MOST_HITS ? "search.first" : "search.found";
  return { words: say(lang, key, { few: MOST_HITS, n }), hits: offered };
}

// Why a node that was found is not seen, if it is not.
function whereabouts({ shown }, node) {
  if (!shown.base.nodes.has(node)) return "hidden";
  return shown.nodes.has(node) ? "" : "absent";
}
