// The page of an answer reads without this script, which lets its rows be sorted, filtered and
// copied.

import { byId } from "../network/ground/elements.js";
import { makeCopying, makeCopyButtons } from "./copying.js";
import { makeFilter } from "./filter.js";
import { readTable } from "./reading.js";
import { makeSorting } from "./sorter.js";

function start() {
  makeCopyButtons(document.querySelectorAll("[data-copy]"));
  const table = byId("rows");
  if (!table) return;
  const read = readTable(table);
  makeSorting(table, read);
  makeFilter(byId("filter"), byId("count"), read);
  makeCopying(byId("copy"), byId("said"), read);
  byId("tools").hidden = false;
  table.classList.add("sorts");
}

start();
