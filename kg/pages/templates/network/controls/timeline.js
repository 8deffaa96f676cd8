// A time slider over imprecise dates: a tie may lie certainly or possibly in the time.

import { makeBars } from "./bars.js";
import { byId, make } from "../ground/elements.js";
import { filtered } from "../shown/filters.js";
import { realTies } from "../ground/model.js";
import { say } from "../ground/speech.js";
import { makeSliders } from "./sliders.js";
import { barsOf, scaleOf, stepsOf, stepWords, timeOf, undated } from "../choices/timescale.js";

export function makeTimeline(model, state) {
  const place = byId("timeline");
  const scale = scaleOf(realTies(model));
  place.hidden = !scale || scale.first === scale.last;
  if (place.hidden) return;

  const isCertain = () => state.now.filters.time?.certain ?? certain.input.checked;
  const set = (time) => {
    state.set({ filters: { ...state.now.filters, time }, moved: false });
  };
  const sliders = makeSliders(scale, (steps) => set(timeOf(scale, steps, isCertain())));
  const name = make("b");
  const title = make("legend", { class: "unseen" });
  const shown = make("span", { class: "time-now" });
  const possible = makeRadio("possible", () => choose(false));
  const certain = makeRadio("certain", () => choose(true));
  const how = make("p", { class: "time-how" });
  const any = make("button", { type: "button", click: () => undo() });
  const howWords = make("span");
  const undatedWords = make("span");
  how.append(howWords, undatedWords);
  const bars = makeBars(scale);
  const axis = make("div", { class: "time-axis", "aria-hidden": "true" });
  const graph = make("div", { class: "time-scale" }, bars.element, sliders.element, axis);
  const both = [possible.label, certain.label];
  const ways = make("div", { class: "time-ways", role: "radiogroup" }, ...both);
  // Folded until it is asked for: the legend, which is needed more, stays in sight.
  const element = make("details", { class: "time" },
    make("summary", {}, name, " ", shown),
    make("fieldset", {}, title, graph, make("div", { class: "time-row" }, ways, any), how));
  place.replaceChildren(element);

  function choose(isSure) {
    set(timeOf(scale, stepsOf(scale, state.now.filters.time), isSure));
  }

  function undo() {
    possible.input.checked = true;
    set(null);
    // The button goes, and with it the focus would.
    sliders.focus();
  }

  function draw({ lang, filters }) {
    const { time } = filters;
    const steps = stepsOf(scale, time);
    const [from, to] = steps.map((step) => stepWords(step, scale.unit, lang));
    sliders.draw(lang, steps);
    for (const part of [name, title]) part.textContent = say(lang, "time.title");
    const range = from === to ? from : say(lang, "time.range", { from, to });
    shown.textContent = time ? range : say(lang, "time.now");
    any.textContent = say(lang, "time.any");
    any.hidden = !time;
    ways.setAttribute("aria-label", say(lang, "time.how"));
    (time?.certain ? certain : possible).input.checked = true;
    for (const { name, words } of [possible, certain]) {
      words.textContent = say(lang, `time.${name}`);
    }
    howWords.textContent = say(lang, time?.certain ? "time.certain.how" : "time.possible.how");
    axis.replaceChildren(...axisLabels(scale));
  }

  // The bars are counted anew only where they are seen and other filters changed.
  let counted = null;
  function drawBars({ lang, filters, shown: { base } }) {
    if (!element.open) return;
    if (!counted || counted.hidden !== filters.hidden || counted.focus !== filters.focus) {
      // What the other filters leave, whatever the time.
      const left = filters.time ? filtered(model, { ...filters, time: null }) : base;
      const ties = realTies(left);
      const { hidden, focus } = filters;
      counted = { hidden, focus, numbers: barsOf(ties, scale), without: undated(ties) };
    }
    bars.draw(counted.numbers, lang, stepsOf(scale, filters.time));
    const { without } = counted;
    undatedWords.textContent = without ? ` ${say(lang, "time.undated", { n: without })}` : "";
  }

  function show(now, before) {
    if (now.filters.time && !before?.filters.time) element.open = true;
    draw(now);
    drawBars(now);
  }
  element.addEventListener("toggle", () => drawBars(state.now));
  show(state.now);
  state.subscribe(["filters", "lang"], show);
}

function makeRadio(name, chosen) {
  const input = make("input", { type: "radio", name: "time-way", value: name });
  const words = make("span");
  input.addEventListener("change", chosen);
  return { name, input, words, label: make("label", {}, input, words) };
}

// The years, at most eight of them, each under its first step.
function axisLabels({ unit, first, last }) {
  const perYear = unit === "year" ? 1 : 12;
  const years = [];
  for (let step = first; step <= last; step++) if (step % perYear === 0) years.push(step);
  // Where no year begins, the first step says which it is.
  if (!years.length) years.push(first);
  const every = Math.ceil(years.length / 8);
  return years.filter((_, at) => at % every === 0).map((step) => {
    const label = make("span", {}, String(Math.floor(step / perYear)));
    label.style.left = `${(100 * (step - first)) / (last - first + 1)}%`;
    return label;
  });
}
