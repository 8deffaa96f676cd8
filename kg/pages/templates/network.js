"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const collator = new Intl.Collator(data.lang, { numeric: true });
  const CLASSES = {
    Organisation: "organisation", Unit: "unit", Person: "person",
    UnnamedGroup: "unnamed group", Event: "event", Project: "project",
  };
  const SHAPES = {
    Organisation: "dot", Unit: "hexagon", Person: "triangle",
    UnnamedGroup: "group", Event: "square", Project: "diamond", Other: "triangleDown",
  };
  // Okabe and Ito's colours, told apart by colour-blind readers too.
  const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442"];
  const INK = "#1b2733", THING = "#5b6875", OTHER = "#b9c1c9", UNKNOWN = "#ffffff";
  const LINES = {
    stated: { color: "#33475b", width: 2.6, dashes: false },
    interpreted: { color: "#7d8a97", width: 2, dashes: false },
    inferred: { color: "#a84300", width: 2, dashes: [9, 6] },
    external: { color: "#0072b2", width: 2, dashes: [14, 4, 3, 4] },
    structural: { color: "#8a949e", width: 2, dashes: [2, 5] },
  };

  // ---- What the page knows -----------------------------------------------------------------

  const nodes = new Map(), ties = new Map();
  for (const row of data.nodes) {
    nodes.set(row.id, {
      ...row.facts, id: row.id, lines: row.label.split("\n"), group: row.group,
      x: row.x, y: row.y, ties: [], hidden: false, points: 10, radius: 10, faded: false,
    });
  }
  for (const row of data.edges) {
    const tie = { relation: "", status: "", roles: [], claims: [], structural: false, weight: 1, ...row.facts, id: row.id, from: nodes.get(row.from), to: nodes.get(row.to), hidden: false };
    tie.known = tie.claims.map((iri) => data.claims[iri]).filter(Boolean);
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
    ties.set(tie.id, tie);
  }
  const realTies = (node) => node.ties.filter((tie) => !tie.structural);
  const isThing = (node) => ["Event", "Project"].includes(node.cls) || ["event", "project"].includes(node.mode);
  const several = (text) => (text || "").split(";").map((part) => part.trim()).filter(Boolean);
  const className = (node) => CLASSES[node.cls] || node.cls || node.mode || "";
  const tieName = (tie) => `${tie.from.label} — ${tie.to.label}`;
  const roleWords = (tie) => tie.roles.join("; ") || tie.relation || "tie";
  const count = (n, one, many) => `${n} ${n === 1 ? one : many || one + "s"}`;

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d").replace(/ß/g, "ss");
  }
  for (const node of nodes.values()) {
    node.folded = fold([node.label, node.kind, node.country, className(node)].filter(Boolean).join(" "));
  }

  // A tie that also rests on something said outright stays when inferred claims are left out.
  function statusShown(tie) {
    if (!byId("stated").checked || tie.status !== "inferred") return tie.status;
    const left = tie.known.map((claim) => claim.status).filter((status) => status !== "inferred");
    return ["external", "interpreted", "stated"].find((status) => left.includes(status)) || "inferred";
  }

  // ---- Making elements: text only, never markup ---------------------------------------------

  function make(tag, options = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (name === "class") element.className = value;
      else if (name === "click") element.addEventListener("click", value);
      else if (value !== "" && value !== undefined && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  function svg(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
  const nodeButton = (node) =>
    make("button", { type: "button", class: "plain", click: () => select(node, { from: "list" }) }, node.label);
  function facts(pairs) {
    const list = make("dl");
    for (const [name, value] of pairs) {
      if (value !== "" && value !== undefined && value !== null) list.append(make("dt", {}, name), make("dd", {}, value));
    }
    return list.children.length ? list : null;
  }
  function number(value) {
    if (value === null || value === undefined) return "–";
    if (Number.isInteger(value)) return String(value);
    return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  }

  // ---- The network ---------------------------------------------------------------------------

  const place = byId("network");
  // On an upright screen the picture is turned to stand upright too.
  const extent = (list) => list.reduce(([lo, hi], v) => [Math.min(lo, v), Math.max(hi, v)], [Infinity, -Infinity]);
  const [acrossFrom, acrossTo] = extent(data.nodes.map((row) => row.x));
  const [downFrom, downTo] = extent(data.nodes.map((row) => row.y));
  if (place.clientHeight > 1.1 * place.clientWidth && acrossTo - acrossFrom > downTo - downFrom) {
    for (const row of data.nodes) [row.x, row.y] = [-row.y, row.x];
  }
  for (const row of data.nodes) Object.assign(nodes.get(row.id), { x: row.x, y: row.y });

  // The unit keeps marks and lines visible where the whole picture is much reduced.
  let selected = null, view = 0, moved = false, unit = 1, colourOf = () => THING;
  let network, items, lines, canvas;

  // Three heads, hollow: several people whom the source does not name.
  function drawGroup({ ctx, id, x, y, state }) {
    const node = nodes.get(id), r = node.radius * 0.56;
    return {
      drawNode() {
        ctx.lineWidth = (node === selected ? 4 : state.hover ? 2.5 : 1.5) / network.getScale();
        ctx.strokeStyle = INK;
        for (const [dx, dy] of [[-1, 0.55], [1, 0.55], [0, -0.8]]) {
          ctx.beginPath();
          ctx.arc(x + dx * r, y + dy * r, r, 0, 2 * Math.PI);
          ctx.fillStyle = "#ffffff";
          ctx.setLineDash([]);
          ctx.fill();
          ctx.save();
          ctx.globalAlpha *= 0.45;
          ctx.fillStyle = node.colour;
          ctx.fill();
          ctx.restore();
          ctx.setLineDash([3 * unit, 2 * unit]);
          ctx.stroke();
        }
      },
      nodeDimensions: { width: 2 * node.radius, height: 2 * node.radius },
    };
  }

  function near(node) {
    if (!selected || selected === node) return true;
    if (!nodes.has(selected.id)) return selected.from === node || selected.to === node;
    return selected.ties.some((tie) => !tie.hidden && (tie.from === node || tie.to === node));
  }
  const tieNear = (tie) => !selected || selected === tie || tie.from === selected || tie.to === selected;

  function nodeLook(node) {
    const color = { background: node.colour, border: INK };
    return {
      hidden: node.hidden, size: node.radius, borderWidth: node === selected ? 4 : 1.5,
      color: { ...color, highlight: color, hover: color },
      title: [node.label, [className(node), node.kind].filter(Boolean).join(" · "), node.country].filter(Boolean).join("\n"),
    };
  }
  function tieLook(tie) {
    const line = tie.structural ? LINES.structural : LINES[statusShown(tie)] || LINES.stated;
    const weight = tie.weight > 1 && !tie.structural ? Math.min(4, Math.log2(tie.weight)) : 0;
    return {
      hidden: tie.hidden, dashes: line.dashes && line.dashes.map((length) => length * unit),
      width: (line.width + weight + (tie === selected ? 2.5 : 0)) * unit,
      color: { color: line.color, highlight: line.color, hover: line.color },
      arrows: { to: { enabled: Boolean(tie.structural && tie.directed), scaleFactor: 0.6 } },
      title: `${tieName(tie)}\n${[roleWords(tie), tie.structural ? "" : tie.status,
        tie.claims.length ? count(tie.claims.length, "claim") : ""].filter(Boolean).join(" · ")}`,
    };
  }
  // Writes to the network only what changed: thousands of nodes stay quick.
  function changes(things, look) {
    const changed = [];
    for (const thing of things) {
      const now = look(thing), text = JSON.stringify(now);
      if (thing.written !== text) changed.push({ id: thing.id, ...now });
      thing.written = text;
    }
    return changed;
  }
  function looks() {
    for (const node of nodes.values()) {
      node.colour = colourOf(node);
      node.faded = !near(node);
      node.radius = node.points * unit;
    }
    view += 1;
    return [changes(nodes.values(), nodeLook), changes(ties.values(), tieLook)];
  }
  function paint() {
    const [changedNodes, changedTies] = looks();
    if (changedNodes.length) items.update(changedNodes);
    if (changedTies.length) lines.update(changedTies);
    network.redraw();
  }

  // What the selection does not touch is veiled; what it touches is drawn once more, on top.
  function veil(ctx) {
    const a = network.DOMtoCanvas({ x: 0, y: 0 });
    const b = network.DOMtoCanvas({ x: place.clientWidth, y: place.clientHeight });
    ctx.fillStyle = "rgba(255,255,255,0.8)";
    ctx.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
    const { body } = network;
    for (const tie of ties.values()) {
      if (tie.hidden || !tieNear(tie)) continue;
      ctx.save();
      body.edges[tie.id].draw(ctx);
      body.edges[tie.id].drawArrows(ctx);
      ctx.restore();
    }
    for (const node of nodes.values()) if (!node.hidden && !node.faded) body.nodes[node.id].draw(ctx);
  }

  // ---- Labels: at a size that can be read, none over another, the best connected first -------

  // Inferred ties bear a question mark: a dash alone is easily missed.
  function marked() {
    const scale = network.getScale();
    return [...ties.values()].filter((tie) => !tie.hidden && !tie.structural && statusShown(tie) === "inferred"
      && Math.hypot(tie.from.x - tie.to.x, tie.from.y - tie.to.y) * scale > (ties.size > 200 ? 90 : 30));
  }

  let labels = { key: "", list: [] };
  function fontSize(scale) { return Math.max(11.5, Math.min(13 * scale, 15)); }
  const letters = getComputedStyle(document.body).fontFamily;
  // A name is measured in the letters it is drawn in: bold ones are wider.
  const fontOf = (node, size) => `${node === selected ? "bold " : ""}${size}px ${letters}`;

  function crosses([x1, y1, x2, y2], { l, r, t, b }) {
    let from = 0, to = 1;
    for (const [start, change, low, high] of [[x1, x2 - x1, l, r], [y1, y2 - y1, t, b]]) {
      if (!change) { if (start < low || start > high) return false; continue; }
      const [enter, leave] = [(low - start) / change, (high - start) / change].sort((p, q) => p - q);
      from = Math.max(from, enter);
      to = Math.min(to, leave);
    }
    return from < to;
  }
  function placeLabels(ctx, scale) {
    const key = `${view} ${scale}`;
    if (labels.key === key) return labels.list;
    const font = fontSize(scale), step = font * 1.18, cell = 60, grid = new Map(), list = [];
    const cells = (box, visit) => {
      for (let i = Math.floor(box.l / cell); i <= Math.floor(box.r / cell); i++)
        for (let j = Math.floor(box.t / cell); j <= Math.floor(box.b / cell); j++)
          if (visit(i * 1e6 + j) === false) return false;
      return true;
    };
    const put = (box) => cells(box, (at) => void (grid.get(at) || grid.set(at, []).get(at)).push(box));
    const free = (box) => cells(box, (at) => !(grid.get(at) || []).some(
      (other) => other.node !== box.node && box.l < other.r && box.r > other.l && box.t < other.b && box.b > other.t));
    const shown = [...nodes.values()].filter((node) => !node.hidden);
    for (const node of shown) {
      const r = node.radius * scale - 1;
      // Where nodes are mere points, a name may cover some of them.
      if (r > 3 || shown.length < 150) put({ l: node.x * scale - r, r: node.x * scale + r, t: node.y * scale - r, b: node.y * scale + r, node });
    }
    // No label leaves the room that fit() holds free around the picture.
    const [west, east] = extent(shown.map((node) => node.x * scale)), { side, above, below } = room();
    const [north, south] = extent(shown.map((node) => node.y * scale));
    const bounds = { l: west - side, r: east + side, t: north - above, b: south + below };
    const inside = ({ l, r, t, b }) => l >= bounds.l && r <= bounds.r && t >= bounds.t && b <= bounds.b;
    const shift = (low, high, from, to) => Math.max(from - low, Math.min(0, to - high));
    const pushedIn = (box) => {
      const dx = shift(box.l, box.r, bounds.l, bounds.r), dy = shift(box.t, box.b, bounds.t, bounds.b);
      return { ...box, l: box.l + dx, r: box.r + dx, t: box.t + dy, b: box.b + dy };
    };
    const weight = (node) => (node === selected ? 2e6 : 0) + (selected && near(node) ? 1e6 : 0) + node.ties.length;
    shown.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
    for (const tie of marked()) {
      const x = (tie.from.x + tie.to.x) / 2 * scale, y = (tie.from.y + tie.to.y) / 2 * scale;
      put({ l: x - 8, r: x + 8, t: y - 8, b: y + 8, node: null });
    }
    // Of the free spots, the one that fewest lines cross; in large networks the first.
    const visible = [...ties.values()].filter((tie) => !tie.hidden);
    const segments = visible.length * shown.length > 60000 ? [] : visible.map(({ from, to }) =>
      [from.x * scale, from.y * scale, to.x * scale, to.y * scale]);
    const crossings = (box) => segments.filter((segment) => crosses(segment, box)).length;
    for (const node of shown) {
      const r = node.radius * scale + 4, x = node.x * scale, y = node.y * scale, d = r * 0.7;
      ctx.font = fontOf(node, font);
      const spotsFor = (lines) => {
        const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
        const height = step * lines.length, middle = x - width / 2;
        return [
          { l: middle, t: y + r, align: "center" }, { l: middle, t: y - r - height, align: "center" },
          { l: x + r, t: y - height / 2, align: "left" }, { l: x - r - width, t: y - height / 2, align: "right" },
          { l: x + d, t: y + d, align: "left" }, { l: x - d - width, t: y + d, align: "right" },
          { l: x + d, t: y - d - height, align: "left" }, { l: x - d - width, t: y - d - height, align: "right" },
          { l: x + r, t: y - height, align: "left" }, { l: x - r - width, t: y - height, align: "right" },
          { l: x + r, t: y, align: "left" }, { l: x - r - width, t: y, align: "right" },
          { l: middle - width / 4, t: y + r, align: "center" }, { l: middle + width / 4, t: y + r, align: "center" },
          { l: middle - width / 4, t: y - r - height, align: "center" }, { l: middle + width / 4, t: y - r - height, align: "center" },
        ].map((spot) => ({ ...spot, r: spot.l + width, b: spot.t + height, node, lines }));
      };
      let spots = [];
      for (let n = node.lines.length; n && !spots.length; n--) {
        const lines = n === node.lines.length ? node.lines
          : [...node.lines.slice(0, n - 1), node.lines[n - 1].replace(/[\s,;:]+$/, "") + "…"];
        spots = spotsFor(lines).filter((box) => inside(box) && free(box));
      }
      // Of what is selected, and of its neighbours, the name is shown even over another.
      if (!spots.length && selected && near(node) && nodes.size <= 300) {
        const all = spotsFor(node.lines);
        spots = [all.find(inside) || pushedIn(all[0])];
      }
      if (!spots.length) continue;
      const costs = spots.map(crossings), spot = spots[costs.indexOf(Math.min(...costs))];
      put(spot);
      list.push(spot);
    }
    labels = { key, list };
    return list;
  }

  function drawOver(ctx) {
    const scale = network.getScale(), font = fontSize(scale);
    if (selected) veil(ctx);
    ctx.save();
    ctx.scale(1 / scale, 1 / scale);
    ctx.textBaseline = "top";
    const list = placeLabels(ctx, scale);
    ctx.lineJoin = "round";
    for (const tie of marked()) {
      const x = (tie.from.x + tie.to.x) / 2 * scale, y = (tie.from.y + tie.to.y) / 2 * scale;
      ctx.globalAlpha = tieNear(tie) ? 1 : 0.15;
      ctx.beginPath();
      ctx.arc(x, y, 7.5, 0, 2 * Math.PI);
      ctx.fillStyle = "#ffffff";
      ctx.fill();
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = ctx.fillStyle = LINES.inferred.color;
      ctx.stroke();
      ctx.font = `bold 11px ${letters}`;
      ctx.textAlign = "center";
      ctx.fillText("?", x, y - 5);
    }
    const draw = (spot) => {
      ctx.font = fontOf(spot.node, font);
      ctx.globalAlpha = spot.node.faded ? 0.3 : 1;
      ctx.textAlign = spot.align;
      const x = spot.align === "center" ? (spot.l + spot.r) / 2 : spot.align === "left" ? spot.l : spot.r;
      spot.lines.forEach((line, i) => {
        const y = spot.t + i * font * 1.18;
        ctx.lineWidth = 3.5;
        ctx.strokeStyle = "rgba(255,255,255,0.92)";
        ctx.strokeText(line, x, y);
        ctx.fillStyle = INK;
        ctx.fillText(line, x, y);
      });
    };
    list.filter((spot) => spot.node.faded).forEach(draw);
    list.filter((spot) => !spot.node.faded).forEach(draw);
    ctx.restore();
  }

  // ---- Moving about --------------------------------------------------------------------------

  const room = () => ({ side: Math.min(90, place.clientWidth * 0.14), above: 56, below: 60 });

  // Labels keep their size on the screen, so the room they need is counted in screen pixels.
  function wholeView() {
    const shown = [...nodes.values()].filter((node) => !node.hidden);
    if (!shown.length || !place.clientWidth) return null;
    const [left, right] = extent(shown.map((node) => node.x));
    const [top, bottom] = extent(shown.map((node) => node.y));
    const { side, above, below } = room();
    const scale = Math.max(0.01, Math.min(
      (place.clientWidth - 2 * side) / Math.max(1, right - left),
      (place.clientHeight - above - below) / Math.max(1, bottom - top), 1.35));
    return { scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale } };
  }
  function fit() {
    const whole = wholeView();
    if (whole) network.moveTo(whole);
  }
  function setUnit() {
    const whole = wholeView();
    if (whole) unit = Math.round(100 * Math.max(0.8, Math.min(3, 0.75 / whole.scale))) / 100;
  }
  const zoom = (factor) => { moved = true; network.moveTo({ scale: Math.max(0.01, Math.min(8, network.getScale() * factor)) }); };
  function pan(dx, dy) {
    const { x, y } = network.getViewPosition(), scale = network.getScale();
    moved = true;
    network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  }
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => { moved = false; fit(); });
  place.addEventListener("keydown", (event) => {
    const keys = {
      ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
      "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit, Escape: () => select(null),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  // The nearest thing to a click, with room for a hand that is not steady.
  function hit({ canvas: { x, y } }, touch) {
    const scale = network.getScale(), px = x * scale, py = y * scale;
    let best = null, nearest = Infinity;
    for (const node of nodes.values()) {
      const away = Math.hypot(node.x - x, node.y - y) * scale;
      if (!node.hidden && away < nearest && away <= Math.max(node.radius * scale + 3, touch ? 14 : 8)) [best, nearest] = [node, away];
    }
    if (best) return best;
    let line = null, apart = Infinity;
    for (const tie of ties.values()) {
      if (tie.hidden) continue;
      const { from: a, to: b } = tie, dx = b.x - a.x, dy = b.y - a.y;
      const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const away = Math.hypot(a.x + along * dx - x, a.y + along * dy - y) * scale;
      if (away < apart) [line, apart] = [tie, away];
    }
    if (apart <= 5) return line;
    const label = labels.list.find((box) => px >= box.l && px <= box.r && py >= box.t && py <= box.b);
    return label ? label.node : apart <= (touch ? 22 : 14) ? line : null;
  }
  // ---- Selecting -----------------------------------------------------------------------------

  const hashOf = (thing) => !thing ? "#" : nodes.has(thing.id)
    ? `#node=${encodeURIComponent(thing.id)}`
    : `#tie=${encodeURIComponent(thing.from.id)}|${encodeURIComponent(thing.to.id)}`;

  function select(thing, { from = "" } = {}) {
    if (thing && thing.hidden) clearFilters();
    selected = thing;
    byId("hits").hidden = true;
    showPanel();
    paint();
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    if (thing && thing.row) thing.row.classList.add("chosen");
    if (from !== "address") history.replaceState(null, "", hashOf(thing));
    if (!thing) return;
    if (from !== "picture") bringIntoView(thing);
    const panel = byId("panel");
    if (from === "list") panel.querySelector("h2").focus();
    else if (panel.offsetTop > place.offsetTop + 100) panel.scrollIntoView({ block: "nearest" });
    panel.scrollTop = 0;
  }
  function bringIntoView(thing) {
    const ends = nodes.has(thing.id) ? [thing] : [thing.from, thing.to];
    const inside = ends.every((node) => {
      const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
      return x > 20 && y > 20 && x < place.clientWidth - 20 && y < place.clientHeight - 30;
    });
    if (inside) return;
    moved = true;
    network.moveTo({ position: { x: (ends[0].x + ends.at(-1).x) / 2, y: (ends[0].y + ends.at(-1).y) / 2 } });
  }
  function fromAddress() {
    const [, what, rest] = /^#(node|tie)=(.*)$/.exec(location.hash) || [];
    if (!what) return;
    let parts;
    try { parts = rest.replace(/%7C/gi, what === "tie" && !rest.includes("|") ? "|" : "%7C").split("|").map(decodeURIComponent); } catch { return; }
    const thing = what === "node" ? nodes.get(parts[0]) : [...ties.values()].find((tie) =>
      (tie.from.id === parts[0] && tie.to.id === parts[1]) || (tie.from.id === parts[1] && tie.to.id === parts[0]));
    if (thing) select(thing, { from: "address" });
  }
  addEventListener("hashchange", fromAddress);

  // ---- The panel -----------------------------------------------------------------------------

  function showPanel() {
    const close = make("button", { type: "button", class: "close", click: () => select(null) }, "Close");
    const content = !selected ? overview() : nodes.has(selected.id) ? nodePanel(selected) : tiePanel(selected);
    byId("panel").replaceChildren(...(selected ? [close] : []), ...content.filter(Boolean));
  }

  function overview() {
    const real = [...ties.values()].filter((tie) => !tie.structural);
    const statuses = Object.keys(LINES).map((status) => [status, real.filter((tie) => tie.status === status).length]);
    const documents = new Set(Object.values(data.claims).flatMap((claim) => claim.quotes.map((quote) => quote.document)));
    const things = [...nodes.values()].filter(isThing).length;
    return [
      make("h2", { tabindex: -1 }, "Where does a tie come from?"),
      make("ul", { class: "hint" },
        make("li", {}, "Select a tie to read the words of the source it rests on, and to open the source there."),
        make("li", {}, "Select a name to see who or what it is, and all its ties."),
        make("li", {}, "Drag to move, turn the wheel or pinch to zoom.")),
      make("h3", {}, "In this network"),
      facts([
        [things ? "Actors" : "Nodes", String(nodes.size - things)],
        ["Events and projects", things ? String(things) : ""],
        ["Ties", String(real.length)],
        ...statuses.map(([status, n]) => [`— ${status}`, n ? String(n) : ""]),
        ["Documents", documents.size ? String(documents.size) : ""],
      ]),
    ];
  }

  function nodePanel(node) {
    const ranks = data.measures.map((name, i) => {
      const value = node.measures[i];
      if (value === null) return [name, "–"];
      const values = [...nodes.values()].map((other) => other.measures[i]).filter((other) => other !== null);
      return [name, make("span", {}, `${number(value)} `,
        make("span", { class: "quiet" }, `(rank ${1 + values.filter((other) => other > value).length} of ${values.length})`))];
    });
    const left = realTies(node).filter((tie) => tie.hidden).length;
    const own = node.ties.filter((tie) => !tie.hidden).sort((a, b) => a.structural - b.structural
      || collator.compare(otherEnd(a, node).label, otherEnd(b, node).label));
    return [
      make("p", { class: "kicker" }, className(node) || "node"),
      make("h2", { tabindex: -1 }, node.label),
      node.description ? make("p", {}, node.description) : null,
      facts([["Kind", node.kind], ["Country", node.country], ["Level", node.level]]),
      ranks.length ? make("h3", {}, "Measures") : null,
      ranks.length ? facts(ranks) : null,
      make("h3", {}, own.some((tie) => !tie.structural) ? count(own.filter((tie) => !tie.structural).length, "tie") : "No ties"),
      left ? make("p", { class: "quiet" }, `${left} more left out by the choices above.`) : null,
      make("ul", { class: "tie-list" }, ...own.map((tie) => make("li", {},
        make("button", { type: "button", click: () => select(tie, { from: "list" }) },
          otherEnd(tie, node).label, make("br"),
          make("small", {}, [roleWords(tie), tie.structural ? "" : tie.status].filter(Boolean).join(" · ")))))),
      make("p", { class: "identifier" }, node.id),
    ];
  }
  const otherEnd = (tie, node) => (tie.from === node ? tie.to : tie.from);

  const ORDER = ["stated", "interpreted", "external", "inferred"];
  function tiePanel(tie) {
    const claims = [...tie.known].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)
      || collator.compare(a.thing, b.thing) || collator.compare(a.role, b.role));
    const missing = tie.claims.length - claims.length;
    return [
      make("p", { class: "kicker" }, tie.structural ? `${roleWords(tie)} — how things belong together, no tie` : "tie"),
      make("h2", { class: "ends", tabindex: -1 }, nodeButton(tie.from), make("span", { class: "quiet" }, " — "), nodeButton(tie.to)),
      claims.length
        ? make("p", { class: "kicker" }, `Rests on ${count(claims.length, "claim")}`)
        : facts([["Relation", roleWords(tie)], ["Status", tie.status], ["Weight", number(tie.weight)]]),
      ...claims.map(claimCard),
      claims.length || tie.structural ? null : make("p", { class: "quiet" }, "No claims are recorded for this tie."),
      missing > 0 && claims.length ? make("p", { class: "quiet" }, `${count(missing, "further claim")} not in this page.`) : null,
    ];
  }

  function claimCard(claim) {
    return make("article", { class: "claim" },
      make("h3", {}, make("span", {}, claim.role || "claim"),
        make("span", { class: `status ${ORDER.includes(claim.status) ? claim.status : ""}` }, claim.status || "status not given")),
      make("p", {}, claim.participant, claim.thing ? make("span", { class: "quiet" }, " in ") : "",
        claim.thing, claim.thing_kind ? make("span", { class: "quiet" }, ` (${claim.thing_kind})`) : ""),
      facts([
        ["Date", claim.date || "not known"],
        ["Named as", claim.as_named && claim.as_named !== claim.participant ? claim.as_named : ""],
        ["Confidence", claim.confidence], ["Reason", claim.reason],
      ]),
      ...claim.quotes.flatMap(quotation),
      claim.quotes.length ? null : make("p", { class: "quiet" }, claim.reason ? "No phrase says so: see the reason." : "No phrase is recorded."));
  }

  const OUT = { target: "_blank", rel: "noopener noreferrer" };
  function quotation(quote) {
    const words = make("blockquote", { lang: quote.lang },
      quote.prefix ? `… ${quote.prefix} ` : "", make("mark", {}, quote.exact), quote.suffix ? ` ${quote.suffix} …` : "");
    const open = quote.href
      ? make("a", { href: quote.href, ...OUT }, "Open the source at this phrase ", make("span", { "aria-hidden": "true" }, "↗"),
        make("span", { class: "unseen" }, " (new tab)"))
      : make("span", {}, quote.address ? `Address: ${quote.address}` : "No address is recorded.");
    const title = quote.page
      ? make("a", { href: quote.page, style: "font-weight:400", ...OUT }, quote.document || quote.page)
      : quote.document;
    return [words, make("p", { class: "source" }, open, make("br"), make("span", {}, "Document: "), title)];
  }

  // ---- Finding and filtering -----------------------------------------------------------------

  function fill(id, values, first) {
    const list = byId(id);
    list.replaceChildren(...(first ? [make("option", { value: "all" }, first)] : []),
      ...values.map(([value, text]) => make("option", { value }, text)));
    list.closest(".field").hidden = values.length < 2;
    list.addEventListener("change", refresh);
  }
  const distinct = (lists) => [...new Set(lists.flat())].sort(collator.compare);
  const roleNames = distinct([...ties.values()].filter((tie) => !tie.structural).map((tie) => tie.roles));
  const countryNames = distinct([...nodes.values()].map((node) => several(node.country)));
  // Values are places in these lists, so that no label can be taken for "all".
  fill("role", roleNames.map((role, i) => [i, role]), "all roles");
  fill("country", countryNames.map((country, i) => [i, country]), "all countries");

  function clearFilters() {
    byId("stated").checked = false;
    byId("role").value = byId("country").value = "all";
    byId("search").value = "";
    refresh();
  }

  function applyFilters() {
    const stated = byId("stated").checked;
    const role = roleNames[byId("role").value], country = countryNames[byId("country").value];
    const narrowed = stated || role !== undefined || country !== undefined;
    const from = (node) => several(node.country).includes(country) && !isThing(node);
    for (const tie of ties.values()) {
      tie.hidden = (stated && statusShown(tie) === "inferred") || (!tie.structural && (
        (role !== undefined && !tie.roles.includes(role)) || (country !== undefined && !from(tie.from) && !from(tie.to))));
    }
    // Who is left without ties goes; a thing stays while it holds together two that stay, or
    // never had ties of its own and belongs to one that stays.
    const keep = new Set();
    for (const node of nodes.values()) if (!narrowed || realTies(node).some((tie) => !tie.hidden)) keep.add(node);
    for (let grew = narrowed; grew;) {
      grew = false;
      for (const node of nodes.values()) {
        if (keep.has(node)) continue;
        const held = node.ties.filter((tie) => tie.structural && !tie.hidden && keep.has(otherEnd(tie, node))).length;
        if (held >= 2 || (!realTies(node).length && (held || (stated && role === undefined && country === undefined && !node.ties.length)))) {
          keep.add(node);
          grew = true;
        }
      }
    }
    for (const node of nodes.values()) node.hidden = !keep.has(node);
    for (const tie of ties.values()) tie.hidden = tie.hidden || tie.from.hidden || tie.to.hidden;
  }

  function refresh() {
    applyFilters();
    applyColours();
    applySizes();
    if (selected && selected.hidden) select(null);
    else {
      if (selected) showPanel();
      paint();
    }
    const query = fold(byId("search").value.trim());
    for (const node of nodes.values()) node.row.hidden = node.hidden || !node.folded.includes(query);
    for (const tie of ties.values()) tie.row.hidden = tie.hidden;
    const shownNodes = [...nodes.values()].filter((node) => !node.hidden).length;
    const real = [...ties.values()].filter((tie) => !tie.structural);
    const shownTies = real.filter((tie) => !tie.hidden).length;
    byId("count").textContent = shownNodes === nodes.size && shownTies === real.length
      ? `${count(nodes.size, "node")}, ${count(real.length, "tie")}`
      : `showing ${shownNodes} of ${count(nodes.size, "node")}, ${shownTies} of ${count(real.length, "tie")}`;
  }
  byId("stated").addEventListener("change", refresh);

  function find() {
    const query = fold(byId("search").value.trim());
    const found = !query ? [] : [...nodes.values()].filter((node) => node.folded.includes(query)).sort((a, b) =>
      fold(b.label).startsWith(query) - fold(a.label).startsWith(query)
      || fold(b.label).includes(query) - fold(a.label).includes(query) || collator.compare(a.label, b.label));
    byId("hits").replaceChildren(...found.slice(0, 8).map((node) => make("li", {},
      make("button", { type: "button", click: () => select(node, { from: "list" }) }, node.label, " ",
        make("small", {}, [className(node), node.kind, node.country].filter(Boolean).join(" · "))))),
    ...(found.length ? [] : [make("li", {}, make("p", {}, "Nothing found."))]));
    byId("hits").hidden = !query;
    return found;
  }
  byId("search").addEventListener("input", () => { find(); refresh(); });
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") byId("hits").hidden = true;
    if (event.key === "ArrowDown") byId("hits").querySelector("button")?.focus();
  });
  byId("hits").addEventListener("keydown", (event) => {
    const row = event.target.closest("li");
    const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
    if (event.key === "Escape") { byId("hits").hidden = true; byId("search").focus(); }
    if (event.key === "ArrowUp" && !next) byId("search").focus();
    next?.querySelector("button")?.focus();
    if (event.key.startsWith("Arrow")) event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".find")) byId("hits").hidden = true; });
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = find();
    if (first) select(first, { from: "list" });
  });

  // ---- Colour, size, legend ------------------------------------------------------------------

  const WAYS = { kind: "by kind of actor", cls: "by class", country: "by country", level: "by level" };
  const SEVERAL = { kind: "several kinds", country: "several countries", level: "several levels" };
  function valueBy(node, way) {
    if (way === "cls") return className(node);
    const parts = several(node[way]);
    return parts.length > 1 ? SEVERAL[way] : parts[0] || "";
  }
  const coloured = (way) => [...nodes.values()].filter((node) => way === "cls" || !isThing(node));
  fill("colour", Object.entries(WAYS).filter(([way]) =>
    way === "cls" || new Set(coloured(way).map((node) => valueBy(node, way)).filter(Boolean)).size > 1));
  fill("size", [["ties", "by ties"], ["same", "all the same"],
    ...data.measures.map((name, i) => [i, `by ${name}`])]);

  function applyColours() {
    const way = byId("colour").value || "cls", numbers = new Map();
    for (const node of coloured(way)) {
      const value = valueBy(node, way);
      if (value) numbers.set(value, (numbers.get(value) || 0) + 1);
    }
    const ranked = [...numbers.keys()].sort((a, b) => numbers.get(b) - numbers.get(a) || (a < b ? -1 : 1));
    const room = ranked.length > COLOURS.length ? COLOURS.length - 1 : COLOURS.length;
    const chosen = new Map(ranked.slice(0, room).map((value, i) => [value, COLOURS[i]]));
    colourOf = (node) => {
      if (way !== "cls" && isThing(node)) return THING;
      const value = valueBy(node, way);
      return !value ? UNKNOWN : chosen.get(value) || OTHER;
    };
    const key = [...chosen].map(([value, colour]) => [value, colour]);
    if (ranked.length > room) key.push([`${ranked.length - room} others`, OTHER]);
    if (coloured(way).some((node) => !valueBy(node, way))) key.push(["not known", UNKNOWN]);
    if (way !== "cls" && [...nodes.values()].some(isThing)) key.push(["events and projects", THING]);
    drawLegend(key);
  }

  function applySizes() {
    const way = byId("size").value;
    const value = (node) => (way === "ties" ? realTies(node).length || node.ties.length / 2 : Math.max(0, node.measures?.[way] ?? 0));
    const most = Math.max(...[...nodes.values()].map(value), 0) || 1;
    for (const node of nodes.values()) {
      node.points = way === "same" ? 11 : Math.round(10 * (8 + Math.min(18, 4 * Math.sqrt(most)) * Math.sqrt(value(node) / most))) / 10;
      // These shapes hold less ink than a disc of the same size.
      if (["Person", "Project", "UnnamedGroup", "Other"].includes(node.group)) node.points *= 1.2;
    }
  }

  function mark(shape, fill) {
    const ink = { fill, stroke: INK, "stroke-width": 1.3 };
    const points = (text) => svg("polygon", { points: text, ...ink });
    const shapes = {
      dot: () => [svg("circle", { cx: 8, cy: 8, r: 6, ...ink })],
      square: () => [svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11, ...ink })],
      diamond: () => [points("8,1 15,8 8,15 1,8")],
      triangle: () => [points("8,1.5 15,14 1,14")],
      triangleDown: () => [points("8,14.5 15,2 1,2")],
      hexagon: () => [points("4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8")],
      group: () => [[4.6, 10.6], [11.4, 10.6], [8, 5]].map(([cx, cy]) =>
        svg("circle", { cx, cy, r: 3.9, ...ink, "stroke-dasharray": "2 1.4" })),
    };
    return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, ...shapes[shape]());
  }
  function drawLegend(colours) {
    const groups = [...new Set([...nodes.values()].map((node) => node.group))];
    const row = (name, entries) => make("div", {}, make("b", {}, name),
      ...entries.map(([picture, text]) => make("span", {}, picture, text)));
    const line = ({ color, width, dashes }, question) => {
      const picture = svg("svg", { width: 34, height: 16, viewBox: "0 0 34 16", "aria-hidden": "true" },
        svg("line", { x1: 1, x2: 33, y1: 8, y2: 8, stroke: color, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" }));
      if (question) {
        const text = svg("text", { x: 17, y: 11.5, "text-anchor": "middle", "font-size": 10, "font-weight": 700, fill: color });
        text.textContent = "?";
        picture.append(svg("circle", { cx: 17, cy: 8, r: 6.5, fill: "#fff", stroke: color, "stroke-width": 1.3 }), text);
      }
      return picture;
    };
    const used = Object.keys(LINES).filter((status) =>
      [...ties.values()].some((tie) => (tie.structural ? "structural" : tie.status) === status));
    const words = { structural: "belongs to (no tie)", inferred: "inferred, not said outright" };
    byId("legend").replaceChildren(
      row("Shape", Object.keys(SHAPES).filter((group) => groups.includes(group)).map((group) => [
        mark(SHAPES[group], "#ffffff"),
        group === "UnnamedGroup" ? "unnamed group (several people)" : CLASSES[group] || "other"])),
      row("Colour", colours.map(([text, colour]) => [mark("dot", colour), text])),
      ...(used.length ? [row("Line", used.map((status) => [line(LINES[status], status === "inferred"), words[status] || status]))] : []));
  }

  // ---- Tables: everything in the picture, for those who do not see or point -------------------

  function table(id, columns, things) {
    const body = make("tbody");
    for (const thing of things) {
      const [head, ...rest] = columns;
      thing.row = make("tr", {}, make("th", { scope: "row", class: "wide" }, head.cell(thing)),
        ...rest.map((column) => make("td", { class: column.number ? "number" : column.wide ? "wide" : column.date ? "date" : "" }, column.cell(thing))));
      body.append(thing.row);
    }
    const heads = columns.map((column) => {
      const head = make("th", { scope: "col", class: column.number ? "number" : "" });
      if (!column.value) return make("th", { scope: "col" }, make("span", { class: "unseen" }, column.name));
      head.append(make("button", { type: "button", title: "Sort", click: () => {
        const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : Boolean(column.number);
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const compare = (a, b) => {
          const [x, y] = [column.value(a), column.value(b)];
          if (x === null || y === null) return (x === null) - (y === null);
          return (down ? -1 : 1) * (column.number ? x - y : collator.compare(x, y));
        };
        body.append(...[...things].sort(compare).map((thing) => thing.row));
      } }, column.name));
      return head;
    });
    byId(id).parentElement.classList.toggle("tall", things.length > 60);
    byId(id).replaceChildren(make("thead", {}, make("tr", {}, ...heads)), body);
  }

  function buildTables() {
    const all = [...nodes.values()].sort((a, b) => isThing(a) - isThing(b) || collator.compare(a.label, b.label));
    const text = (name, value, more) => ({ name, value: (thing) => value(thing) || "", cell: (thing) => value(thing) || "", ...more });
    const has = (value) => all.some((node) => value(node));
    byId("nodes").textContent = has(isThing) ? "Actors, and what they took part in" : "Actors";
    table("node-table", [
      { name: "Name", value: (node) => node.label, cell: nodeButton },
      text("Class", className),
      ...(has((node) => node.kind) ? [text("Kind", (node) => node.kind)] : []),
      ...(has((node) => node.country) ? [text("Country", (node) => node.country)] : []),
      ...(has((node) => node.level) ? [text("Level", (node) => node.level)] : []),
      { name: "Ties", number: true, value: (node) => realTies(node).length, cell: (node) => String(realTies(node).length) },
      ...data.measures.map((name, i) => ({
        name, number: true, value: (node) => node.measures[i], cell: (node) => number(node.measures[i]) })),
    ], all);
    const dates = (tie) => distinct(tie.known.map((claim) => claim.date ? [claim.date] : [])).join("; ");
    const rows = [...ties.values()].sort((a, b) => a.structural - b.structural
      || collator.compare(a.from.label, b.from.label) || collator.compare(a.to.label, b.to.label));
    table("tie-table", [
      text("From", (tie) => tie.from.label, { wide: true }),
      text("Role or relation", roleWords),
      text("To", (tie) => tie.to.label, { wide: true }),
      ...(rows.some(dates) ? [text("Date", dates, { date: true })] : []),
      text("Status", (tie) => tie.status),
      { name: "Claims", number: true, value: (tie) => tie.claims.length, cell: (tie) => String(tie.claims.length) },
      { name: "Open", cell: (tie) => make("button", { type: "button", class: "plain", "aria-label": `Evidence for ${tieName(tie)}`,
        click: () => select(tie, { from: "list" }) }, tie.structural ? "Show" : "Evidence") },
    ], rows);
  }

  // ---- The picture as a file -----------------------------------------------------------------

  byId("png").addEventListener("click", () => {
    const ratio = canvas.width / canvas.clientWidth, top = 44 * ratio;
    const sheet = make("canvas", { width: canvas.width, height: canvas.height + top });
    const ctx = sheet.getContext("2d");
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, sheet.width, sheet.height);
    ctx.drawImage(canvas, 0, top);
    ctx.fillStyle = INK;
    ctx.font = `600 ${18 * ratio}px ${letters}`;
    ctx.fillText(data.title, 16 * ratio, 30 * ratio, sheet.width - 32 * ratio);
    sheet.toBlob((blob) => {
      const link = make("a", { href: URL.createObjectURL(blob), download: `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "network"}.png` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  });

  // ---- Start ---------------------------------------------------------------------------------

  function listen() {
    network.on("afterDrawing", drawOver);
    network.on("resize", () => { if (!moved) fit(); });
    network.on("zoom", () => { moved = true; });
    network.on("dragging", ({ nodes: dragged }) => {
      moved = true;
      if (!dragged.length) return;
      for (const [id, at] of Object.entries(network.getPositions(dragged))) Object.assign(nodes.get(id), at);
      view += 1;
    });
    for (const name of ["hoverNode", "hoverEdge"]) network.on(name, () => { canvas.style.cursor = "pointer"; });
    for (const name of ["blurNode", "blurEdge"]) network.on(name, () => { canvas.style.cursor = "default"; });
    network.on("click", ({ pointer, event }) => {
      const touch = event?.pointers?.[0]?.pointerType === "touch";
      select(hit(pointer, touch), { from: "picture" });
    });
  }

  buildTables();
  showPanel();
  applyColours();
  applySizes();
  setUnit();
  const [nodeLooks, tieLooks] = looks();
  items = new vis.DataSet(data.nodes.map(({ facts: _, ...row }, i) => ({ ...row, ...nodeLooks[i] })));
  lines = new vis.DataSet(data.edges.map(({ facts: _, ...row }, i) => ({ ...row, ...tieLooks[i] })));
  const options = JSON.parse(data.options);
  options.groups.UnnamedGroup = { shape: "custom", ctxRenderer: drawGroup };
  network = new vis.Network(place, { nodes: items, edges: lines }, options);
  window.kgNetwork = network;
  canvas = place.querySelector("canvas");
  place.querySelector(".vis-network").tabIndex = -1;
  place.setAttribute("aria-label", `Picture of ${count(nodes.size, "node")} and ${count(ties.size, "line")}`);
  listen();
  refresh();
  fit();
  fromAddress();
  network.once("afterDrawing", () => { window.kgReady = true; });
  network.redraw();
})();
