// How words may be spelt: without marks, in another's letters, and with slips.

// Letters that Unicode does not take apart.
const LETTERS = new Map(Object.entries({
  ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th",
  ς: "σ",
}));
// Who has no such key writes two letters.
const SPELT_OUT = new Map(Object.entries({ ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" }));
const OUT = /[äöüøå]/gi;
// What is known of each character that was met.
const CHARACTERS = new Map();

// Words that are longer are not compared.
const LONGEST = 60;
const ROWS = [0, 1, 2].map(() => new Uint8Array(LONGEST + 4));

function character(sign) {
  let known = CHARACTERS.get(sign);
  if (!known) {
    const small = sign.toLowerCase();
    const parts = [...small.normalize("NFKD")].map((part) => LETTERS.get(part) ?? part).join("");
    const plain = parts.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]/gu, " ");
    known = { plain, isGreat: small !== sign, isMark: plain === "" };
    CHARACTERS.set(sign, known);
  }
  return known;
}

/** The spelling of a text, and the first letters of its words: of all, and of the capital ones. */
export function readText(text) {
  let spelling = "";
  let [all, great] = ["", ""];
  let begins = true;
  for (const sign of text) {
    const { plain, isGreat, isMark } = character(sign);
    if (isMark) continue;
    if (plain === " ") {
      if (!begins) spelling += plain;
      begins = true;
      continue;
    }
    if (begins) {
      all += plain[0];
      if (isGreat) great += plain[0];
    }
    begins = false;
    spelling += plain;
  }
  // What has neither letters nor digits is sought as it stands.
  return { spelling: spelling.trimEnd() || text.trim().toLowerCase(), initials: [all, great] };
}

/** A text in small letters without marks, one space between words: “Rīga–Ērgļi” is “riga ergli”. */
export function spellingOf(text) {
  return readText(text).spelling;
}

/** “Mueller” for “Müller”; null for a text that has no such letters. */
export function speltOut(text) {
  const whole = text.normalize("NFC");
  const spelt = whole.replace(OUT, (letter) => SPELT_OUT.get(letter.toLowerCase()));
  return spelt === whole ? null : spellingOf(spelt);
}

/** How many slips a word of so many letters may have. */
export function slipsAllowed({ length }) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * How many slips lie between a word that was typed and another, or its beginning; Infinity if more
 * than the limit.
 *
 * A slip is a letter too many, too few, another, or two exchanged. Another ending counts as one
 * (“Kaunas”, “Kauno”). A beginning counts half a slip more than a whole word.
 */
export function slipsBetween(typed, word, limit) {
  if (typed.length > LONGEST) return Infinity;
  const { whole, begun } = distances(typed, word, limit);
  const slips = Math.min(whole, typed.length > 4 ? begun + 0.5 : Infinity, byEnding(typed, word));
  return Math.floor(slips) <= limit ? slips : Infinity;
}

// After Damerau and Levenshtein: to the whole word, and to the nearest of its beginnings.
function distances(typed, word, limit) {
  const width = Math.min(word.length, typed.length + limit);
  let [older, last, now] = ROWS;
  for (let at = 0; at <= width; at += 1) last[at] = at;
  let begun = Infinity;
  for (let row = 1; row <= typed.length; row += 1) {
    const letter = typed.charCodeAt(row - 1);
    now[0] = row;
    begun = row;
    for (let at = 1; at <= width; at += 1) {
      const other = word.charCodeAt(at - 1);
      let slips = last[at - 1];
      if (letter !== other) {
        slips = 1 + Math.min(slips, last[at], now[at - 1]);
        const isCrossed = row > 1 && at > 1
          && letter === word.charCodeAt(at - 2) && other === typed.charCodeAt(row - 2);
        if (isCrossed) slips = Math.min(slips, older[at - 2] + 1);
      }
      now[at] = slips;
      if (slips < begun) begun = slips;
    }
    // It will not be less again; exchanged letters skip one row, and cost one.
    if (begun > limit) return { whole: Infinity, begun: Infinity };
    [older, last, now] = [last, now, older];
  }
  return { whole: width === word.length ? last[width] : Infinity, begun };
}

function byEnding(typed, word) {
  const isLike = typed.length > 5 && word.startsWith(typed.slice(0, -2));
  return isLike && word.length <= typed.length + 2 ? 1 : Infinity;
}

/** The letters of a word as bits, so that words of other letters are passed over at once. */
export function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << word.charCodeAt(at) % 32;
  return letters;
}

/** Whether at most so many of the letters are missing in others. */
export function mayBeNear(letters, others, most) {
  let missing = 0;
  for (let left = letters & ~others; left; left &= left - 1) missing += 1;
  return missing <= most;
}
