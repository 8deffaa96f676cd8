// How words are written, here and on the page of an answer.

/** “1 tie”, “2 ties”. */
export function count(n, one) {
  return `${n} ${n === 1 ? one : `${one}s`}`;
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
