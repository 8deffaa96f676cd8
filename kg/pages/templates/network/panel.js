export function makePanel() {}
