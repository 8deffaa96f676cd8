import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import { PANEL_WORDS } from "../../../../kg/pages/templates/words/panel.js";

const FOLDER = new URL("../../../../kg/pages/templates/network/", import.meta.url);

test("each key of the panel and the walk is used somewhere, and none is missing", () => {
  const code = readdirSync(FOLDER, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(name, FOLDER), "utf-8"))
    .join("\n");
  const used = new Set([...code.matchAll(/"((?:panel|walk)\.[\w.]+)"/g)].map(([, key]) => key));
  const made = /^panel\.rank\.\w+$|^panel\.(kind|country|level|sector)$/;
  const keys = Object.keys(PANEL_WORDS.en);
  assert.deepEqual(keys.filter((key) => !used.has(key) && !made.test(key)), []);
  assert.deepEqual([...used].filter((key) => !keys.includes(key)), []);
});
