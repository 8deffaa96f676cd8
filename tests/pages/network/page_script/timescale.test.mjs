import assert from "node:assert/strict";
import test from "node:test";

import {
  barsOf, daysOf, scaleOf, stepOf, stepsOf, stepWords, timeOf, undated,
} from "../../../../kg/pages/templates/network/choices/timescale.js";
import { isWithin } from "../../../../kg/pages/templates/network/shown/filters.js";
import { meetingsModel } from "./meetings.mjs";

const { ties } = meetingsModel();
const months = (year, month) => 12 * year + month - 1;
const dated = (start, end = start) => ({ start, end });

test("a scale goes by months, from the first day of a tie to the last", () => {
  assert.deepEqual(scaleOf(ties), { unit: "month", first: months(2022, 1), last: months(2023, 3) });
});

test("a scale of more than six years goes by years", () => {
  const six = [dated("2016-01-31"), dated("2021-12-01")];
  assert.equal(scaleOf(six).unit, "month");
  assert.equal(scaleOf([...six, dated("2022-01-01")]).unit, "year");
  assert.deepEqual(scaleOf([dated("1998-03-01"), dated("2022-01-01")]), {
    unit: "year", first: 1998, last: 2022,
  });
});

test("without a date there is no scale, and what is no date is none", () => {
  assert.equal(scaleOf([]), null);
  assert.equal(scaleOf([dated(""), dated("2022"), dated("2022-13-01"), dated("soon")]), null);
});

test("one end of a date is enough for the scale", () => {
  assert.deepEqual(scaleOf([dated("", "2020-02-29")]), {
    unit: "month", first: months(2020, 2), last: months(2020, 2),
  });
});

test("the days of a step are its first and its last", () => {
  assert.deepEqual(daysOf(months(2022, 11), "month"), ["2022-11-01", "2022-11-30"]);
  assert.deepEqual(daysOf(months(2022, 12), "month"), ["2022-12-01", "2022-12-31"]);
  const februaries = [1900, 2000, 2023, 2024].map((year) => daysOf(months(year, 2), "month")[1]);
  assert.deepEqual(februaries, ["1900-02-28", "2000-02-29", "2023-02-28", "2024-02-29"]);
  assert.deepEqual(daysOf(987, "year"), ["0987-01-01", "0987-12-31"]);
});

test("a step holds its own days", () => {
  for (const unit of ["month", "year"]) {
    for (const step of [stepOf("2020-02-03", unit), stepOf("2021-12-31", unit)]) {
      for (const day of daysOf(step, unit)) assert.equal(stepOf(day, unit), step);
    }
  }
});

test("a step is said in the reader's language", () => {
  const words = (lang) => stepWords(months(2022, 11), "month", lang);
  assert.equal(words("en"), "November 2022");
  assert.equal(words("lt"), "2022 m. lapkritis");
  assert.match(words("lv"), /^2022\. g\S* novembris$/);
  assert.equal(stepWords(1998, "year", "lt"), "1998");
});

test("two steps make a filter and a filter two steps", () => {
  const scale = scaleOf(ties);
  const time = timeOf(scale, [months(2022, 11), months(2023, 2)], false);
  assert.deepEqual(time, { from: "2022-11-01", to: "2023-02-28", certain: false });
  assert.deepEqual(stepsOf(scale, time), [months(2022, 11), months(2023, 2)]);
});

test("the whole scale leaves out nothing, unless it must be certain", () => {
  const scale = scaleOf(ties);
  const whole = [scale.first, scale.last];
  assert.equal(timeOf(scale, whole, false), null);
  assert.deepEqual(timeOf(scale, whole, true), { from: "2022-01-01", to: "2023-03-31", certain: true });
  assert.deepEqual(stepsOf(scale, null), whole);
});

test("a filter beyond the scale is drawn to its ends", () => {
  const scale = scaleOf(ties);
  const time = { from: "1999-01-01", to: "2050-12-31", certain: false };
  assert.deepEqual(stepsOf(scale, time), [scale.first, scale.last]);
});

test("a bar counts as the filter does, certainly and possibly", () => {
  for (const scale of [scaleOf(ties), { unit: "year", first: 2022, last: 2023 }]) {
    const bars = barsOf(ties, scale);
    assert.equal(bars.length, scale.last - scale.first + 1);
    bars.forEach((bar, at) => {
      const [from, to] = daysOf(scale.first + at, scale.unit);
      const number = (certain) => ties.filter((tie) => {
        return (tie.start || tie.end) && isWithin(tie, { from, to, certain });
      }).length;
      assert.deepEqual(bar, { certain: number(true), possible: number(false) }, `${from}`);
    });
  }
});

test("what is known of three months", () => {
  const bars = barsOf(ties, scaleOf(ties));
  // The year 2022 alone; two on days, and the year; the turn of the year; one open to its end.
  assert.deepEqual([bars[0], bars[10], bars[12], bars[13], bars[14]], [
    { certain: 0, possible: 1 },
    { certain: 2, possible: 3 },
    { certain: 0, possible: 1 },
    { certain: 0, possible: 1 },
    { certain: 1, possible: 2 },
  ]);
});

test("a date that ends before it begins is in no step", () => {
  const scale = { unit: "month", first: months(2022, 1), last: months(2022, 3) };
  const bars = barsOf([dated("2022-03-01", "2022-01-31")], scale);
  assert.deepEqual(bars, Array(3).fill({ certain: 0, possible: 0 }));
});

test("ties without a date are counted apart", () => {
  assert.equal(undated(ties), 1);
});
