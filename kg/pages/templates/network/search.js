export function makeSearch() {}
