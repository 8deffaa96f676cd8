// What a hand points at: the nearest thing, with room for a hand that is not steady.

import { select } from "../choices/choices.js";
import { radius } from "../choices/looks.js";
import { nameOf, roleWords, tieName } from "../ground/model.js";
import { statusWords, textOf } from "../ground/speech.js";
import { dotted } from "../ground/words.js";

/** The node or tie at a point of the picture, or null; `labels` are those that are shown. */
export function thingAt({ x, y }, now, labels, { scale, touch }) {
  const node = nodeAt(x, y, now, scale, touch);
  if (node) return node;
  const { tie, away } = nearestTie(x, y, now, scale);
  if (away <= 5) return tie;
  const [px, py] = [x * scale, y * scale];
  const label = labels.find(({ l, r, t, b }) => px >= l && px <= r && py >= t && py <= b);
  if (label) return label.node;
  return away <= (touch ? 22 : 14) ? tie : null;
}

function nodeAt(x, y, now, scale, touch) {
  let best = null;
  let nearest = Infinity;
  for (const node of now.shown.nodes) {
    const [dx, dy] = [node.x - x, node.y - y];
    const away = Math.sqrt(dx * dx + dy * dy) * scale;
    if (away >= nearest) continue;
    const reach = Math.max(radius(node, now) * scale + 3, touch ? 14 : 8);
    if (away <= reach) [best, nearest] = [node, away];
  }
  return best;
}

function nearestTie(x, y, { shown }, scale) {
  let best = null;
  let nearest = Infinity;
  for (const tie of shown.ties) {
    const away = distance(x, y, tie.from, tie.to) * scale;
    if (away < nearest) [best, nearest] = [tie, away];
  }
  return { tie: best, away: nearest };
}

// From a point to a line that ends at two others.
function distance(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const along = Math.max(0, Math.min(1, share));
  const [ax, ay] = [from.x + along * dx - x, from.y + along * dy - y];
  return Math.sqrt(ax * ax + ay * ay);
}

/** A click selects, a node is dragged by hand, and a tip says what is under the pointer. */
export function makePointing(picture, state) {
  const { network, place, canvas } = picture;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  place.append(tip);
  const pointAt = (event) => {
    const box = canvas.getBoundingClientRect();
    return network.DOMtoCanvas({ x: event.clientX - box.x, y: event.clientY - box.y });
  };
  const under = (point, touch) =>
    thingAt(point, state.now, picture.labels(), { scale: network.getScale(), touch });

  network.on("click", ({ pointer, event }) => {
    const touch = event?.pointers?.[0]?.pointerType === "touch";
    select(state, under(pointer.canvas, touch), "picture");
  });

  let dragged = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button || event.shiftKey) return;
    const at = pointAt(event);
    const touch = event.pointerType === "touch";
    const node = nodeAt(at.x, at.y, state.now, network.getScale(), false);
    // By touch a finger moves the picture; only what is selected is moved.
    if (!node || (touch && node !== state.now.selected)) return;
    dragged = { node, dx: node.x - at.x, dy: node.y - at.y };
    network.setOptions({ interaction: { dragView: false } });
  }, true);
  addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const { node, dx, dy } = dragged;
    const at = pointAt(event);
    Object.assign(node, { x: Math.round(at.x + dx), y: Math.round(at.y + dy) });
    state.set({ moved: true, dragged: state.now.dragged + 1 });
  });
  for (const name of ["pointerup", "pointercancel"]) {
    addEventListener(name, () => {
      if (!dragged) return;
      dragged = null;
      network.setOptions({ interaction: { dragView: true } });
    });
  }

  let asked = 0;
  canvas.addEventListener("pointermove", (event) => {
    cancelAnimationFrame(asked);
    if (event.buttons || event.pointerType === "touch") return hideTip();
    asked = requestAnimationFrame(() => showTip(event));
  });
  canvas.addEventListener("pointerleave", () => {
    cancelAnimationFrame(asked);
    hideTip();
  });

  function hideTip() {
    tip.hidden = true;
    canvas.style.cursor = "default";
  }

  function showTip(event) {
    const thing = under(pointAt(event), false);
    if (!thing) return hideTip();
    canvas.style.cursor = "pointer";
    tip.textContent = wordsOf(thing, state.now.lang);
    tip.hidden = false;
    const box = place.getBoundingClientRect();
    const [x, y] = [event.clientX - box.x, event.clientY - box.y];
    tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 8))}px`;
    const below = y + 18 + tip.offsetHeight < box.height;
    tip.style.top = `${below ? y + 18 : y - tip.offsetHeight - 10}px`;
  }
}

function wordsOf(thing, lang) {
  const texts = (values) => values.map(({ label }) => textOf(label, lang)).join("; ");
  if (Object.hasOwn(thing, "ties")) {
    const what = dotted(thing.cls ? textOf(thing.cls.label, lang) : thing.mode, texts(thing.kind));
    return [nameOf(thing, lang), what, texts(thing.country)].filter(Boolean).join("\n");
  }
  const status = thing.structural ? "" : statusWords(lang, thing.status);
  return `${tieName(thing, lang)}\n${dotted(roleWords(thing, lang), status)}`;
}
