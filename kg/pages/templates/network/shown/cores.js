// How dense the densest part is that each node belongs to (Seidman 1983).

/** The core number of each place: nodes are taken away by degree, as Batagelj and Zaveršnik do. */
export function coreNumbers({ nodes, starts, ends }) {
  const size = nodes.length;
  const order = Int32Array.from(nodes, (_, place) => place);
  const degrees = order.map((place) => starts[place + 1] - starts[place]);
  order.sort((one, other) => degrees[one] - degrees[other]);
  const ranks = new Int32Array(size);
  order.forEach((place, rank) => void (ranks[place] = rank));
  // Where the nodes of each degree begin in the order.
  const begins = [];
  order.forEach((place, rank) => {
    while (begins.length <= degrees[place]) begins.push(rank);
  });
  for (const place of order) {
    for (let at = starts[place]; at < starts[place + 1]; at++) {
      const other = ends[at];
      if (degrees[other] <= degrees[place]) continue;
      // It changes places with the first of its degree, and then has one less.
      const rank = begins[degrees[other]]++;
      const first = order[rank];
      order[ranks[other]] = first;
      ranks[first] = ranks[other];
      order[rank] = other;
      ranks[other] = rank;
      degrees[other] -= 1;
    }
  }
  return degrees;
}
