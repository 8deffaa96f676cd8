// A node in the panel: what it is called, what it is, how it is tied.

import { claimFacts, quotations } from "./claims.js";
import { facts, make } from "../ground/elements.js";
import { focusTools } from "./focus.js";
import { realTies } from "../ground/model.js";
import { endOf, inTongue, nameButton, statusPill, tongueMark } from "../choices/naming.js";
import { byText, factsSeen, otherNames, placeAmong, waysSeen } from "./node-facts.js";
import { baseOf, byName, foldedInto, isDerived, nodeOrLabel, tiesShown } from "./seen.js";
import { say, textOf } from "../ground/speech.js";
import { inSteps, tieList } from "./tie-list.js";
import { figureWords, modeWords } from "../ground/wording.js";

// More kinds of facts than these are folded away: a reader looks for the ties.
const FEW_FACTS = 4;

/** What the panel tells of a node. */
export function nodePanel(view, node) {
  const { lang, shown } = view.now;
  const own = tiesShown(shown, node);
  const isOwn = view.model.nodes[node.at] === node;
  return [
    make("p", { class: "kicker" }, ...nodeKicker(node, lang)),
    make("h2", { tabindex: -1 }, inTongue(node.label, lang)),
    node.description ? make("p", {}, inTongue(node.description, lang)) : null,
    ...nodeFacts(view, node, isOwn),
    isOwn ? focusTools(view, node) : null,
    ...nodeMembers(view, node, isOwn),
    ...nodeMeasures(view, node),
    ...tieSection(view, node, own),
    isOwn ? make("p", { class: "identifier" }, node.id) : null,
  ];
}

function nodeKicker({ cls, mode }, lang) {
  const side = mode ? modeWords(mode, lang) : "";
  const words = cls ? inTongue(cls.label, lang) : "";
  if (!cls) return [side || say(lang, "panel.node")];
  // “event · event” says nothing more than “event”.
  return side && side !== words.textContent ? [words, ` · ${side}`] : [words];
}

function namesRow(node, lang) {
  const names = otherNames(node, lang);
  const items = names.map(({ text, lang: own }) =>
    own
      ? make("li", {}, make("span", { lang: own }, text), " ", tongueMark(own))
      : make("li", {}, text),
  );
  return [say(lang, "panel.names"), names.length ? make("ul", { class: "names" }, ...items) : ""];
}

// The names, kind, country, level and sector; and whatever else documents say of the node itself.
function nodeFacts(view, node, isOwn) {
  const { lang } = view.now;
  const said = isOwn ? factsSeen(view, node) : { seen: [], hidden: [] };
  const { rows, told } = waysSeen(view, node, said);
  const known = byText(rows, ({ way }) => say(lang, `panel.${way}`)).map(({ text, all }) => {
    const values = all.map(({ value, claims }) =>
      factValue(inTongue(value.label, lang), proofOf(view, claims)));
    return [text, make("div", {}, ...values)];
  });
  const more = moreFacts(view, said.seen.filter((claim) => !told.has(claim)));
  const isMany = more.length > FEW_FACTS;
  return [
    facts([...(isOwn ? [namesRow(node, lang)] : []), ...known, ...(isMany ? [] : more)]),
    isMany
      ? make(
        "details",
        { class: "more-facts" },
        make("summary", {}, say(lang, "panel.facts", { n: more.length })),
        facts(more),
      )
      : null,
  ];
}

function moreFacts(view, claims) {
  const { lang } = view.now;
  const nameOfFact = ({ says }) => (says ? textOf(says, lang) : say(lang, "panel.post"));
  const thingOfFact = ({ thing }) => textOf(nodeOrLabel(view.model, thing), lang);
  return byText(claims, nameOfFact).map(({ text, all }) => {
    const values = byText(all, thingOfFact).map(({ all: own }) =>
      factValue(endOf(view, own[0].thing), proofOf(view, own), own[0].date));
    return [all[0].says ? inTongue(all[0].says, lang) : text, make("div", {}, ...values)];
  });
}

function factValue(words, proof, date = "") {
  const when = date ? make("span", { class: "quiet" }, `· ${date}`) : null;
  return make("div", { class: "fact" }, words, " ", when, when ? " " : null, proof);
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
  const told = [...figures].map(([name, { values, whole, waiting }]) => {
    if (waiting) return { name, whole: false, cell: say(lang, "panel.waiting") };
    const place = placeAmong(values, node);
    if (!place) return { name, whole: false, cell: "–" };
    const words = say(lang, rankKey(node), { rank: place.rank, n: place.all });
    const rank = make("span", { class: "quiet" }, ` (${words})`);
    const star = whole && narrowed ? "*" : "";
    const value = figureWords(place.value, lang);
    return { name, whole: Boolean(star), cell: make("span", {}, value, star, rank) };
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
