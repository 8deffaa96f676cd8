// The page's address says what is chosen, so that a link shows others the same.

import { select } from "../choices/choices.js";
import { NO_FILTERS } from "../shown/filters.js";
import { ADDRESSED, hashOf } from "../choices/hash.js";
import { readHash } from "../choices/linking.js";
import { makeNotice } from "./notice.js";
import { offersOf } from "../choices/offers.js";
import { makeSharing } from "./sharing.js";
import { makeThrottled } from "../ground/throttle.js";

// So many milliseconds are between two changes of the address: a browser refuses too many.
const ADDRESS_PAUSE = 300;

/** Follow the address that the page was opened with, and have it follow what is chosen. */
export function followAddress(model, state, picture) {
  const first = state.now;
  const offers = offersOf(model);
  const notice = makeNotice(state);
  let isFollowing = false;

  function follow() {
    const said = readHash(location.hash, offers);
    if (!said) return;
    isFollowing = true;
    const faults = [];
    const node = (id) => model.nodeBy.get(id);
    state.set({ ...choicesAt(first), ...said.choices, ...filtersOf(said, node, faults) });
    const thing = thingIn(model, state.now, said);
    if (thing) select(state, thing, "address");
    else if (said.node) faults.push(["link.node"]);
    else if (said.tie) faults.push(["link.tie"]);
    if (said.faults.length) faults.push(["link.part", { names: said.faults.join(", ") }]);
    if (said.view) {
      state.set({ moved: true });
      picture.setView(said.view);
    }
    notice.tell(faults[0]);
    isFollowing = false;
  }

  const written = makeThrottled(() => {
    const view = state.now.moved ? picture.viewNow() : null;
    const hash = hashOf(state.now, first, view);
    // An address without an end is one with an empty end.
    if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
  }, ADDRESS_PAUSE);
  follow();
  addEventListener("hashchange", follow);
  state.subscribe(["asked", "filters", "moved", ...ADDRESSED], () => {
    if (!isFollowing) written.ask();
  });
  picture.network.on("afterDrawing", () => {
    if (!isFollowing && state.now.moved) written.ask();
  });
  makeSharing(state, written.now);
}

// Language and theme are the reader's own, unless a link names them.
function choicesAt(first) {
  const names = ADDRESSED.filter((name) => !["lang", "theme"].includes(name));
  const choices = Object.fromEntries(names.map((name) => [name, first[name]]));
  return { ...choices, search: "", selected: null, asked: { from: "" }, moved: false };
}

function filtersOf({ hidden, time, focus, steps, path }, node, faults) {
  const filters = { ...NO_FILTERS, hidden: { ...NO_FILTERS.hidden, ...hidden }, time };
  const nodes = (focus || path || []).map(node);
  if (!nodes.every(Boolean)) faults.push(["link.node"]);
  else if (path) filters.focus = { path: nodes };
  else if (focus) filters.focus = { node: nodes[0], steps };
  return { filters };
}

/** The node or tie that an address names, among what is shown or else in the whole network. */
export function thingIn(model, { shown }, { node, tie }) {
  if (node) {
    const drawn = [...shown.nodes].find(({ id }) => id === node[0]);
    return drawn || model.nodeBy.get(node[0]);
  }
  if (!tie) return undefined;
  const joins = ([one, other]) => ({ from, to }) => from.id === one && to.id === other;
  for (const ties of [[...shown.ties], model.ties]) {
    const found = ties.find(joins(tie)) || ties.find(joins([...tie].reverse()));
    if (found) return found;
  }
  return undefined;
}
