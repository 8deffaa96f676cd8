// The choices over the picture, and how much they leave.

import { colourWays } from "./colours.js";
import { byId, make } from "./elements.js";
import { countryNames, roleNames } from "./filters.js";
import { realTies } from "./model.js";
import { sizeWays } from "./sizes.js";
import { count } from "./words.js";

export function makeControls(model, state) {
  const filter = (values) => state.set({ filters: { ...state.now.filters, ...values } });
  const named = (all, names) => [[null, all], ...names.map((name) => [name, name])];
  const roles = named("all roles", roleNames(model));
  const countries = named("all countries", countryNames(model));
  const chooseRole = choice("role", roles, (role) => filter({ role }));
  const chooseCountry = choice("country", countries, (country) => filter({ country }));
  choice("colour", colourWays(model), (value) => state.set({ colour: value }));
  choice("size", sizeWays(model), (value) => state.set({ size: value }));
  // A choice among one is none.
  for (const [id, least] of [["role", 3], ["country", 3], ["colour", 2]]) {
    const list = byId(id);
    list.closest(".field").hidden = list.options.length < least;
  }
  const stated = byId("stated");
  stated.closest(".check").hidden = !model.ties.some((tie) => tie.status === "inferred");
  stated.addEventListener("change", () => filter({ stated: stated.checked }));
  state.subscribe(["filters"], ({ filters }) => {
    stated.checked = filters.stated;
    chooseRole(filters.role);
    chooseCountry(filters.country);
  });

  const tell = (now) => void (byId("count").textContent = summary(model, now));
  tell(state.now);
  state.subscribe(["shown"], tell);
}

// Fill a list with pairs of a value and its words. An option bears its place in the list, so that
// no label can be taken for “all”. Returns how to choose a value.
function choice(id, pairs, chosen) {
  const list = byId(id);
  list.replaceChildren(...pairs.map(([, words], at) => make("option", { value: at }, words)));
  list.addEventListener("change", () => chosen(pairs[list.selectedIndex][0]));
  return (value) => void (list.selectedIndex = pairs.findIndex(([own]) => own === value));
}

function summary({ nodes, ties }, { shown }) {
  const real = realTies({ ties });
  const left = real.filter((tie) => shown.ties.has(tie)).length;
  const nodeWords = count(nodes.length, "node");
  const tieWords = count(real.length, "tie");
  if (shown.nodes.size === nodes.length && left === real.length) return `${nodeWords}, ${tieWords}`;
  return `showing ${shown.nodes.size} of ${nodeWords}, ${left} of ${tieWords}`;
}
