export function makeWalking() {}
