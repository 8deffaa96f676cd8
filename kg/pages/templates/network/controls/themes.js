// Light or dark, as the reader wants it or the system has it.

/** Keep the page in the theme that is chosen. It is remembered nowhere but in the address. */
export function makeThemes(model, state) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const { theme } = state.now;
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    state.set({ isDark: isThemeDark(theme, system.matches) });
  };
  show();
  state.subscribe(["theme"], show);
  system.addEventListener("change", show);
}

export function isThemeDark(theme, isSystemDark) {
  return theme === "auto" ? isSystemDark : theme === "dark";
}
