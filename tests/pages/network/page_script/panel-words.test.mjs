import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import { PANEL_WORDS } from "../../../../kg/pages/templates/words/panel.js";

const PLURALS = { en: ["one", "other"], lt: ["few", "one", "other"], lv: ["one", "other", "zero"] };
const FOLDER = new URL("../../../../kg/pages/templates/network/", import.meta.url);
const slots = (words) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("each key has words in the three languages, with the same things to fill in", () => {
  const keys = Object.keys(PANEL_WORDS.en);
  for (const lang of ["lt", "lv"]) assert.deepEqual(Object.keys(PANEL_WORDS[lang]), keys);
  for (const key of keys) {
    const isPlural = typeof PANEL_WORDS.en[key] === "object";
    for (const [lang, words] of Object.entries(PANEL_WORDS)) {
      assert.equal(typeof words[key] === "object", isPlural, `${lang} ${key}`);
      // A form that is not there is that of “other”.
      const forms = isPlural ? Object.keys(words[key]) : ["one", "other"];
      assert.ok(forms.includes("one") && forms.includes("other"), `${lang} ${key}`);
      assert.deepEqual(forms.filter((form) => !PLURALS[lang].includes(form)), []);
    }
    if (isPlural) continue;
    for (const lang of ["lt", "lv"]) {
      assert.deepEqual(slots(PANEL_WORDS[lang][key]), slots(PANEL_WORDS.en[key]), key);
    }
  }
});

test("each key of the panel and the walk is used somewhere, and none is missing", () => {
  const code = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(name, FOLDER), "utf-8"))
    .join("\n");
  const used = new Set([...code.matchAll(/"((?:panel|walk)\.[\w.]+)"/g)].map(([, key]) => key));
  const made = /^panel\.(mode|rank)\.\w+$|^panel\.(kind|country|level|sector)$/;
  const keys = Object.keys(PANEL_WORDS.en);
  assert.deepEqual(keys.filter((key) => !used.has(key) && !made.test(key)), []);
  assert.deepEqual([...used].filter((key) => !keys.includes(key)), []);
});
