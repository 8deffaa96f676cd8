// What the network rests on: claims, and the words of the documents. It is large, so it is read
// only when somebody asks for it, and once.

import { byId } from "../ground/elements.js";
import { sourceLink, webAddress } from "./links.js";

/** The evidence in the page: `load()` reads it, `now` is what was read, or null before that. */
export function makeEvidence(element = byId("evidence")) {
  let reading = null;
  let now = null;
  return {
    load() {
      reading ??= readEvidence(element).then((store) => (now = store));
      return reading;
    },
    get now() {
      return now;
    },
  };
}

/** The claims with their documents and quotes; `unreadable` says that this browser cannot tell. */
export async function readEvidence(element) {
  if (!element) return storeOf({});
  try {
    const isPacked = element.type === "application/gzip";
    const text = isPacked ? await unpacked(element.textContent) : element.textContent;
    return storeOf(JSON.parse(text));
  } catch {
    // A browser without DecompressionStream, or a file that was damaged on its way.
    return { ...storeOf({}), unreadable: true };
  }
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function storeOf({ documents = [], quotes = [], claims = [], facts = [] }) {
  const known = documents.map((row) => ({ ...row, page: webAddress(row.page) }));
  const words = quotes.map((row) => new SourceQuote(row, known));
  const all = claims.map((row, at) => {
    return { ...row, at, quotes: (row.quotes || []).map((one) => words[one]).filter(Boolean) };
  });
  const factsBy = new Map(facts.map(([at, own]) => [at, own.map((one) => all[one])]));
  return {
    documents: known,
    quotes: words,
    claims: all,
    unreadable: false,
    /** The claims on what a node is, as against what it took part in. */
    factsOf: (node) => (factsBy.get(node.at) || []).filter(Boolean),
  };
}

// The link is made when it is asked for: a large page has many quotes, and few are ever seen.
class SourceQuote {
  constructor(written, documents) {
    const [document, exact, prefix = "", suffix = "", lang = "", row = "", column = ""] = written;
    this.document = documents[document] || { label: "", address: "", page: "", date: "" };
    this.exact = exact;
    this.prefix = prefix;
    this.suffix = suffix;
    this.lang = lang;
    this.row = row;
    this.column = column;
  }

  get href() {
    return sourceLink(this.document.address, this.exact, this.prefix, this.suffix);
  }
}
