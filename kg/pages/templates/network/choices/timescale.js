// Imprecise dates on a scale of months or, where they span many years, of years.
//
// A tie's date is two days, between which it lies: what is known only as 2022 lies between its
// first and its last. Where a day is missing, that side is open.

const MOST_MONTHS = 72;

/** The scale that holds every date of the ties; null where none has one. */
export function scaleOf(ties) {
  let [first, last] = ["", ""];
  for (const { start, end } of ties) {
    for (const day of [start, end]) {
      if (!isDay(day)) continue;
      if (!first || day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (!first) return null;
  const months = stepOf(last, "month") - stepOf(first, "month") + 1;
  const unit = months > MOST_MONTHS ? "year" : "month";
  return { unit, first: stepOf(first, unit), last: stepOf(last, unit) };
}

function isDay(text) {
  return /^\d{4}-(0[1-9]|1[0-2])-\d\d$/.test(text);
}

/** The step of the scale that a day is in: a number that is one more for the next step. */
export function stepOf(day, unit) {
  const year = Number(day.slice(0, 4));
  return unit === "year" ? year : 12 * year + Number(day.slice(5, 7)) - 1;
}

/** The first and the last day of a step. */
export function daysOf(step, unit) {
  const year = String(unit === "year" ? step : Math.floor(step / 12)).padStart(4, "0");
  if (unit === "year") return [`${year}-01-01`, `${year}-12-31`];
  const month = step % 12;
  const days = month === 1 ? 28 + isLeap(Number(year)) : [3, 5, 8, 10].includes(month) ? 30 : 31;
  const start = `${year}-${String(month + 1).padStart(2, "0")}`;
  return [`${start}-01`, `${start}-${days}`];
}

function isLeap(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
}

// To make one takes longer than all that is said with it.
const MONTH_FORMATS = new Map();

/** A step in words: “November 2022”. */
export function stepWords(step, unit, lang) {
  if (unit === "year") return String(step);
  if (!MONTH_FORMATS.has(lang)) {
    const parts = { year: "numeric", month: "long", timeZone: "UTC" };
    MONTH_FORMATS.set(lang, new Intl.DateTimeFormat(lang, parts));
  }
  return MONTH_FORMATS.get(lang).format(new Date(`${daysOf(step, unit)[0]}T12:00:00Z`));
}

/** The filter that two steps make; null if it would leave out nothing. */
export function timeOf({ unit, first, last }, [from, to], certain) {
  if (from <= first && to >= last && !certain) return null;
  return { from: daysOf(from, unit)[0], to: daysOf(to, unit)[1], certain };
}

/** The two steps of a filter, both on the scale. */
export function stepsOf({ unit, first, last }, time) {
  if (!time) return [first, last];
  const on = (day) => Math.max(first, Math.min(last, stepOf(day, unit)));
  return [on(time.from), on(time.to)];
}

/** How many ties lie certainly and possibly in each step; those without a date do not count. */
export function barsOf(ties, { unit, first, last }) {
  const certain = new Array(last - first + 1).fill(0);
  // How many begin, less those that ended: adding up gives how many there are.
  const change = new Array(certain.length + 1).fill(0);
  for (const { start, end } of ties) {
    const [hasStart, hasEnd] = [isDay(start), isDay(end)];
    if (!hasStart && !hasEnd) continue;
    const from = hasStart ? stepOf(start, unit) - first : 0;
    const to = hasEnd ? stepOf(end, unit) - first : certain.length - 1;
    if (to < from) continue;
    change[from] += 1;
    change[to + 1] -= 1;
    if (from === to && hasStart && hasEnd) certain[from] += 1;
  }
  let possible = 0;
  return certain.map((number, at) => {
    possible += change[at];
    return { certain: number, possible };
  });
}

/** How many ties have no date at all. */
export function undated(ties) {
  return ties.filter(({ start, end }) => !isDay(start) && !isDay(end)).length;
}
