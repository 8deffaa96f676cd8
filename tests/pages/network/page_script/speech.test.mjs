import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import { LANGUAGES, say, spoken, statusWords, textOf } from "../../../../kg/pages/templates/network/ground/speech.js";

const TEMPLATES = new URL("../../../../kg/pages/templates/", import.meta.url);

async function areas() {
  const files = readdirSync(new URL("words/", TEMPLATES)).filter((name) => name.endsWith(".js"));
  const found = await Promise.all(files.map((name) => import(new URL(`words/${name}`, TEMPLATES))));
  return found.flatMap((module) => Object.values(module));
}

test("each key has words in each language, with the forms that the language needs", async () => {
  const every = new Set();
  for (const area of await areas()) {
    const keys = Object.keys(area.en);
    for (const key of keys) {
      assert.ok(!every.has(key), `“${key}” is given twice`);
      every.add(key);
    }
    for (const lang of LANGUAGES) {
      assert.deepEqual(Object.keys(area[lang]).sort(), [...keys].sort());
      const needed = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
      for (const [key, words] of Object.entries(area[lang])) {
        if (typeof words === "string") continue;
        const forms = needed.filter((form) => form !== "many");
        assert.deepEqual(Object.keys(words).sort(), [...forms].sort(), `${lang} ${key}`);
      }
    }
  }
  assert.ok(every.size > 30);
});

test("each word in braces is the same in each language", async () => {
  const slots = (words) => {
    const texts = typeof words === "string" ? [words] : Object.values(words);
    return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) || []))].sort();
  };
  for (const area of await areas()) {
    for (const [key, words] of Object.entries(area.en)) {
      for (const lang of LANGUAGES) assert.deepEqual(slots(area[lang][key]), slots(words), key);
    }
  }
});

test("each key that the page asks for by name is there", () => {
  const texts = readdirSync(new URL("network/", TEMPLATES), { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(`network/${name}`, TEMPLATES), "utf8"));
  texts.push(readFileSync(new URL("network.html.j2", TEMPLATES), "utf8"));
  const asked = texts.flatMap((text) => [
    ...[...text.matchAll(/\bsay\([\w.]+, "([^"]+)"/g)].map(([, key]) => key),
    ...[...text.matchAll(/data-say[a-z-]*="([^"]+)"/g)].map(([, key]) => key),
  ]);
  assert.ok(asked.length > 30);
  const values = new Proxy({ n: 1 }, { get: (one, name) => one[name] ?? "x" });
  for (const key of asked) assert.ok(say("lt", key, values), key);
});

test("numbers decide the form, by the rules of the language", () => {
  const nodes = (lang, n) => say(lang, "frame.nodes", { n });
  assert.deepEqual([1, 2].map((n) => nodes("en", n)), ["1 node", "2 nodes"]);
  assert.deepEqual([1, 3, 10, 21].map((n) => nodes("lt", n)), [
    "1 mazgas", "3 mazgai", "10 mazgų", "21 mazgas",
  ]);
  assert.deepEqual([0, 1, 2, 11, 21].map((n) => nodes("lv", n)), [
    "0 mezglu", "1 mezgls", "2 mezgli", "11 mezglu", "21 mezgls",
  ]);
  assert.throws(() => say("en", "no.such"), /no words/);
});

test("a name is in the reader's language, or else in English, or in the next, and says so", () => {
  const label = { "lt-LT": "Vilnius", pl: "Wilno" };
  assert.deepEqual(spoken(label, "lt"), { text: "Vilnius", lang: "lt-LT", isOwn: true });
  assert.deepEqual(spoken({ pl: "Wilno", de: "Wilna" }, "lv"), { text: "Wilna", lang: "de", isOwn: false });
  assert.equal(textOf({ en: "Riga", lv: "Rīga" }, "lt"), "Riga");
  const untold = { text: "Riga", lang: "", isOwn: true };
  assert.deepEqual(spoken({ und: "Riga" }, "lt"), untold);
  assert.deepEqual(spoken("Riga", "lt"), { text: "Riga", lang: "", isOwn: true });
});

test("a status that nobody heard of is called what it is, and none is not known", () => {
  assert.equal(statusWords("lv", "inferred"), "izsecināts");
  assert.equal(statusWords("en", "rumoured"), "rumoured");
  assert.equal(statusWords("en", ""), "not known");
  assert.equal(statusWords("en", "constructor"), "constructor");
});
