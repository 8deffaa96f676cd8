// A drawing as the text of a file.

// What XML cannot contain, not even as a reference.
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

/** The text of a file. */
export function drawingText(drawing) {
  const said = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  const tell = (part) => {
    if (typeof part === "string") return void said.push(xmlSafe(part));
    const attributes = Object.entries(part.attributes);
    said.push(`<${part.tag}`, ...attributes.map(([name, value]) => ` ${name}="${xmlSafe(value)}"`));
    if (!part.children.length) return void said.push("/>\n");
    said.push(">");
    part.children.forEach(tell);
    said.push(`</${part.tag}>\n`);
  };
  tell(drawing.root);
  return said.join("");
}

function xmlSafe(value) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(value).replace(NOT_XML, "").replace(/[&<>"]/g, (sign) => entities[sign]);
}
