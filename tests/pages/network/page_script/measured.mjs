// What the page computes of networks in a file, as JSON: for each network the measures that it can
// compute, by name, each by node. It is run by test_figures.py.

import { readFileSync } from "node:fs";

import { backboneOf } from "../../../../kg/pages/templates/network/shown/backbone.js";
import { figuresOf } from "../../../../kg/pages/templates/network/shown/figures.js";
import { projected } from "../../../../kg/pages/templates/network/shown/projecting.js";
import { modelOf } from "./networks.mjs";

const { names, networks } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const found = networks.map(({ nodes, ties, modes }) => {
  const measures = names.map((name, at) => ({ name, at }));
  // One node more than is shown: what is shown is not all.
  const model = modelOf([...nodes, ["not shown", modes[0] ?? ""]], ties, { measures, modes });
  const shown = { nodes: new Set(model.nodes.slice(0, -1)), ties: new Set(model.ties) };
  return {
    ...measuresOf(model, shown),
    projected: modes.length ? pairsOf(projected(shown, model)) : null,
    backbone: pairsOf(backboneOf(shown)),
    way: backboneOf(shown).told.way,
  };
});

function measuresOf(model, shown) {
  const figures = [...figuresOf(model, shown)].filter(([, { whole }]) => !whole);
  const byId = ({ values }) => Object.fromEntries([...values].map(([{ id }, value]) => [id, value]));
  return { measures: Object.fromEntries(figures.map(([name, figure]) => [name, byId(figure)])) };
}

function pairsOf({ ties }) {
  const real = [...ties].filter((tie) => !tie.structural);
  return real.map(({ from, to, weight, status }) => [from.id, to.id, weight, status]);
}

console.log(JSON.stringify(found));
