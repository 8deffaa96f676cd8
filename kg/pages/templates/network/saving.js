export function makeSaving() {}
