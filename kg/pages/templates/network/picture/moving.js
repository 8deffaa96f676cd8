// Moving about in the picture, by buttons and keys, and to what was selected elsewhere.

import { select } from "../choices/choices.js";
import { byId } from "../ground/elements.js";
import { isNode } from "../ground/model.js";
import { unitFor, wholeView } from "./views.js";

const STEP = 60;
const FACTOR = 1.3;
// In a picture of more nodes than this, a name may be too small to be found.
const MANY_NODES = 300;
const READABLE = 0.5;
// Below, a walk is put in words.
const WALK_ROOM = 110;

export function makeMoving(picture, state) {
  const { network, place, size } = picture;
  const fit = () => {
    const nodes = [...state.now.shown.nodes];
    const whole = wholeView(nodes, size());
    if (!whole) return;
    state.set({ unit: unitFor(nodes, size()) });
    network.moveTo(whole);
  };
  const zoom = (factor) => {
    state.set({ moved: true });
    picture.move();
    network.moveTo({ scale: Math.max(0.01, Math.min(8, network.getScale() * factor)) });
  };
  const pan = (dx, dy) => {
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    state.set({ moved: true });
    picture.move();
    network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  };

  byId("zoom-in").addEventListener("click", () => zoom(FACTOR));
  byId("zoom-out").addEventListener("click", () => zoom(1 / FACTOR));
  byId("fit").addEventListener("click", () => {
    state.set({ moved: false });
    fit();
  });
  const keys = new Map([
    ["ArrowLeft", () => pan(-STEP, 0)],
    ["ArrowRight", () => pan(STEP, 0)],
    ["ArrowUp", () => pan(0, -STEP)],
    ["ArrowDown", () => pan(0, STEP)],
    ["+", () => zoom(FACTOR)],
    ["=", () => zoom(FACTOR)],
    ["-", () => zoom(1 / FACTOR)],
    ["0", fit],
    ["Escape", () => select(state, null)],
  ]);
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.has(event.key)) return;
    event.preventDefault();
    keys.get(event.key)();
  });

  network.on("resize", () => {
    if (!state.now.moved) fit();
  });
  for (const name of ["zoom", "dragging"]) network.on(name, () => state.set({ moved: true }));
  // What is left after a choice is brought into sight, unless the reader holds the picture.
  state.subscribe(["shown"], ({ moved }) => {
    if (!moved) fit();
  });
  state.subscribe(["asked"], ({ selected, asked }) => {
    if (selected && asked.from !== "picture") bringIntoView(selected);
  });
  state.subscribe(["walk"], ({ walk }) => {
    if (walk) bringIntoView(walk.tie || walk.node);
  });

  function bringIntoView(thing) {
    const ends = isNode(thing) ? [thing] : [thing.from, thing.to];
    const { width, height } = size();
    const below = state.now.walk ? WALK_ROOM : 30;
    const isSeen = (node) => {
      const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
      return x > 20 && y > 20 && x < width - 20 && y < height - below;
    };
    // In a picture of many nodes, what was sought is shown larger.
    const least = state.now.shown.nodes.size > MANY_NODES ? READABLE : 0;
    const scale = Math.max(network.getScale(), least);
    if (scale === network.getScale() && ends.every(isSeen)) return;
    // Both ends of a long tie are to be seen.
    const both = wholeView(ends, { width, height: height - below });
    const middle = (axis) => (ends[0][axis] + ends.at(-1)[axis]) / 2;
    state.set({ moved: true });
    network.moveTo({
      scale: ends.length > 1 ? Math.min(scale, both.scale) : scale,
      position: { x: middle("x"), y: middle("y") },
    });
  }

  return {
    fit,
    viewNow: () => ({ ...network.getViewPosition(), scale: network.getScale() }),
    setView({ x, y, scale }) {
      state.set({ moved: true });
      network.moveTo({ scale, position: { x, y } });
    },
  };
}
