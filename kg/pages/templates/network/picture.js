// The picture: vis-network draws nodes and lines, and what it has no word for is drawn over them.

import { select } from "./choices.js";
import { drawGroup, drawLabels, drawMarks, drawVeil, fontOf } from "./drawing.js";
import { placeLabels, questionMarks } from "./labels.js";
import { makeChanges, nodeLook, radius, tieLook } from "./looks.js";
import { thingAt } from "./pointing.js";
import { count } from "./words.js";
import { roomFor } from "./views.js";

/** The size of the picture's place on the screen. */
export function sizeOf(place) {
  return { width: place.clientWidth, height: place.clientHeight };
}

/** Draw the network in its place; `data` are the page's rows, `vis` is vis-network. */
export function makePicture(place, data, model, state, vis) {
  const letters = getComputedStyle(document.body).fontFamily;
  const changedNodes = makeChanges(nodeLook);
  const changedTies = makeChanges(tieLook);
  // The first time all are new: each row of the page gets its look.
  const nodeLooks = changedNodes(model.nodes, state.now);
  const tieLooks = changedTies(model.ties, state.now);
  const nodes = new vis.DataSet(data.nodes.map(({ facts: _, ...row }, at) => {
    const { x, y } = model.nodes[at];
    return { ...row, x, y, ...nodeLooks[at] };
  }));
  const lines = new vis.DataSet(
    data.edges.map(({ facts: _, ...row }, at) => ({ ...row, ...tieLooks[at] })),
  );
  const network = new vis.Network(place, { nodes, edges: lines }, options());
  const canvas = place.querySelector("canvas");
  const size = () => sizeOf(place);
  // The names as last placed, for one state and scale.
  const placed = { now: null, scale: 0, labels: [] };

  function options() {
    const made = JSON.parse(data.options);
    made.groups.UnnamedGroup = {
      shape: "custom",
      ctxRenderer({ ctx, id, x, y, state: { hover } }) {
        const node = model.nodeBy.get(id);
        const width = 2 * radius(node, state.now);
        return {
          drawNode() {
            drawGroup(ctx, node, state.now, { x, y, hover, scale: network.getScale() });
          },
          nodeDimensions: { width, height: width },
        };
      },
    };
    return made;
  }

  function paint(now) {
    const nodeRows = changedNodes(model.nodes, now);
    const tieRows = changedTies(model.ties, now);
    if (nodeRows.length) nodes.update(nodeRows);
    if (tieRows.length) lines.update(tieRows);
    network.redraw();
  }

  function labelsFor(ctx, now, scale) {
    if (placed.now !== now || placed.scale !== scale) {
      const widest = (rows, node) => {
        ctx.font = fontOf(node, now, scale, letters);
        return Math.max(...rows.map((row) => ctx.measureText(row).width));
      };
      const labels = placeLabels(model, now, { scale, room: roomFor(size()), widest });
      Object.assign(placed, { now, scale, labels });
    }
    return placed.labels;
  }

  network.on("afterDrawing", (ctx) => {
    const { now } = state;
    const scale = network.getScale();
    if (now.selected) drawVeil(ctx, { network, size: size() }, now);
    ctx.save();
    ctx.scale(1 / scale, 1 / scale);
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    const labels = labelsFor(ctx, now, scale);
    drawMarks(ctx, questionMarks(model, now, scale), now, letters);
    drawLabels(ctx, labels, now, scale, letters);
    ctx.restore();
  });
  network.on("dragging", ({ nodes: ids }) => {
    if (!ids.length) return state.set({ moved: true });
    for (const [id, at] of Object.entries(network.getPositions(ids))) {
      Object.assign(model.nodeBy.get(id), at);
    }
    state.set({ moved: true, dragged: state.now.dragged + 1 });
  });
  network.on("click", ({ pointer, event }) => {
    const touch = event?.pointers?.[0]?.pointerType === "touch";
    const at = { scale: network.getScale(), touch };
    select(state, thingAt(pointer.canvas, state.now, placed.labels, at), "picture");
  });
  for (const [name, cursor] of [["hover", "pointer"], ["blur", "default"]]) {
    for (const what of ["Node", "Edge"]) {
      network.on(name + what, () => void (canvas.style.cursor = cursor));
    }
  }

  place.querySelector(".vis-network").tabIndex = -1;
  const words = `${count(model.nodes.length, "node")} and ${count(model.ties.length, "line")}`;
  place.setAttribute("aria-label", `Picture of ${words}`);
  state.subscribe(["asked", "shown", "filters", "colours", "points"], paint);
  return { network, place, canvas, size, letters };
}
