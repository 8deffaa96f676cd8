// Finding a node by its name, kind or country.

import { select } from "./choices.js";
import { byId, make } from "./elements.js";
import { found } from "./filters.js";
import { className, dotted, fold } from "./words.js";

const MOST = 8;

export function makeSearch(model, state) {
  const input = byId("search");
  const hits = byId("hits");

  function find() {
    const nodes = found(model, input.value);
    const nothing = make("li", {}, make("p", {}, "Nothing found."));
    hits.replaceChildren(...(nodes.length ? nodes.slice(0, MOST).map(hit) : [nothing]));
    hits.hidden = !fold(input.value.trim());
    return nodes;
  }

  function hit(node) {
    const click = () => select(state, node, "list");
    const words = make("small", {}, dotted(className(node), node.kind, node.country));
    return make("li", {}, make("button", { type: "button", click }, node.label, " ", words));
  }

  input.addEventListener("input", () => {
    find();
    state.set({ search: input.value });
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hits.hidden = true;
    if (event.key === "ArrowDown") hits.querySelector("button")?.focus();
  });
  hits.addEventListener("keydown", (event) => {
    const item = event.target.closest("li");
    const steps = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling };
    const next = steps[event.key];
    if (event.key === "Escape") hits.hidden = true;
    // Up from the first leads back to the words.
    if (event.key === "Escape" || (event.key === "ArrowUp" && !next)) input.focus();
    next?.querySelector("button")?.focus();
    if (event.key.startsWith("Arrow")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".find")) hits.hidden = true;
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = find();
    if (first) select(state, first, "list");
  });

  state.subscribe(["asked"], () => void (hits.hidden = true));
  state.subscribe(["search"], ({ search }) => {
    // To write into a field moves the reader's mark in it.
    if (input.value !== search) input.value = search;
  });
}
