// How words and numbers are written, here and on the page of an answer.

/** “1 tie”, “2 ties”. */
export function count(n, one) {
  return `${n} ${n === 1 ? one : `${one}s`}`;
}

/** A measure as a reader wants it: three digits, or the whole number if it is large. */
export function number(value) {
  if (value === null || value === undefined) return "–";
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** The text in small letters without marks: who seeks “tulusiene” finds “Tulušienė”. */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d")
    .replace(/ß/g, "ss");
}

/** What there is of the parts, with dots between. */
export function dotted(...parts) {
  return parts.filter(Boolean).join(" · ");
}
