export function projected(shown) { return shown; }
