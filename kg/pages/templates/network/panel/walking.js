// Walking through the network by keyboard: Enter begins, arrows choose among the ties of a node.

import { select } from "../choices/choices.js";
import { make } from "../ground/elements.js";
import { otherEnd } from "../ground/model.js";
import { say } from "../ground/speech.js";
import { chosenBeside, placeSaid, stillThere, tieSaid, walkAt, walkStart } from "./walk.js";

export function makeWalking(model, state, place, evidence) {
  const said = make("p", { id: "walk-said", "aria-live": "polite" });
  const keysHelp = make("p", { id: "walk-keys", "aria-hidden": "true" });
  place.after(make("div", { id: "walk" }, said, keysHelp));
  const how = make("p", { id: "walk-how", class: "unseen" });
  place.after(how);
  place.setAttribute("aria-describedby", how.id);
  // The steps that led here, the last one last.
  let trail = [];

  const view = () => ({ model, state, now: state.now, store: evidence.now });

  function go(walk, words) {
    state.set({ walk });
    // Words that are the same are not spoken again; the empty text between makes them new.
    said.textContent = "";
    said.textContent = words(view(), walk);
    keysHelp.textContent = say(state.now.lang, "walk.keys");
  }

  function leave(words = "") {
    trail = [];
    state.set({ walk: null });
    said.textContent = words;
    keysHelp.textContent = "";
  }

  function begin() {
    // Of a tie's roles those are told that the shown claims say.
    evidence.load();
    const walk = walkStart(view());
    trail = [];
    if (walk) go(walk, placeSaid);
    else said.textContent = say(state.now.lang, "walk.empty");
  }

  function forward(walk) {
    if (!walk.tie) return;
    trail.push(walk);
    go(walkAt(view(), otherEnd(walk.tie, walk.node)), placeSaid);
  }

  function back() {
    // What the filters have hidden since is passed over.
    let before = trail.pop();
    while (before && !stillThere(view(), before)) before = trail.pop();
    if (before) go(stillThere(view(), before), placeSaid);
    else said.textContent = say(state.now.lang, "walk.begun");
  }

  const choose = (step) => (walk) => go(chosenBeside(view(), walk, step), tieSaid);
  const keys = new Map([
    ["ArrowLeft", choose({ by: -1 })],
    ["ArrowRight", choose({ by: 1 })],
    ["Home", choose({ to: 0 })],
    ["End", choose({ to: -1 })],
    ["Enter", forward],
    ["ArrowDown", forward],
    ["Backspace", back],
    ["ArrowUp", back],
    [" ", ({ node, tie }) => select(state, tie || node, "walk")],
    ["Escape", () => leave(say(state.now.lang, "walk.left"))],
  ]);

  // Before the picture's own keys, which move it: those wait while a walk is on.
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { walk } = state.now;
    const act = walk ? keys.get(event.key) : event.key === "Enter" ? begin : null;
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act(walk);
  }, true);

  // Who points at something with a hand walks no more.
  state.subscribe(["asked"], ({ asked, walk }) => {
    if (walk && asked.from === "picture") leave();
  });
  state.subscribe(["shown"], ({ walk, lang }) => {
    if (!walk) return;
    const left = stillThere(view(), walk);
    if (!left) leave(say(lang, "walk.hidden"));
    else if (left !== walk) go(left, placeSaid);
  });
  const inWords = ({ lang, walk }) => {
    how.textContent = say(lang, "walk.how");
    if (walk) go(walk, placeSaid);
  };
  inWords(state.now);
  state.subscribe(["lang"], inWords);
}
