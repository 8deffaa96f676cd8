// What the size of a node says: a small, a middle and a large one with their values.

import { legendDisc } from "./legendmarks.js";
import { make } from "./elements.js";
import { say } from "./speech.js";
import { number } from "./words.js";

// So large is the largest disc of the legend, in pixels.
const WIDEST_DISC = 16;

/**
 * The smallest, the middle and the largest size that is drawn, each with its value.
 *
 * Sizes that are alike are given once.
 */
export function sizeSteps({ points, size, shown, figures }) {
  if (size === "same") return [];
  const valueOf = sizeValues(size, shown, figures);
  const pairs = [...points].filter(([node]) => shown.nodes.has(node));
  const sorted = pairs.map(([node, radius]) => ({ radius, value: valueOf(node) }))
    .filter(({ value }) => value !== null && value !== undefined)
    .sort((a, b) => a.radius - b.radius || a.value - b.value);
  if (!sorted.length) return [];
  const [least, most] = [sorted[0], sorted.at(-1)];
  // The one nearest to the middle of the sizes: half of the nodes may be of the least.
  const half = (least.radius + most.radius) / 2;
  const off = ({ radius }) => Math.abs(radius - half);
  const middle = sorted.reduce((best, each) => (off(each) < off(best) ? each : best));
  const radii = new Set();
  return [least, middle, most].filter(({ radius }) => !radii.has(radius) && radii.add(radius));
}

function sizeValues(size, { ties }, figures) {
  if (size !== "ties") return (node) => figures.get(size)?.values.get(node);
  const numbers = new Map();
  for (const { from, to, structural } of ties) {
    if (structural) continue;
    for (const node of new Set([from, to])) numbers.set(node, (numbers.get(node) || 0) + 1);
  }
  return (node) => numbers.get(node) || 0;
}

export function makeSizeKey() {
  const title = make("h3");
  const list = make("ul", { class: "size-key" });
  const element = make("div", { class: "legend-size" }, title, list);

  function draw(now) {
    const { lang, size } = now;
    const steps = sizeSteps(now);
    element.hidden = steps.length < 2;
    const way = size === "ties" ? say(lang, "legend.size.ties") : say(lang, "legend.size.by", { name: size });
    title.textContent = say(lang, "legend.size", { way });
    const widest = Math.max(...steps.map(({ radius }) => radius));
    const shrink = Math.min(1, WIDEST_DISC / widest);
    list.replaceChildren(...steps.map(({ radius, value }) => {
      return make("li", {}, legendDisc(radius * shrink), number(value));
    }));
  }
  return { element, draw };
}
