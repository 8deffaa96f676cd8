// The legend of a sheet in columns: as many of the colours are named as there is room for.

import { palette } from "../choices/colours.js";
import { inLines } from "./lines.js";
import { inGroup } from "./sheetpicture.js";
import { say } from "../ground/speech.js";

const KEY_ROW = 15;

function keyRows(key, sheet, wide, colours = Infinity) {
  return key.flatMap(({ head, rows, isLong }) => {
    const some = isLong ? rows.slice(0, colours) : rows;
    const made = some.map((row) => {
      const indent = Math.max(row.isWide ? 40 : 20, (row.high || 0) + 10);
      const lines = inLines(row.text, wide - indent - 12, `12px ${sheet.letters}`, sheet, 3);
      return { ...row, lines, indent, height: Math.max(KEY_ROW * lines.length, row.high || 0) + 3 };
    });
    const more = rows.length - some.length;
    if (more) made.push({ more, lines: [], indent: 20, height: KEY_ROW + 3 });
    const first = isLong ? made.slice(0, 1) : made;
    // A short part stays together, and no heading stands alone at the end of a column.
    const together = first.reduce((sum, { height }) => sum + height, KEY_ROW + 10);
    return [{ head, height: KEY_ROW + 10, together }, ...made];
  });
}

function columnsOf(rows, count, high) {
  const columns = [[]];
  let used = 0;
  for (const row of rows) {
    if (used && used + (row.together || row.height) > high) {
      columns.push([]);
      used = 0;
    }
    columns.at(-1).push(row);
    used += row.height;
  }
  return columns.length <= count ? columns : null;
}

/** Whether all of a legend has room in so many columns of a width and height. */
export function isRoomy(key, sheet, wide, count, high) {
  return columnsOf(keyRows(key, sheet, wide), count, high) !== null;
}

/** How high a legend is in so many columns of a box. */
export function highOf(key, sheet, count, box) {
  const rows = keyRows(key, sheet, (box.r - box.l) / count);
  const even = Math.ceil(rows.reduce((sum, { height }) => sum + height, 0) / count);
  let high = Math.max(even, ...rows.map(({ together = 0 }) => together));
  while (!columnsOf(rows, count, high)) high += KEY_ROW;
  return high;
}

// As many of the colours as there is room for.
function fittingColumns(key, sheet, wide, count, high) {
  const all = Math.max(0, ...key.filter(({ isLong }) => isLong).map(({ rows }) => rows.length));
  for (let colours = all; colours > 0; colours--) {
    const columns = columnsOf(keyRows(key, sheet, wide, colours), count, high);
    if (columns) return columns;
  }
  return columnsOf(keyRows(key, sheet, wide, 0), Infinity, high).slice(0, count);
}

/** Paint a legend into a box, in so many columns. */
export function paintColumns(ctx, box, key, sheet, count) {
  const wide = (box.r - box.l) / count;
  const { ink, quiet } = palette(false);
  const columns = fittingColumns(key, sheet, wide, count, box.b - box.t);
  const draw = () => {
    columns.forEach((rows, column) => {
      const x = box.l + column * wide;
      let y = box.t;
      for (const row of rows) {
        if (row.head) {
          const font = `bold 12px ${sheet.letters}`;
          ctx.font = font;
          ctx.fillStyle = quiet;
          const [head] = inLines(row.head, wide - 10, font, sheet, 1);
          ctx.fillText(head, x, y + row.height - 6);
        } else {
          const middle = y + row.height / 2;
          row.paint?.(ctx, x + row.indent / 2 - 3, row.high ? middle : y + KEY_ROW / 2 + 1);
          ctx.font = `12px ${sheet.letters}`;
          ctx.fillStyle = ink;
          const lines = row.more ? [say(sheet.lang, "sheet.more", { n: row.more })] : row.lines;
          const top = middle - (lines.length * KEY_ROW) / 2 + 11.5;
          lines.forEach((line, at) => ctx.fillText(line, x + row.indent, top + at * KEY_ROW));
        }
        y += row.height;
      }
    });
  };
  inGroup(ctx, "legend", "", draw);
}
