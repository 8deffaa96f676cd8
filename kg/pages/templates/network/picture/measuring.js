// How wide words are in the letters that they are drawn in; each is measured once.

const BASE = 100;

export function makeMeasuring(letters) {
  const ctx = document.createElement("canvas").getContext("2d");
  const known = new Map();

  function width(text, isBold) {
    const key = isBold ? `b${text}` : `n${text}`;
    if (!known.has(key)) {
      ctx.font = `${isBold ? "bold " : ""}${BASE}px ${letters}`;
      known.set(key, ctx.measureText(text).width / BASE);
    }
    return known.get(key);
  }

  return {
    /** The width of the widest line in a font such as “bold 12px ...”, in pixels. */
    widest(lines, font) {
      const isBold = font.startsWith("bold ");
      const size = Number.parseFloat(isBold ? font.slice(5) : font);
      return size * Math.max(...lines.map((line) => width(line, isBold)));
    },
  };
}
