// Elements are made of text only, never of markup.

const SVG = "http://www.w3.org/2000/svg";

const isThere = (value) => value !== "" && value !== undefined && value !== null;

export function byId(id) {
  return document.getElementById(id);
}

/** An element; `class` and `click` are its classes and what a click on it does. */
export function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "class") element.className = value;
    else if (name === "click") element.addEventListener("click", value);
    else if (isThere(value)) element.setAttribute(name, value);
  }
  element.append(...children.filter(isThere));
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A list of names and values, without those that have no value; null if none is left. */
export function facts(pairs) {
  const list = make("dl");
  for (const [name, value] of pairs) {
    if (isThere(value)) list.append(make("dt", {}, name), make("dd", {}, value));
  }
  return list.children.length ? list : null;
}
