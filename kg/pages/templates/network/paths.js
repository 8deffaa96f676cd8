export function shortestPath() {
  return null;
}

export function neighbourhood(shown) {
  return shown;
}
