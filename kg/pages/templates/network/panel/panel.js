// The panel beside the picture: what is selected, and what it rests on.

import { select } from "../choices/choices.js";
import { byId, make } from "../ground/elements.js";
import { focusNotice } from "./focus.js";
import { isNode, nameOf, realTies } from "../ground/model.js";
import { nodePanel } from "./node-panel.js";
import { overview } from "./overview.js";
import { rolesSeen, statusSeen, tiesShown } from "./seen.js";
import { say, statusWords, textOf } from "../ground/speech.js";
import { makeTabs } from "./tabs.js";
import { tiePanel } from "./tie-panel.js";

const PANEL_FOLLOWS = ["asked", "selected", "shown", "filters", "figures", "lang"];

export function makePanel(model, state, place, evidence) {
  const panel = byId("panel");
  const list = byId("panel-tab").parentElement;
  const tabs = makeTabs(list);
  // Where the reader was before the panel took the focus.
  let opener = null;

  function show() {
    const view = { model, state, now: state.now, store: evidence.now };
    const { selected } = view.now;
    const about = !selected ? overview(view) : aboutThing(view, selected);
    const notes = [selected ? closing(view) : null, focusNotice(view), sourcesNote(view)];
    refill(panel, [...notes, ...about].filter(Boolean));
  }

  function closing({ now: { lang } }) {
    const click = () => {
      select(state, null);
      if (opener?.isConnected && opener.checkVisibility?.() !== false) opener.focus();
      else tabs.focus("legend-pane");
      opener = null;
    };
    const options = { type: "button", class: "close", id: "panel-close", click };
    return make("button", options, say(lang, "panel.close"));
  }

  // The evidence is read when it is first needed; until then the rest is told without it.
  function showWithEvidence() {
    show();
    if (!evidence.now) evidence.load().then(show);
  }

  function follow(now, before) {
    const isNew = now.asked !== before.asked;
    if (now.selected && isNew) {
      if (!panel.contains(document.activeElement)) opener = document.activeElement;
      tabs.open("panel");
    }
    if (!now.selected && before.selected) tabs.open("legend-pane");
    if (tabs.isOpen("panel")) showWithEvidence();
    if (!now.selected || !isNew) return;
    arrive(now);
  }

  function arrive({ selected, asked }) {
    panel.scrollTop = 0;
    if (["list", "walk"].includes(asked.from)) {
      panel.querySelector("h2").focus();
      return;
    }
    byId("said").textContent = inShort({ model, now: state.now, store: evidence.now }, selected);
    // On a narrow screen the panel stands under the picture.
    if (panel.offsetTop > place.offsetTop + 100) panel.scrollIntoView({ block: "nearest" });
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.now.selected) byId("panel-close").click();
  });
  list.addEventListener("click", () => tabs.isOpen("panel") && showWithEvidence());
  state.subscribe(PANEL_FOLLOWS, follow);
  show();
}

function aboutThing(view, thing) {
  return isNode(thing) ? nodePanel(view, thing) : tiePanel(view, thing);
}

// New words in place of the old; who was at a button that is there again stays at it.
function refill(panel, children) {
  const at = document.activeElement;
  const wasWithin = panel.contains(at) && at !== panel;
  const { id } = at;
  panel.replaceChildren(...children);
  if (!wasWithin) return;
  const again = (id && byId(id)) || panel.querySelector("h2");
  again.focus({ preventScroll: true });
}

function sourcesNote({ store, now: { lang, selected } }) {
  if (store?.unreadable) return make("p", { class: "notice" }, say(lang, "panel.unreadable"));
  if (!store && selected) return make("p", { class: "quiet" }, say(lang, "panel.loading"));
  return null;
}

/** One short sentence on what is selected. */
export function inShort(view, selected) {
  const { lang, shown, filters } = view.now;
  if (isNode(selected)) {
    const n = realTies({ ties: tiesShown(shown, selected) }).length;
    return say(lang, "panel.spoken.node", { name: nameOf(selected, lang), n });
  }
  const role = rolesSeen(view, selected).map(({ label }) => textOf(label, lang)).join(", ");
  const status = statusWords(lang, statusSeen(filters, selected));
  const ends = { from: nameOf(selected.from, lang), to: nameOf(selected.to, lang) };
  const words = [role, status].filter(Boolean).join(", ");
  return say(lang, "panel.spoken.tie", { ...ends, words });
}
