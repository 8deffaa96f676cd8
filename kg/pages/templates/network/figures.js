export function makeFigures() {}
