export function followAddress() {}
