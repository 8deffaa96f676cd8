// Addresses that open a document at the phrase that a claim rests on, made as kg/links.py makes
// them.

// What Python takes for white space: it and a browser do not quite agree.
const BLANK = [
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a", "\\u2028\\u2029\\u202f\\u205f\\u3000",
].join("");
const BLANKS = new RegExp(`[${BLANK}]+`, "g");
const BLANK_ENDS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const NOT_IN_ADDRESS = new RegExp(`[${BLANK}\\x00-\\x1f]`);
const WEB_HOST = /^https?:\/\/([^/?#]*)/i;

/** The address if a page may link to it (http or https), else "". */
export function webAddress(address) {
  const trimmed = (address || "").replace(BLANK_ENDS, "");
  if (NOT_IN_ADDRESS.test(trimmed)) return "";
  const [, place] = WEB_HOST.exec(trimmed) || [];
  return place && hasHost(place, trimmed) ? trimmed : "";
}

// Of “user@host:port”, which is the host; only a host of the newer kind stands in brackets.
function hasHost(place, address) {
  const plain = place.replace(/[@:#?]/g, "");
  const same = plain.normalize("NFKC");
  if (same !== plain && /[/?#@:]/.test(same)) return false;
  if (/[[\]]/.test(place)) return isAddress(address);
  return place.slice(place.lastIndexOf("@") + 1).split(":")[0] !== "";
}

function isAddress(address) {
  try {
    return Boolean(new URL(address));
  } catch {
    return false;
  }
}

/** A document's address with a text fragment for a phrase, or "" where it cannot be linked to. */
export function sourceLink(address, exact, prefix = "", suffix = "") {
  const known = webAddress(address);
  const phrase = fragmentPart(exact);
  if (!known || !phrase) return known;
  const before = fragmentPart(prefix);
  const after = fragmentPart(suffix);
  const parts = [...(before ? [`${before}-`] : []), phrase, ...(after ? [`-${after}`] : [])];
  const [page] = known.split(":~:");
  return `${page}${page.includes("#") ? "" : "#"}:~:text=${parts.join(",")}`;
}

// Browsers compare with white space collapsed. A hyphen, comma or ampersand would end a part.
function fragmentPart(words) {
  const plain = (words || "").replace(/\p{Surrogate}/gu, "").replace(BLANKS, " ");
  const hex = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(plain.replace(/^ | $/g, "")).replace(/[-!'()*]/g, hex);
}
