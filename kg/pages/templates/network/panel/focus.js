// Narrowing the network to what is near a node, or to the shortest path between two.

import { make } from "../ground/elements.js";
import { filtered } from "../shown/filters.js";
import { isNode, nameOf } from "../ground/model.js";
import { shortestPath } from "../shown/paths.js";
import { say } from "../ground/speech.js";
import { suggestingField } from "../search/suggesting.js";

const MOST_STEPS = 3;

/** Filters with another focus, or without one (null). */
export function refocused(filters, focus) {
  return { ...filters, focus };
}

/** The shortest path between two nodes by what the other filters show, or null. */
export function pathShown(model, filters, one, other) {
  return shortestPath(filtered(model, refocused(filters, null)), one, other);
}

/** The choices that narrow the network to a part around a node. */
export function focusTools(view, node) {
  const { model, state, now } = view;
  const { lang, filters } = now;
  const said = make("p", { class: "quiet", role: "status" });
  const steps = Array.from({ length: MOST_STEPS }, (_, at) => stepButton(view, node, at + 1));
  const name = say(lang, "panel.focus.near");
  const pick = (other) => {
    if (pathShown(model, filters, node, other)) {
      state.set({ filters: refocused(filters, { path: [node, other] }) });
      return;
    }
    const ends = { from: nameOf(node, lang), to: nameOf(other, lang) };
    said.textContent = say(lang, "panel.focus.none", ends);
  };
  const field = suggestingField(view, {
    id: "path-to",
    label: say(lang, "panel.focus.path"),
    isMeant: (other) => other !== node && now.shown.base.nodes.size > 0,
    pick,
  });
  const group = { class: "steps", role: "group", "aria-label": name };
  const near = make("div", group, make("span", {}, name), ...steps);
  return make("div", { class: "focus" }, near, field, said);
}

function stepButton({ state, now }, node, steps) {
  const { lang, filters } = now;
  const isOn = filters.focus?.node === node && filters.focus.steps === steps;
  const click = () => state.set({ filters: refocused(filters, isOn ? null : { node, steps }) });
  const options = { type: "button", id: `steps-${steps}`, "aria-pressed": isOn, click };
  return make("button", options, say(lang, "panel.focus.steps", { n: steps }));
}

/** What the network is narrowed to, with the way back; null if it is whole. */
export function focusNotice({ state, now }) {
  const { lang, filters } = now;
  if (!filters.focus) return null;
  const click = () => state.set({ filters: refocused(filters, null) });
  return make(
    "div",
    { class: "focus-notice" },
    make("p", {}, focusWords(lang, filters.focus)),
    make("button", { type: "button", id: "show-all", click }, say(lang, "panel.focus.all")),
  );
}

/** One sentence on what the network is narrowed to. */
export function focusWords(lang, { node, steps, path }) {
  if (node && isNode(node)) {
    return say(lang, "panel.focus.now.node", { n: steps, name: nameOf(node, lang) });
  }
  const [from, to] = path.map((end) => nameOf(end, lang));
  return say(lang, "panel.focus.now.path", { from, to });
}
