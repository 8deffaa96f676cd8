// The panel beside the picture: what is selected, and what it rests on.

import { select } from "./choices.js";
import { claimCard, inOrder } from "./claims.js";
import { LINES } from "./colours.js";
import { byId, facts, make } from "./elements.js";
import { isActor, isNode, isThing, otherEnd, realTies, roleWords } from "./model.js";
import { className, count, dotted, number } from "./words.js";

const HINTS = [
  "Select a tie to read the words of the source it rests on, and to open the source there.",
  "Select a name to see who or what it is, and all its ties.",
  "Drag to move, turn the wheel or pinch to zoom.",
];

export function makePanel(model, state, place) {
  const panel = byId("panel");
  show(state.now);

  function show({ selected, shown }) {
    if (!selected) return panel.replaceChildren(...overview(model).filter(Boolean));
    const click = () => select(state, null);
    const close = make("button", { type: "button", class: "close", click }, "Close");
    const about = isNode(selected)
      ? nodePanel(model, state, selected, shown)
      : tiePanel(model, state, selected);
    return panel.replaceChildren(close, ...about.filter(Boolean));
  }

  state.subscribe(["asked", "shown"], (now, before) => {
    show(now);
    if (!now.selected || now.asked === before.asked) return;
    if (now.asked.from === "list") panel.querySelector("h2").focus();
    // On a narrow screen the panel stands under the picture.
    else if (panel.offsetTop > place.offsetTop + 100) panel.scrollIntoView({ block: "nearest" });
    panel.scrollTop = 0;
  });
}

/** A name that selects its node. */
export function nodeButton(state, node) {
  const click = () => select(state, node, "list");
  return make("button", { type: "button", class: "plain", click }, node.label);
}

function overview({ nodes, ties, claims }) {
  const real = realTies({ ties });
  const [actors, things] = [isActor, isThing].map((is) => nodes.filter(is).length);
  const others = nodes.length - actors - things;
  const documents = new Set(claims.flatMap(({ quotes }) => quotes.map((quote) => quote.document)));
  const byStatus = Object.keys(LINES).map((status) => {
    const n = real.filter((tie) => tie.status === status).length;
    return [`— ${status}`, n ? String(n) : ""];
  });
  return [
    make("h2", { tabindex: -1 }, "Where does a tie come from?"),
    make("ul", { class: "hint" }, ...HINTS.map((words) => make("li", {}, words))),
    make("h3", {}, "In this network"),
    facts([
      ["Actors", actors ? String(actors) : ""],
      ["Events and projects", things ? String(things) : ""],
      [actors || things ? "Other nodes" : "Nodes", others ? String(others) : ""],
      ["Ties", String(real.length)],
      ...byStatus,
      ["Documents", documents.size ? String(documents.size) : ""],
    ]),
  ];
}

function nodePanel(model, state, node, shown) {
  const measures = ranks(model, node);
  const left = realTies(node).filter((tie) => !shown.ties.has(tie)).length;
  const own = node.ties.filter((tie) => shown.ties.has(tie));
  const real = realTies({ ties: own }).length;
  const name = (tie) => otherEnd(tie, node).label;
  own.sort((a, b) => a.structural - b.structural || model.compare(name(a), name(b)));
  return [
    make("p", { class: "kicker" }, className(node) || "node"),
    make("h2", { tabindex: -1 }, node.label),
    node.description ? make("p", {}, node.description) : null,
    facts([["Kind", node.kind], ["Country", node.country], ["Level", node.level]]),
    measures.length ? make("h3", {}, "Measures") : null,
    measures.length ? facts(measures) : null,
    make("h3", {}, real ? count(real, "tie") : "No ties"),
    left ? make("p", { class: "quiet" }, `${left} more left out by the choices above.`) : null,
    make("ul", { class: "tie-list" }, ...own.map((tie) => tieItem(state, tie, node))),
    make("p", { class: "identifier" }, node.id),
  ];
}

function tieItem(state, tie, node) {
  const words = dotted(roleWords(tie), tie.structural ? "" : tie.status);
  const click = () => select(state, tie, "list");
  return make("li", {}, make(
    "button",
    { type: "button", click },
    otherEnd(tie, node).label, make("br"), make("small", {}, words),
  ));
}

// Each measure of a node, and its place among all that have a value.
function ranks({ measures, nodes }, node) {
  return measures.map((name, at) => {
    const value = node.measures[at];
    if (value === null) return [name, "–"];
    const values = nodes.map((other) => other.measures[at]).filter((other) => other !== null);
    const rank = 1 + values.filter((other) => other > value).length;
    const words = make("span", { class: "quiet" }, `(rank ${rank} of ${values.length})`);
    return [name, make("span", {}, `${number(value)} `, words)];
  });
}

function tiePanel(model, state, tie) {
  const claims = inOrder(model, tie.known);
  const missing = tie.claims.length - claims.length;
  const quiet = (words) => make("p", { class: "quiet" }, words);
  const belongs = `${roleWords(tie)} — how things belong together, no tie`;
  return [
    make("p", { class: "kicker" }, tie.structural ? belongs : "tie"),
    make(
      "h2",
      { class: "ends", tabindex: -1 },
      nodeButton(state, tie.from),
      make("span", { class: "quiet" }, " — "),
      nodeButton(state, tie.to),
    ),
    claims.length
      ? make("p", { class: "kicker" }, `Rests on ${count(claims.length, "claim")}`)
      : facts([
        ["Relation", roleWords(tie)], ["Status", tie.status], ["Weight", number(tie.weight)],
      ]),
    ...claims.map(claimCard),
    claims.length || tie.structural ? null : quiet("No claims are recorded for this tie."),
    missing && claims.length ? quiet(`${count(missing, "further claim")} not in this page.`) : null,
  ];
}
