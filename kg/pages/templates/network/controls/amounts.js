// How much is shown, in words.

import { byId } from "../ground/elements.js";
import { realTies } from "../ground/model.js";
import { say } from "../ground/speech.js";
import { makeThrottled } from "../ground/throttle.js";

// A screen reader says each change: of many in a row, the first and the last.
const COUNT_PAUSE = 500;

export function makeCount(model, state) {
  const place = byId("count");
  const all = { nodes: model.nodes.length, ties: realTies(model).length };
  const told = makeThrottled(() => {
    const words = countWords(state.now, all);
    if (place.textContent !== words) place.textContent = words;
  }, COUNT_PAUSE);
  place.textContent = countWords(state.now, all);
  state.subscribe(["shown"], told.ask);
  state.subscribe(["lang"], told.now);
}

/** “63 nodes, 88 ties”, or how many of them are shown, or what was made of them. */
export function countWords({ lang, form, fold, shown }, all) {
  if (!shown.nodes.size) return say(lang, "count.none");
  if (form === "two-mode" && !fold) return ofWhole(lang, shown, all);
  const [nodes, ties] = [shown.nodes.size, realTies(shown).length];
  const from = wholeOrPart(lang, shown.base, all);
  return say(lang, "count.made", { ...plainCounts(lang, nodes, ties), from: says(lang, from) });
}

function ofWhole(lang, shown, all) {
  const counts = wholeOrPart(lang, shown, all);
  return counts.isWhole ? says(lang, counts) : say(lang, "count.some", counts);
}

function wholeOrPart(lang, { nodes, ties }, all) {
  const left = realTies({ ties }).length;
  const isWhole = nodes.size === all.nodes && left === all.ties;
  if (isWhole) return { isWhole, ...plainCounts(lang, nodes.size, left) };
  return {
    isWhole,
    nodes: say(lang, "count.of-nodes", { shown: nodes.size, n: all.nodes }),
    ties: say(lang, "count.of-ties", { shown: left, n: all.ties }),
  };
}

function plainCounts(lang, nodes, ties) {
  return {
    nodes: say(lang, "count.nodes", { n: nodes }),
    ties: say(lang, "count.ties", { n: ties }),
  };
}

function says(lang, counts) {
  return say(lang, "count.all", counts);
}
