// What shapes, colours and lines mean; and a filter: what is unticked is hidden.

import { lookOf, palette } from "../choices/colours.js";
import { byId, make } from "../ground/elements.js";
import { legendGroups, standingFor } from "./entries.js";
import { makeLegendGroup } from "./legendgroup.js";
import { legendLine, legendShape } from "./legendmarks.js";
import { isThing } from "../ground/model.js";
import { makeSizeKey } from "./sizekey.js";
import { say } from "../ground/speech.js";

export function makeLegend(model, state) {
  const how = make("p", { class: "legend-how" });
  const meaning = make("p", { class: "legend-meaning" });
  const groups = legendGroups(model).map((group) => makeLegendGroup(group, state));
  const sizeKey = makeSizeKey();
  const place = byId("legend");

  // What the picture shows is on top: colours, shapes, lines; then what else can be filtered by.
  function arrange({ colour }) {
    const rank = ({ way }) => {
      if (way === colour) return 0;
      return ["cls", "status"].includes(way) ? 1 : 2;
    };
    const inOrder = groups.toSorted((a, b) => rank(a) - rank(b));
    const seen = inOrder.filter((group) => rank(group) < 2);
    for (const group of seen) group.open();
    const others = inOrder.filter((group) => rank(group) === 2);
    const parts = [meaning, how, ...seen.map(elementOf), sizeKey.element, ...others.map(elementOf)];
    place.replaceChildren(...parts);
  }

  function draw(now) {
    const { lang, form, fold } = now;
    how.textContent = say(lang, "legend.how");
    how.hidden = !groups.length;
    const folded = fold === "parts" ? "legend.folded.parts" : "legend.folded";
    const words = [form === "projected" && "legend.projected", fold && folded];
    meaning.textContent = words.filter(Boolean).map((key) => say(lang, key)).join(" ");
    meaning.hidden = !meaning.textContent;
    for (const group of groups) {
      group.draw(now, (entry) => markOf(group, entry, now), keysOnly(model, group, now));
    }
  }

  function count(now) {
    const standing = standingFor(now);
    for (const group of groups) group.count(now, standing);
    sizeKey.draw(now);
  }

  const differs = (names, now, before) => names.some((name) => now[name] !== before[name]);
  arrange(state.now);
  draw(state.now);
  count(state.now);
  const LOOKS = ["colour", "isDark", "lang", "form", "fold"];
  state.subscribe(["shown", "filters", "points", ...LOOKS], (now, before) => {
    if (now.colour !== before.colour) arrange(now);
    if (differs(LOOKS, now, before)) draw(now);
    count(now);
  });
}

function elementOf(group) {
  return group.element;
}

function markOf({ way }, { key, value, things }, { colour, isDark }) {
  if (way === "status") return legendLine(key, isDark);
  const look = way === colour && value ? lookOf(value, isDark) : {};
  if (way === "cls") return legendShape(things[0].group, look);
  return way === colour ? legendShape("dot", look) : null;
}

// What has a look of its own, but nothing to filter by: pairs of a mark and words.
function keysOnly(model, { way }, { colour, isDark, lang, form }) {
  const { other, thing } = palette(isDark);
  const pairs = [];
  if (way === "status" && model.ties.some((tie) => tie.structural)) {
    pairs.push([legendLine("structural", isDark), say(lang, "legend.structural")]);
  }
  if (way !== colour || way === "cls") return pairs;
  if (model.nodes.some((node) => !isThing(node) && node[way].length > 1)) {
    pairs.push([legendShape("dot", { colour: other }), say(lang, `legend.several.${way}`)]);
  }
  if (form !== "projected" && model.nodes.some(isThing)) {
    pairs.push([legendShape("square", { colour: thing }), say(lang, "legend.things")]);
  }
  return pairs;
}
