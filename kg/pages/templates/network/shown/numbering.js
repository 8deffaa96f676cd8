// A network as numbers, for what must be quick: each node has a place, each place its neighbours.

/**
 * The nodes by their place, and the places of each node's neighbours.
 *
 * The neighbours of place p are `ends[starts[p]]` up to `ends[starts[p + 1]]`, sorted, each once,
 * without p itself. With `along` they are those that ties lead to. `tails` and `heads` are the
 * places of the ties in `ties`, which has no ties of a node with itself.
 */
export function numbered(nodes, ties, along = false) {
  const byPlace = inPlace([...nodes]);
  const placeOf = placing(byPlace);
  const left = [];
  for (const tie of ties) {
    if (tie.from !== tie.to && placeOf(tie.from) >= 0 && placeOf(tie.to) >= 0) left.push(tie);
  }
  const [tails, heads] = [0, 1].map(() => new Int32Array(left.length));
  left.forEach(({ from, to }, at) => {
    tails[at] = placeOf(from);
    heads[at] = placeOf(to);
  });
  const found = neighboursBy(byPlace.length, tails, heads, along);
  return { nodes: byPlace, placeOf, ties: left, tails, heads, ...found };
}

/** Sort nodes in the order that they have in the page. */
export function inPlace(nodes) {
  return nodes.sort((one, other) => one.at - other.at);
}

/** Tells of a node its place among these, which are sorted; -1 if it is none of them. */
export function placing(nodes) {
  const places = new Int32Array((nodes.at(-1)?.at ?? -1) + 1).fill(-1);
  nodes.forEach((node, place) => void (places[node.at] = place));
  return ({ at }) => places[at] ?? -1;
}

function neighboursBy(size, tails, heads, along) {
  const back = rowsOf(size, (put) => {
    for (let at = 0; at < tails.length; at++) {
      put(heads[at], tails[at]);
      if (!along) put(tails[at], heads[at]);
    }
  });
  // Turned round, row by row, each row is sorted.
  const found = rowsOf(size, (put) => {
    for (let row = 0; row < size; row++) {
      for (let at = back.starts[row]; at < back.starts[row + 1]; at++) put(back.ends[at], row);
    }
  });
  return withoutDoubles(size, found);
}

// Rows of numbers one after the other; `fill` is called twice, to count and to put.
function rowsOf(size, fill) {
  const starts = new Int32Array(size + 1);
  fill((row) => void starts[row + 1]++);
  for (let row = 0; row < size; row++) starts[row + 1] += starts[row];
  const next = starts.slice(0, size);
  const ends = new Int32Array(starts[size]);
  fill((row, end) => void (ends[next[row]++] = end));
  return { starts, ends };
}

function withoutDoubles(size, { starts, ends }) {
  const begins = new Int32Array(size + 1);
  let written = 0;
  for (let row = 0; row < size; row++) {
    let last = -1;
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      if (ends[at] === last) continue;
      last = ends[at];
      ends[written++] = last;
    }
    begins[row + 1] = written;
  }
  return { starts: begins, ends: ends.subarray(0, written) };
}
