export function makeThemes() {}
