// A tie in the panel: its two ends, and each claim that it rests on.

import { claimCard } from "./claims.js";
import { facts, make } from "../ground/elements.js";
import { inTongue, nameButton } from "../choices/naming.js";
import { baseOf, claimsSeen, isDerived, rolesSeen, sharedThings, statusSeen } from "./seen.js";
import { say, statusWords, textOf } from "../ground/speech.js";
import { inSteps } from "./tie-list.js";
import { datesWords, figureWords } from "../ground/wording.js";

/** What the panel tells of a tie. */
export function tiePanel(view, tie) {
  const { lang } = view.now;
  const derived = isDerived(tie);
  const kind = tie.structural ? "panel.belongs" : derived ? "panel.derived" : "panel.tie";
  return [
    make("p", { class: "kicker" }, say(lang, kind)),
    make(
      "h2",
      { class: "ends", tabindex: -1 },
      nameButton(view, tie.from),
      make("span", { class: "quiet" }, tie.directed ? " → " : " — "),
      nameButton(view, tie.to),
    ),
    ...(derived ? derivedTie(view, tie) : restsOn(view, tie, "h3")),
  ];
}

// A tie that stands for others lists them; each opens where it stands, since none is drawn.
function derivedTie(view, tie) {
  const { model, now } = view;
  const { lang } = now;
  const shared = sharedThings(model, tie, lang);
  const base = baseOf(tie).filter((one) => now.shown.base.ties.has(one));
  const items = (one) => [make("li", {}, baseTie(view, one))];
  return [
    shared.length ? make("h3", {}, say(lang, "panel.shared.head", { n: shared.length })) : null,
    shared.length
      ? inSteps(view, shared, (node) => [make("li", {}, nameButton(view, node, "name"))])
      : null,
    make("h3", {}, say(lang, "panel.base", { n: base.length })),
    inSteps(view, base, items),
  ];
}

function baseTie(view, tie) {
  const { lang } = view.now;
  const roles = rolesSeen(view, tie).map((role) => textOf(role.label, lang)).join("; ");
  const status = statusWords(lang, statusSeen(view.now.filters, tie));
  const name = `${textOf(tie.from.label, lang)} — ${textOf(tie.to.label, lang)}`;
  const words = make("small", {}, [roles, status].filter(Boolean).join(" · "));
  const summary = make("summary", {}, make("span", { class: "clickable" }, name), " ", words);
  const box = make("details", { class: "base-tie" }, summary);
  // Made when it is opened: a tie may stand for a thousand others.
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) {
      box.append(...restsOn(view, tie, "h4").filter(Boolean));
    }
  });
  return box;
}

function restsOn(view, tie, heading) {
  const { lang } = view.now;
  const { seen, hidden } = claimsSeen(view, tie);
  const quiet = (key, n) => make("p", { class: "quiet" }, say(lang, key, { n }));
  const isBare = !tie.claims.length && !tie.more;
  return [
    seen.length
      ? make("p", { class: "kicker" }, say(lang, "panel.rests", { n: seen.length }))
      : tieFacts(view, tie),
    ...seen.map((claim) => claimCard(view, claim, heading, tie)),
    isBare && !tie.structural ? quiet("panel.claims.none") : null,
    hidden ? quiet("panel.claims.hidden", hidden) : null,
    tie.more ? quiet("panel.claims.more", tie.more) : null,
  ];
}

function tieFacts(view, tie) {
  const { lang, filters } = view.now;
  const roles = rolesSeen(view, tie).flatMap((role) => ["; ", inTongue(role.label, lang)]).slice(1);
  return facts([
    [say(lang, "panel.relation"), roles.length ? make("span", {}, ...roles) : ""],
    [say(lang, "panel.status"), statusWords(lang, statusSeen(filters, tie))],
    [say(lang, "panel.date"), datesWords(tie, lang)],
    [say(lang, "panel.weight"), tie.structural ? "" : figureWords(tie.weight, lang)],
  ]);
}
