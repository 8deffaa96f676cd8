export function makeLegend() {}
