export function makeEvidence() {
  return { now: null, load: async () => ({ claims: [], documents: [], quotes: [], factsOf: () => [] }) };
}
