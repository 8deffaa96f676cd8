// The nodes moved by forces, when a reader asks for it: vis-network's own, on what is shown.

import { byId } from "../ground/elements.js";
import { say } from "../ground/speech.js";

// Beyond this many nodes it takes longer than a reader waits.
export const MOST_SETTLED = 1000;
const SPRING = 110;

/** Start and stop the forces by the button; the places that they find stay. */
export function makeSettling({ network }, state) {
  const button = byId("rearrange");
  let settling = null;

  function start() {
    const { nodes, ties } = state.now.shown;
    const rows = [...nodes].map(({ id, x, y }) => ({ id, x, y, hidden: true, mass: 1 }));
    const lines = [...ties].map(({ from, to }) => ({ from: from.id, to: to.id, hidden: true }));
    settling = new Map([...nodes].map((node) => [node.id, node]));
    network.setData({ nodes: rows, edges: lines });
    network.setOptions({
      physics: {
        enabled: true,
        solver: "barnesHut",
        barnesHut: { springLength: SPRING, avoidOverlap: 0.4 },
        stabilization: false,
      },
    });
    network.startSimulation();
    show();
  }

  function stop() {
    if (!settling) return;
    follow();
    settling = null;
    network.setOptions({ physics: { enabled: false } });
    network.setData({ nodes: [], edges: [] });
    show();
  }

  function follow() {
    for (const [id, { x, y }] of Object.entries(network.getPositions())) {
      Object.assign(settling.get(id), { x: Math.round(x), y: Math.round(y) });
    }
    state.set({ dragged: state.now.dragged + 1 });
  }

  function show({ lang, shown } = state.now) {
    button.setAttribute("aria-pressed", String(settling !== null));
    button.textContent = say(lang, settling ? "frame.stop" : "frame.rearrange");
    button.hidden = shown.nodes.size > MOST_SETTLED;
  }

  button.addEventListener("click", () => (settling ? stop() : start()));
  network.on("stabilized", stop);
  network.on("beforeDrawing", () => {
    if (settling) follow();
  });
  // What is no longer shown is not moved.
  state.subscribe(["shown"], () => {
    stop();
    show();
  });
  state.subscribe(["lang"], (now) => show(now));
  show();
}
