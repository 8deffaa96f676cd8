// The page's address says what is chosen, so that a link shows others the same.

import { select } from "./choices.js";
import { NO_FILTERS } from "./filters.js";
import { ADDRESSED, hashOf } from "./hash.js";
import { readHash } from "./linking.js";
import { makeNotice } from "./notice.js";
import { offersOf } from "./offers.js";
import { makeSharing } from "./sharing.js";

// So many milliseconds at least are between two changes of the address.
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

  const { write, schedule } = makeWriting(() => {
    const view = state.now.moved ? picture.viewNow() : null;
    return hashOf(state.now, first, view);
  });
  follow();
  addEventListener("hashchange", follow);
  state.subscribe(["asked", "filters", "moved", ...ADDRESSED], () => {
    if (!isFollowing) schedule();
  });
  picture.network.on("afterDrawing", () => {
    if (!isFollowing && state.now.moved) schedule();
  });
  makeSharing(state, write);
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

// The first change is written at once, further ones after a pause: a browser refuses too many.
function makeWriting(made) {
  let written = null;
  let last = -Infinity;
  let timer = 0;
  function write() {
    clearTimeout(timer);
    timer = 0;
    last = performance.now();
    const hash = made();
    if (hash === written) return;
    written = hash;
    history.replaceState(null, "", hash);
  }
  function schedule() {
    if (timer) return;
    const pause = ADDRESS_PAUSE - (performance.now() - last);
    if (pause <= 0) write();
    else timer = setTimeout(write, pause);
  }
  return { write, schedule };
}
