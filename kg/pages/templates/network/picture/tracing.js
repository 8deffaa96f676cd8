// What is said to the path of a canvas, as the data of a path in a drawing.

/** A hundredth of a pixel is more than anyone sees. */
export function hundredths(value) {
  return String(Math.round(value * 100) / 100);
}

/** Something to trace a path with as on a canvas; `data()` gives what was traced. */
export function makeTrace() {
  const said = [];
  let last = null;
  const to = (command, x, y) => {
    last = `${hundredths(x)} ${hundredths(y)}`;
    said.push(command + last);
  };
  return {
    moveTo: (x, y) => to("M", x, y),
    lineTo: (x, y) => to("L", x, y),
    closePath: () => void said.push("Z"),

    arc(x, y, r, start, end) {
      const point = (angle) => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      // As a canvas does: a line leads to where the arc begins.
      if (last === null) to("M", ...point(start));
      else if (last !== point(start).map(hundredths).join(" ")) to("L", ...point(start));
      // No arc of a drawing can go all round.
      const steps = Math.ceil((end - start) / Math.PI - 1e-9);
      const radius = hundredths(r);
      for (let step = 1; step <= steps; step++) {
        to(`A${radius} ${radius} 0 0 1 `, ...point(start + ((end - start) * step) / steps));
      }
    },

    data: () => said.join(""),
  };
}

/** The data of what a function traces. */
export function pathData(trace) {
  const traced = makeTrace();
  trace(traced);
  return traced.data();
}
