// The tables hold everything in the picture, for those who do not see or point. A page of rows is
// in the document at a time, and it is made when the browser has nothing else to do.

import { nodeColumns, tieColumns, usualNodes, usualTies } from "./columns.js";
import { byId, make } from "../ground/elements.js";
import { makeIndex, nameIndex, sought } from "../search/finding.js";
import { say } from "../ground/speech.js";
import { makeTable } from "./table.js";

// So many rows are put in order although nobody sees the table; more wait until it is in sight.
const MOST_UNSEEN = 20000;
const FOLLOWED = ["shown", "search", "selected", "asked", "figures", "lang"];

export function makeTables(model, state) {
  const nodes = makeTable(state, "node", {
    all: model.nodes,
    shown: ({ shown, search }) => narrowed(model, shown.nodes, search),
    columns: (lang) => nodeColumns(model, state, lang),
    usual: usualNodes,
    narrowing: ["shown", "search"],
  });
  const ties = makeTable(state, "tie", {
    all: model.ties,
    shown: ({ shown }) => shown.ties,
    columns: (lang) => tieColumns(state, lang),
    usual: usualTies,
    narrowing: ["shown"],
  });
  const note = makeNote(state, byId("node-pager"));
  const shows = [() => note(state.now), () => nodes.show(state.now), () => ties.show(state.now)];
  const isLarge = () => state.now.shown.ties.size > MOST_UNSEEN;
  const soon = [
    whenIdle(shows[0]),
    whenIdle(shows[1]),
    whenSeen(byId("tie-table").parentElement, isLarge, whenIdle(shows[2])),
  ];
  const showSoon = () => soon.forEach((ask) => ask());
  state.subscribe(FOLLOWED, showSoon);
  window.addEventListener("beforeprint", () => shows.forEach((show) => show()));
  showSoon();
}

/** Has something done soon, when the browser is idle; if asked for again meanwhile, still once. */
function whenIdle(act) {
  const ask = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    ask(() => {
      isAsked = false;
      act();
    }, { timeout: 500 });
  };
}

/** Asks at once, or if what is asked for is much, when the place is in sight. */
function whenSeen(place, isMuch, ask) {
  let isSeen = false;
  let isWaiting = false;
  const observer = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting;
    if (isSeen && isWaiting) ask();
    if (isSeen) isWaiting = false;
  }, { rootMargin: "200px" });
  observer.observe(place);
  return () => {
    isWaiting = isMuch() && !isSeen;
    if (!isWaiting) ask();
  };
}

// Nodes that are sought, and those that hold what is sought where it is not drawn itself.
function narrowed(model, nodes, search) {
  // The names are not read before something is sought.
  const hits = search.trim() ? sought(nameIndex(model), search) : null;
  if (!hits) return nodes;
  const all = [...nodes];
  const groups = makeIndex(all.filter((node) => node.members));
  const named = sought(groups, search);
  const isHeld = (part) => hits.has(part) && !nodes.has(part);
  const holds = (node) => (node.members ?? node.parts).some(isHeld);
  return new Set(all.filter((node) => hits.has(node) || named.has(node) || holds(node)));
}

// What the table of nodes is narrowed to by words, and the way back.
function makeNote(state, before) {
  const words = make("span");
  const all = make("button", { type: "button", click: () => {
    state.set({ search: "" });
    byId("nodes").focus();
  } });
  const note = make("p", { class: "narrowed", hidden: "" }, words, all);
  before.before(note);
  return ({ search, lang }) => {
    note.hidden = !search.trim();
    words.textContent = say(lang, "tables.sought", { words: search.trim() });
    all.textContent = say(lang, "tables.show-all");
  };
}
