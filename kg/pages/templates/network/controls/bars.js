// How many ties lie in each step of time, certainly and possibly, as a drawing.

import { svg } from "../ground/elements.js";
import { say } from "../ground/speech.js";
import { stepWords } from "../choices/timescale.js";

const BAR_HEIGHT = 34;

/** The bars of a scale; `draw(numbers, lang, [from, to])` gives them heights, words and a range. */
export function makeBars({ unit, first, last }) {
  const steps = Array.from({ length: last - first + 1 }, (_, at) => {
    const place = { x: at + 0.1, width: 0.8 };
    const title = svg("title", {});
    const possible = svg("rect", { ...place, class: "is-possible" });
    const certain = svg("rect", { ...place, class: "is-certain" });
    return { title, possible, certain, element: svg("g", {}, title, possible, certain) };
  });
  const viewBox = `0 0 ${steps.length} ${BAR_HEIGHT}`;
  const element = svg("svg", {
    class: "time-bars", role: "img", preserveAspectRatio: "none", viewBox,
  }, ...steps.map((step) => step.element));

  function draw(numbers, lang, [from, to]) {
    element.setAttribute("aria-label", say(lang, `time.bars.${unit}`));
    const most = Math.max(1, ...numbers.map(({ possible }) => possible));
    steps.forEach((parts, at) => {
      const step = first + at;
      parts.element.setAttribute("class", step >= from && step <= to ? "is-in" : "is-out");
      const values = { step: stepWords(step, unit, lang), ...numbers[at] };
      parts.title.textContent = say(lang, "time.bar", values);
      for (const name of ["possible", "certain"]) {
        // One tie among thousands is still seen.
        const share = numbers[at][name] / most;
        const height = share ? Math.max(1, share * BAR_HEIGHT) : 0;
        parts[name].setAttribute("y", BAR_HEIGHT - height);
        parts[name].setAttribute("height", height);
      }
    });
  }
  return { element, draw };
}
