// The order of things that have a value in a column.

/** Compare things by `value`, up or down; what has no value (null) comes last, whichever way. */
export function order({ value, isNumeric }, down, compare) {
  return (a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === null || y === null) return (x === null) - (y === null);
    return (down ? -1 : 1) * (isNumeric ? x - y : compare(x, y));
  };
}
