import assert from "node:assert/strict";
import test from "node:test";

import { CONTROLS_WORDS } from "../../../../kg/pages/templates/words/controls.js";
import { LEGEND_WORDS } from "../../../../kg/pages/templates/words/legend.js";

const FORMS = { en: ["one", "other"], lt: ["few", "one", "other"], lv: ["one", "other", "zero"] };
const gaps = (words) => [...new Set(words.match(/\{\w+\}/g))].sort();

for (const [area, dictionary] of Object.entries({ CONTROLS_WORDS, LEGEND_WORDS })) {
  test(`${area}: each key is in each language, with the same values and the forms of the language`, () => {
    assert.deepEqual(Object.keys(dictionary), Object.keys(FORMS));
    for (const [lang, forms] of Object.entries(FORMS)) {
      assert.deepEqual(Object.keys(dictionary[lang]), Object.keys(dictionary.en));
      for (const [key, words] of Object.entries(dictionary[lang])) {
        const english = dictionary.en[key];
        assert.equal(typeof words, typeof english, `${lang} ${key}`);
        const texts = typeof words === "string" ? { other: words } : words;
        if (texts === words) assert.deepEqual(Object.keys(words).sort(), forms, `${lang} ${key}`);
        const expected = gaps(english.other ?? english);
        for (const text of Object.values(texts)) assert.deepEqual(gaps(text), expected, `${lang} ${key}`);
      }
    }
  });
}
