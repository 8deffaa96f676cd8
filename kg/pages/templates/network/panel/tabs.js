// Two tabs over one place: one is seen at a time, and the arrow keys go from one to the other.

/** Bring a list of tabs to life; returns how to open the tab over the part with an id. */
export function makeTabs(list) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const partOfTab = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  function open(chosen) {
    for (const tab of tabs) {
      const isOn = tab === chosen;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
      partOfTab(tab).hidden = !isOn;
    }
  }

  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target);
    const ends = { Home: 0, End: tabs.length - 1 };
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (at < 0 || !(event.key in ends || event.key in steps)) return;
    event.preventDefault();
    const next = tabs[ends[event.key] ?? (at + steps[event.key] + tabs.length) % tabs.length];
    open(next);
    next.focus();
  });
  open(tabs.find((tab) => tab.getAttribute("aria-selected") === "true") || tabs[0]);
  const tabOf = (id) => tabs.find((tab) => tab.getAttribute("aria-controls") === id);
  return {
    open: (id) => open(tabOf(id)),
    focus: (id) => tabOf(id).focus(),
    isOpen: (id) => tabOf(id).getAttribute("aria-selected") === "true",
  };
}
