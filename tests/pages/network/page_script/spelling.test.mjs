import assert from "node:assert/strict";
import test from "node:test";

import {
  lettersOf, mayBeNear, readText, slipsAllowed, slipsBetween, spellingOf, speltOut,
} from "../../../../kg/pages/templates/network/search/spelling.js";

test("a spelling has small letters, no marks, and one space between words", () => {
  const pairs = [
    ["Rasa Tulušienė", "rasa tulusiene"],
    ["„Ērgļi“ —  Rīga/Kauņas", "ergli riga kaunas"],
    ["Łódź Ørsted Straße Đakovo", "lodz orsted strasse dakovo"],
    ["Œuvre Þór ﬁn", "oeuvre thor fin"],
    ["ЁЛКА Ἀθῆναι", "елка αθηναι"],
    ["İstanbul", "istanbul"],
    ["2022–2024 m.", "2022 2024 m"],
    ["?!", "?!"],
    ["", ""],
  ];
  for (const [text, spelling] of pairs) {
    assert.equal(spellingOf(text), spelling);
    assert.equal(spellingOf(text.normalize("NFD")), spelling);
  }
});

test("two letters for one, where a name has such", () => {
  assert.equal(speltOut("Müller & Söhne"), "mueller soehne");
  assert.equal(speltOut("Århus".normalize("NFD")), "aarhus");
  assert.equal(speltOut("Šiauliai"), null);
});

test("first letters, of all words and of those with a capital", () => {
  assert.deepEqual(readText("International Organization for Migration").initials, ["iofm", "iom"]);
  assert.deepEqual(readText("„Šilta širdis“, VšĮ").initials, ["ssv", "sv"]);
});

test("slips of every kind count one", () => {
  for (const typed of ["minstry", "minisstry", "minustry", "minsitry"]) {
    assert.equal(slipsBetween(typed, "ministry", 1), 1, typed);
  }
  assert.equal(slipsBetween("ministry", "ministry", 1), 0);
  assert.equal(slipsBetween("mnistyr", "ministry", 2), 2);
  assert.equal(slipsBetween("mnistyr", "ministry", 1), Infinity);
  assert.equal(slipsBetween("ab", "ba", 1), 1);
});

test("a beginning is half a slip worse than the whole", () => {
  assert.equal(slipsBetween("minsitr", "ministry", 1), 1.5);
  assert.equal(slipsBetween("minis", "ministry", 1), 0.5);
  assert.equal(slipsBetween("mini", "ministry", 1), Infinity);
});

test("another ending counts one", () => {
  assert.equal(slipsBetween("kaunas", "kauno", 1), 1);
  assert.equal(slipsBetween("migrantai", "migrantams", 2), 1);
  assert.equal(slipsBetween("migrantai", "migrantologija", 1), Infinity);
});

test("longer words may have more slips, and very long ones are not compared", () => {
  assert.deepEqual([3, 4, 7, 8, 20].map((length) => slipsAllowed("a".repeat(length))), [0, 1, 1, 2, 2]);
  assert.equal(slipsBetween("a".repeat(61), "a".repeat(61), 2), Infinity);
  assert.equal(slipsBetween("a".repeat(60), "a".repeat(300), 2), 0.5);
});

test("words of other letters are passed over", () => {
  assert.ok(mayBeNear(lettersOf("kaunas"), lettersOf("kauno"), 1));
  assert.ok(!mayBeNear(lettersOf("kaunas"), lettersOf("kio"), 2));
});
