// Boxes on the screen (left l, right r, top t, bottom b), and what lies over what.

const CELL = 60;

export function boxAround(x, y, r, more) {
  return { l: x - r, r: x + r, t: y - r, b: y + r, ...more };
}

/** Boxes that have their place, by the cells of a grid: only neighbours are compared. */
export function makeGrid() {
  const cells = new Map();

  function* cellsOf(box) {
    const edges = [box.l, box.r, box.t, box.b];
    const [left, right, top, bottom] = edges.map((at) => Math.floor(at / CELL));
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) yield column * 1e6 + row;
    }
  }

  return {
    put(box) {
      for (const cell of cellsOf(box)) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }
    },

    /** Whether a box lies over none of another node. */
    isFree(box) {
      for (const cell of cellsOf(box)) {
        if (cells.get(cell)?.some((other) => other.node !== box.node && overlap(box, other))) {
          return false;
        }
      }
      return true;
    },
  };
}

export function overlap(one, other) {
  return one.l < other.r && one.r > other.l && one.t < other.b && one.b > other.t;
}

export function isInside({ l, r, t, b }, bounds) {
  return l >= bounds.l && r <= bounds.r && t >= bounds.t && b <= bounds.b;
}

/** The box, moved as far as it takes to stand within the bounds. */
export function pushedInside(box, bounds) {
  const shift = (low, high, from, to) => Math.max(from - low, Math.min(0, to - high));
  const dx = shift(box.l, box.r, bounds.l, bounds.r);
  const dy = shift(box.t, box.b, bounds.t, bounds.b);
  return { ...box, l: box.l + dx, r: box.r + dx, t: box.t + dy, b: box.b + dy };
}

/** Whether a line from one point to another crosses a box. */
export function crosses([x1, y1, x2, y2], { l, r, t, b }) {
  let from = 0;
  let to = 1;
  for (const [start, change, low, high] of [[x1, x2 - x1, l, r], [y1, y2 - y1, t, b]]) {
    if (!change) {
      if (start < low || start > high) return false;
      continue;
    }
    const one = (low - start) / change;
    const other = (high - start) / change;
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to;
}
