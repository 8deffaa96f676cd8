// Two handles on one line: from and to.

import { make } from "../ground/elements.js";
import { say } from "../ground/speech.js";
import { stepWords } from "../choices/timescale.js";

/** The handles of a scale; `moved([from, to])` is called as they are moved, once a frame. */
export function makeSliders({ unit, first, last }, moved) {
  const from = makeSlider("from", first, last);
  const to = makeSlider("to", first, last);
  const line = make("div", { class: "time-line" });
  const rail = make("div", { class: "time-rail" }, line);
  const element = make("div", { class: "time-sliders" },
    from.label, to.label, rail, from.input, to.input);
  // Each handle stands in the middle of its step.
  element.style.setProperty("--half-step", `${50 / (last - first + 1)}%`);
  let frame = 0;

  const steps = () => [Number(from.input.value), Number(to.input.value)];

  for (const { input } of [from, to]) {
    input.addEventListener("input", () => {
      // One handle pushes the other before it.
      const [start, end] = steps();
      if (start > end) (input === from.input ? to : from).input.value = input.value;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        moved(steps());
      });
    });
  }

  function draw(lang, [start, end]) {
    for (const [{ name, label, input }, step] of [[from, start], [to, end]]) {
      label.textContent = say(lang, `time.${name}`);
      input.setAttribute("aria-valuetext", stepWords(step, unit, lang));
      // A handle that the reader is moving is where it is meant to be.
      if (!frame) input.value = step;
    }
    const part = (step) => `${(100 * (step - first)) / Math.max(1, last - first)}%`;
    line.style.left = part(start);
    line.style.width = `calc(${part(end)} - ${part(start)})`;
    // Of two handles in one place, the one that can still go somewhere is on top.
    from.input.classList.toggle("is-above", start > (first + last) / 2);
  }
  return { element, draw, focus: () => from.input.focus() };
}

function makeSlider(name, min, max) {
  const input = make("input", { type: "range", id: `time-${name}`, min, max, step: 1 });
  return { name, input, label: make("label", { class: "unseen", for: input.id }) };
}
