// What the size of a node says: a small, a middle and a large one with their values.

import { legendDisc } from "./legendmarks.js";
import { make } from "../ground/elements.js";
import { say } from "../ground/speech.js";
import { figureWords } from "../ground/wording.js";

// So large is the largest disc of the legend, in pixels.
const WIDEST_DISC = 16;

/**
 * The smallest, the middle and the largest size that is drawn, each with its value.
 *
 * Sizes that are alike are given once.
 */
export function sizeSteps({ points, size, shown, figures }) {
  const values = size === "ties" ? null : figures.get(size)?.values;
  const hasValue = (node) => size === "ties" || (values?.get(node) ?? null) !== null;
  const drawn = [];
  for (const [node, radius] of points) {
    if (hasValue(node)) drawn.push({ node, radius });
  }
  if (!drawn.length) return [];
  const nearest = (wanted) => {
    const off = ({ radius }) => Math.abs(radius - wanted);
    return drawn.reduce((best, each) => (off(each) < off(best) ? each : best));
  };
  const [least, most] = [nearest(0), nearest(1e6)];
  // The one nearest to the middle of the sizes: half of the nodes may be of the least.
  const middle = nearest((least.radius + most.radius) / 2);
  const radii = new Set();
  const isNew = ({ radius }) => !radii.has(radius) && radii.add(radius);
  const steps = [least, middle, most].filter(isNew);
  return steps.map(({ node, radius }) => {
    return { radius, value: values ? values.get(node) : numberOfTies(node, shown) };
  });
}

function numberOfTies(node, { ties }) {
  let number = 0;
  for (const { from, to, structural } of ties) {
    if (!structural && (from === node || to === node)) number += 1;
  }
  return number;
}

export function makeSizeKey() {
  const title = make("p", { class: "size-title" });
  const list = make("ul", { class: "size-key" });
  const element = make("div", { class: "legend-size" }, title, list);

  function draw(now) {
    const { lang, size } = now;
    const steps = sizeSteps(now);
    element.hidden = steps.length < 2;
    const by = () => say(lang, "legend.size.by", { name: size });
    const way = size === "ties" ? say(lang, "legend.size.ties") : by();
    title.textContent = say(lang, "legend.size", { way });
    const widest = Math.max(...steps.map(({ radius }) => radius));
    const shrink = Math.min(1, WIDEST_DISC / widest);
    list.replaceChildren(...steps.map(({ radius, value }) => {
      return make("li", {}, legendDisc(radius * shrink), figureWords(value, lang));
    }));
  }
  return { element, draw };
}
