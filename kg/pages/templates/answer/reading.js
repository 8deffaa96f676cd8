// What stands in the table.

import { fold } from "../network/ground/words.js";

/** Columns and rows of a table; a cell has a text, the IRI of a thing, and its records' names. */
export function readTable(table) {
  const columns = [...table.tHead.rows[0].cells].map((head, at) => ({
    head,
    at,
    name: head.textContent,
    isNumeric: head.classList.contains("number"),
  }));
  const rows = [...table.tBodies[0].rows].map((element) => {
    const cells = [...element.cells].map(readCell);
    return { element, cells, folded: fold(cells.map(({ text }) => text).join("\n")) };
  });
  return { columns, rows };
}

function readCell(cell) {
  const links = [...cell.querySelectorAll('a[href^="#note-"]')];
  if (links.length) return { text: links.map(recordOf).join(" "), iri: "", isNumber: false };
  return {
    text: cell.firstChild ? cell.firstChild.textContent : "",
    iri: cell.querySelector("code")?.textContent || "",
    isNumber: cell.classList.contains("number"),
  };
}

// A number leads to a record, whose name means something outside of the page too.
function recordOf(link) {
  const note = document.getElementById(link.hash.slice(1));
  return note?.querySelector("code")?.textContent || link.textContent;
}
