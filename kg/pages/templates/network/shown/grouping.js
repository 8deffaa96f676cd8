// Actors by what they have in common: one node for each value, with a place of its own.

import { boxAround, makeGrid } from "../ground/boxes.js";
import { byPlace } from "./merging.js";
import { sharedIn } from "./sides.js";

// Half the room, in the picture, that a group keeps free around itself, and any other node.
const GROUP_ROOM = 80;
const NODE_ROOM = 30;

const SEVERAL_OF = {
  country: { en: "several countries", lt: "kelios šalys", lv: "vairākas valstis" },
  kind: { en: "several kinds", lt: "kelios rūšys", lv: "vairāki veidi" },
  level: { en: "several levels", lt: "keli lygmenys", lv: "vairāki līmeņi" },
  sector: { en: "several sectors", lt: "keli sektoriai", lv: "vairākas nozares" },
};
const UNKNOWN_OF = { en: "not known", lt: "nežinoma", lv: "nav zināms" };
const GROUP_WAYS = Object.keys(SEVERAL_OF);

const GROUPS = new WeakMap();

/**
 * The groups of a model's actors by a way, and the group of each actor.
 *
 * They are made once, so that a group stays the same node whatever is shown of it: `members` and
 * what is counted of them are set by who folds. The key of a group is that of its value, “” where
 * the value is not known, “*” where there are several.
 */
export function groupsOf(model, way) {
  if (!GROUPS.has(model)) GROUPS.set(model, new Map());
  const made = GROUPS.get(model);
  if (!made.has(way)) made.set(way, grouped(model, way));
  return made.get(way);
}

function grouped(model, way) {
  const isShared = sharedIn(model);
  const byKey = new Map();
  const groupOf = new Map();
  for (const node of model.nodes) {
    if (isShared(node)) continue;
    const [key, value] = groupKey(node[way]);
    if (!byKey.has(key)) byKey.set(key, { key, value, nodes: [] });
    byKey.get(key).nodes.push(node);
  }
  const all = [...byKey.values()].map((group) => makeGroup(group, model, way));
  for (const group of all) for (const node of group.everyone) groupOf.set(node, group);
  placeGroups(all, model.nodes.filter(isShared));
  return { groupOf, all };
}

function groupKey(values) {
  if (!values.length) return ["", null];
  return values.length > 1 ? ["*", null] : [values[0].key, values[0]];
}

function makeGroup({ key, value, nodes }, model, way) {
  const label = value ? value.label : key ? SEVERAL_OF[way] : UNKNOWN_OF;
  const none = { kind: [], country: [], level: [], sector: [] };
  return {
    ...none,
    // Of several, all that its members have: that is how a node of several is told.
    [way]: byPlace(nodes.flatMap((node) => node[way])),
    id: `group:${way}:${key}`,
    at: placeInOrder(model, way, key, value),
    label,
    names: [],
    mode: nodes[0].mode,
    cls: null,
    shape: "dot",
    group: "dot",
    x: mean(nodes.map(({ x }) => x)),
    y: mean(nodes.map(({ y }) => y)),
    description: "",
    measures: model.measures.map(() => null),
    ties: [],
    parts: [],
    way,
    key,
    everyone: nodes,
    members: [],
    count: 0,
    within: 0,
  };
}

// After all nodes, and the same whatever was made before.
function placeInOrder({ nodes, values }, way, key, value) {
  const before = GROUP_WAYS.slice(0, GROUP_WAYS.indexOf(way));
  const room = before.reduce((sum, each) => sum + (values[each]?.length ?? 0) + 2, nodes.length);
  return room + (value ? value.at + 2 : key ? 1 : 0);
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

// The largest stand where their members do; each other one as near as there is room.
function placeGroups(groups, things) {
  const grid = makeGrid();
  for (const node of things) grid.put(boxAround(node.x, node.y, NODE_ROOM, { node }));
  const order = [...groups].sort((a, b) => b.everyone.length - a.everyone.length || a.at - b.at);
  for (const group of order) {
    for (const [x, y] of spiral(group.x, group.y)) {
      const box = boxAround(x, y, GROUP_ROOM, { node: group });
      if (!grid.isFree(box)) continue;
      Object.assign(group, { x: Math.round(x), y: Math.round(y) });
      grid.put(box);
      break;
    }
  }
}

function* spiral(x, y) {
  yield [x, y];
  for (let ring = 1; ; ring++) {
    for (let step = 0; step < 8 * ring; step++) {
      const angle = (step / (4 * ring)) * Math.PI;
      yield [x + ring * NODE_ROOM * Math.cos(angle), y + ring * NODE_ROOM * Math.sin(angle)];
    }
  }
}
