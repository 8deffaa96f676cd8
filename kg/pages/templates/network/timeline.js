export function makeTimeline() {}
