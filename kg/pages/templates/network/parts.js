export function partOf(shown) {
  return shown;
}

export function suggestedPart() {
  return { part: { by: "all" }, reason: "" };
}
