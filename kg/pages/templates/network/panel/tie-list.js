// The ties of a node, in words that can be selected.

import { select } from "../choices/choices.js";
import { make } from "../ground/elements.js";
import { otherEnd } from "../ground/model.js";
import { inTongue, statusPill } from "../choices/naming.js";
import { inNameOrder, isDerived, rolesSeen, sharedThings, statusSeen } from "./seen.js";
import { say, textOf } from "../ground/speech.js";
import { datesWords } from "../ground/wording.js";

// A node may have thousands: more come when they are asked for.
const TIES_AT_ONCE = 50;
// A short list is read faster without headings.
const FEW_TIES = 6;

/** The ties of a node as a list, grouped by role where there are many. */
export function tieList(view, node, ties) {
  const groups = tieGroups(view, node, ties);
  const rows = groups.flatMap(({ name, ties: own }) =>
    own.map((tie, at) => ({ tie, name, head: name && at === 0 ? `${name} (${own.length})` : "" })),
  );
  return inSteps(view, rows, ({ tie, name, head }) => [
    head ? make("li", { class: "tie-group" }, make("h4", {}, head)) : null,
    tieItem(view, node, tie, name),
  ]);
}

/** The ties by their first role, in the order of the words; one group if they are few. */
export function tieGroups(view, node, ties) {
  const { model, now } = view;
  const { lang } = now;
  const inOrder = inNameOrder(model, ties, node, lang);
  const strongest = (a, b) => b.weight - a.weight;
  if (ties.some(isDerived)) return [{ name: "", ties: inOrder.sort(strongest) }];
  if (ties.length <= FEW_TIES) return [{ name: "", ties: inOrder }];
  const found = new Map();
  for (const tie of inOrder) {
    const [first] = rolesSeen(view, tie);
    const name = first ? textOf(first.label, lang) : say(lang, "panel.tie");
    // How things belong together is told after all the roles.
    const last = Number(tie.structural);
    const key = `${last} ${name}`;
    if (!found.has(key)) found.set(key, { name, last, ties: [] });
    found.get(key).ties.push(tie);
  }
  return [...found.values()].sort((a, b) => a.last - b.last || model.compare(a.name, b.name));
}

/** A list of which the first rows are shown, with a button for more. */
export function inSteps({ now }, rows, items) {
  const { lang } = now;
  const list = make("ul", { class: "tie-list" });
  const box = make("div", {}, list);
  const grow = () => {
    const from = box.querySelectorAll("li:not(.tie-group)").length;
    const next = rows.slice(from, from + TIES_AT_ONCE).flatMap(items).filter(Boolean);
    box.querySelector(".more")?.remove();
    list.append(...next);
    const left = rows.length - from - TIES_AT_ONCE;
    if (left > 0) {
      const words = say(lang, "panel.more", { n: Math.min(TIES_AT_ONCE, left), left });
      box.append(make("button", { type: "button", class: "more", click: goOn }, words));
    }
    return next;
  };
  // Who asked with the keyboard goes on reading where the new ones begin.
  const goOn = () => grow().map((item) => item.querySelector("button")).find(Boolean)?.focus();
  grow();
  return box;
}

function tieItem(view, node, tie, group) {
  const { lang } = view.now;
  const click = () => select(view.state, tie, "list");
  const name = make("span", { class: "clickable" }, inTongue(otherEnd(tie, node).label, lang));
  const words = make("small", {}, ...tieWords(view, tie, group));
  return make("li", {}, make("button", { type: "button", click }, name, words));
}

// The role that a group is named by is not said again in each of its rows.
function tieWords(view, tie, group) {
  const { model, now } = view;
  const { lang } = now;
  const shared = sharedThings(model, tie, lang);
  if (shared.length) {
    const names = shared.slice(0, 3).map((node) => textOf(node.label, lang)).join("; ");
    const all = shared.length > 3 ? `${names}; …` : names;
    return [say(lang, "panel.shared", { n: shared.length, names: all })];
  }
  const seen = rolesSeen(view, tie);
  const isSaid = seen.length === 1 && textOf(seen[0].label, lang) === group;
  const roles = (isSaid ? [] : seen).flatMap(({ label }) => ["; ", inTongue(label, lang)]).slice(1);
  const when = tie.structural ? "" : datesWords(tie, lang);
  return [
    ...roles,
    roles.length && !tie.structural ? " · " : "",
    tie.structural ? "" : statusPill(lang, statusSeen(now.filters, tie)),
    when ? ` · ${when}` : "",
  ];
}
