// A node in the panel: what it is called, what it is, how it is tied.

import { claimFacts, quotations } from "./claims.js";
import { facts, make } from "./elements.js";
import { focusTools } from "./focus.js";
import { realTies } from "./model.js";
import { endOf, inTongue, modeName, nameButton, statusPill, tongueMark } from "./naming.js";
import { factsSeen, otherNames, placeAmong, waysSeen } from "./node-facts.js";
import { baseOf, byName, foldedInto, isDerived, tiesShown } from "./seen.js";
import { say } from "./speech.js";
import { inSteps, tieList } from "./tie-list.js";
import { number } from "./words.js";

/** What the panel tells of a node. */
export function nodePanel(view, node) {
  const { lang, shown } = view.now;
  const own = tiesShown(shown, node);
  const isOwn = view.model.nodes[node.at] === node;
  return [
    make("p", { class: "kicker" }, ...nodeKicker(node, lang)),
    make("h2", { tabindex: -1 }, inTongue(node.label, lang)),
    isOwn ? nodeNames(node, lang) : null,
    node.description ? make("p", {}, inTongue(node.description, lang)) : null,
    nodeFacts(view, node, isOwn),
    isOwn ? focusTools(view, node) : null,
    ...nodeMembers(view, node, isOwn),
    ...nodeMeasures(view, node),
    ...tieSection(view, node, own),
    isOwn ? make("p", { class: "identifier" }, node.id) : null,
  ];
}

function nodeKicker({ cls, mode }, lang) {
  const side = mode ? modeName(lang, mode) : "";
  const words = cls ? inTongue(cls.label, lang) : "";
  if (!cls) return [side || say(lang, "panel.node")];
  // “event · event” says nothing more than “event”.
  return side && side !== words.textContent ? [words, ` · ${side}`] : [words];
}

function nodeNames(node, lang) {
  const names = otherNames(node, lang);
  if (!names.length) return null;
  const items = names.map(({ text, lang: own }) =>
    own
      ? make("li", {}, make("span", { lang: own }, text), " ", tongueMark(own))
      : make("li", {}, text),
  );
  const list = make("ul", { class: "names" }, ...items);
  return facts([[say(lang, "panel.names"), list]]);
}

// Kind, country, level and sector, and whatever else documents say of the node itself.
function nodeFacts(view, node, isOwn) {
  const { lang } = view.now;
  const said = isOwn ? factsSeen(view, node) : { seen: [], hidden: [] };
  const { rows, told } = waysSeen(view, node, said);
  const known = rows.map(({ way, value, claims }) => [
    say(lang, `panel.${way}`), make("div", {}, inTongue(value.label, lang), proofOf(view, claims)),
  ]);
  const rest = said.seen
    .filter((claim) => !told.has(claim))
    .map((claim) => [
      claim.says ? inTongue(claim.says, lang) : say(lang, "panel.claim"), factValue(view, claim),
    ]);
  return facts([...known, ...rest]);
}

function factValue(view, claim) {
  const when = claim.date ? make("span", { class: "quiet" }, ` · ${claim.date}`) : null;
  return make("div", {}, endOf(view, claim.thing), when, proofOf(view, [claim]));
}

// The words of the source, folded away behind a word.
function proofOf(view, claims) {
  if (!claims.length) return null;
  const { lang } = view.now;
  const surest = claims[0].status;
  const pill = surest === "stated" ? null : statusPill(lang, surest);
  const words = (claim) => [claimFacts(view, claim, ""), ...quotations(view, claim)];
  return make(
    "details",
    { class: "proof" },
    make("summary", {}, say(lang, "panel.proof"), " ", pill),
    ...claims.flatMap(words),
  );
}

function nodeMembers(view, node, isOwn) {
  const { lang } = view.now;
  const inOrder = byName(view.model, foldedInto(node), lang);
  const n = inOrder.length;
  if (!n) return [];
  const among = node.within ? say(lang, "panel.within", { n: node.within }) : "";
  return [
    make("h3", {}, say(lang, isOwn ? "panel.parts" : "panel.members", { n })),
    among ? make("p", { class: "quiet" }, among) : null,
    inSteps(view, inOrder, (part) => [make("li", {}, nameButton(view, part, "name"))]),
  ];
}

function nodeMeasures(view, node) {
  const { lang, figures, narrowed } = view.now;
  const told = [...figures].map(([name, { values, whole }]) => {
    const place = placeAmong(values, node);
    if (!place) return { name, whole: false, cell: "–" };
    const words = say(lang, rankKey(node), { rank: place.rank, n: place.all });
    const rank = make("span", { class: "quiet" }, ` (${words})`);
    const star = whole && narrowed ? "*" : "";
    return { name, whole: Boolean(star), cell: make("span", {}, number(place.value), star, rank) };
  });
  if (!told.length) return [];
  return [
    make("h3", {}, say(lang, "panel.measures")),
    facts(told.map(({ name, cell }) => [name, cell])),
    told.some(({ whole }) => whole)
      ? make("p", { class: "quiet" }, `* ${say(lang, "panel.whole")}`)
      : null,
  ];
}

const RANKED = ["actor", "event", "project"];

function rankKey({ mode }) {
  return `panel.rank.${RANKED.includes(mode) ? mode : "node"}`;
}

function tieSection(view, node, own) {
  const { lang, shown } = view.now;
  const real = realTies({ ties: own });
  const derived = own.some(isDerived);
  const all = realTies(node).flatMap(baseOf);
  const filtered = all.filter((tie) => !shown.base.ties.has(tie)).length;
  const outside = derived ? 0 : all.length - filtered - real.length;
  const quiet = (key, n) => (n > 0 ? make("p", { class: "quiet" }, say(lang, key, { n })) : null);
  const heading = say(lang, real.length ? "panel.ties" : "panel.ties.none", { n: real.length });
  return [
    make("h3", {}, heading),
    quiet("panel.hidden", filtered),
    quiet("panel.outside", outside),
    own.length ? tieList(view, node, own) : null,
  ];
}
