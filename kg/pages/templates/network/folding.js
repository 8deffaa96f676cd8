export function folded(shown) { return shown; }
