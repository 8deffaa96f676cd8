import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { makeEvidence, readEvidence } from "../../../../kg/pages/templates/network/panel/evidence.js";
import { DATA, element, EVIDENCE } from "./told.mjs";

const told = (store) => ({
  claims: store.claims.map(({ role, says, status, quotes }) => (
    [role ?? says.en, status, quotes.map(({ exact }) => exact)]
  )),
  facts: DATA.nodes.id.map((_, at) => store.factsOf({ at }).map((claim) => claim.at)),
});
const WANTED = {
  claims: [
    [0, "stated", ["rengia savivaldybė"]],
    [3, "inferred", []],
    [1, "stated", ["she spoke", "rengia savivaldybė"]],
    [2, "interpreted", []],
    ["kind", "stated", ["rengia savivaldybė"]],
    ["kind", "inferred", []],
    ["post in", "stated", []],
  ],
  facts: [[5, 4, 6], [], [], [], [], []],
};

test("claims have their quotes, quotes their documents, nodes the claims on themselves", async () => {
  const store = await readEvidence(element(EVIDENCE));
  assert.deepEqual(told(store), WANTED);
  const [quote] = store.claims[0].quotes;
  assert.equal(quote.document, store.documents[0]);
  assert.deepEqual([quote.prefix, quote.suffix, quote.lang], ["antrą kartą", "", "lt"]);
  assert.equal(
    quote.href,
    "https://news.example/a#:~:text=antr%C4%85%20kart%C4%85-,rengia%20savivaldyb%C4%97",
  );
  assert.equal(store.unreadable, false);
});

test("a quote of a cell knows its row and column", async () => {
  const cell = [0, "Lake Town", "", "", "und", "12", "Name"];
  const store = await readEvidence(element({ documents: [{ label: "x" }], quotes: [cell] }));
  assert.deepEqual([store.quotes[0].row, store.quotes[0].column], ["12", "Name"]);
});

test("packed evidence is the same evidence", async () => {
  const packed = gzipSync(JSON.stringify(EVIDENCE)).toString("base64");
  const store = await readEvidence(element(`\n${packed}\n`, "application/gzip"));
  assert.deepEqual(told(store), WANTED);
});

test("an address that is no web page becomes no link, whatever the page was given", async () => {
  const { claims, documents } = await readEvidence(element(EVIDENCE));
  assert.equal(documents[1].page, "");
  assert.equal(claims[2].quotes[0].href, "");
  for (const page of ["data:text/html,x", "file:///etc/passwd", " javascript:x", "https://"]) {
    const store = await readEvidence(element({ documents: [{ label: "x", address: page, page }], quotes: [[0, "x"]] }));
    assert.deepEqual([store.documents[0].page, store.quotes[0].href], ["", ""]);
  }
});

test("what cannot be read leaves the rest of the page in place", async () => {
  for (const broken of [element("{", "application/json"), element("!", "application/gzip")]) {
    const store = await readEvidence(broken);
    assert.deepEqual([store.unreadable, store.claims, store.factsOf({ at: 0 })], [true, [], []]);
  }
  const { DecompressionStream } = globalThis;
  try {
    globalThis.DecompressionStream = undefined;
    const packed = gzipSync(JSON.stringify(EVIDENCE)).toString("base64");
    assert.equal((await readEvidence(element(packed, "application/gzip"))).unreadable, true);
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});

test("a page without evidence has none, and that is no error", async () => {
  for (const nothing of [null, element({})]) {
    const store = await readEvidence(nothing);
    assert.deepEqual([store.unreadable, store.claims, store.documents], [false, [], []]);
  }
});

test("evidence is read when it is asked for, and once", async () => {
  let reads = 0;
  const place = { type: "application/json", get textContent() { reads += 1; return "{}"; } };
  const evidence = makeEvidence(place);
  assert.deepEqual([evidence.now, reads], [null, 0]);
  const [one, other] = await Promise.all([evidence.load(), evidence.load()]);
  assert.equal(one, other);
  assert.equal(evidence.now, one);
  assert.equal(reads, 1);
});
