export function makeControls() {}
