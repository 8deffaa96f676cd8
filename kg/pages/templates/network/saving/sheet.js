// A sheet: the picture as it leaves the page, with what is needed to read it without the page.
// It is painted on anything that draws as a canvas does: an image and a drawing are the same.

import { captionOf, sourceOf } from "./captions.js";
import { colouring, palette } from "../choices/colours.js";
import { inLines } from "./lines.js";
import { highOf, isRoomy, paintColumns } from "./sheetcolumns.js";
import { sheetKey } from "./sheetkey.js";
import { paintPicture, picturePlace } from "./sheetpicture.js";
import { say } from "../ground/speech.js";

const SHEET_MARGIN = 26;
const SHEET_BESIDE = 194;
// How wide a column of the legend is under the picture, and how much of the sheet it may take.
const SHEET_COLUMN = 170;
const SHEET_MOST = 0.4;

/**
 * Paint a sheet.
 *
 * `sheet` has its width and height in pixels, the letters, `widest` to measure words, `linesOf`
 * for names, the language and the date, and `view` ({x, y, scale, width, height}) if only a part is
 * to be seen.
 * `isBare` leaves out the title, the question and the source, where the page around it has them.
 */
export function paintSheet(ctx, model, state, sheet) {
  const now = lightened(model, state);
  const { ink, ground } = palette(false);
  const margin = sheet.isBare ? 1 : SHEET_MARGIN;
  const box = { l: margin, t: margin, r: sheet.width - margin, b: sheet.height - margin };
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.fillStyle = ink;
  paintHead(ctx, box, model, now, sheet);
  if (!sheet.isBare) paintFoot(ctx, box, model, now, sheet);
  const keyFor = (place) => {
    const { unit, scale } = picturePlace(now, sheet, place);
    return sheetKey({ ...now, unit }, scale);
  };
  if (sheet.width > sheet.height) {
    const high = box.b - box.t;
    const columns = isRoomy(keyFor(box), sheet, SHEET_BESIDE, 1, high) ? 1 : 2;
    const picture = { ...box, r: box.r - columns * SHEET_BESIDE - 14 };
    paintColumns(ctx, { ...box, l: picture.r + 14 }, keyFor(picture), sheet, columns);
    paintPicture(ctx, picture, now, sheet);
    return;
  }
  const columns = Math.max(1, Math.floor((box.r - box.l) / SHEET_COLUMN));
  const high = highOf(keyFor(box), sheet, columns, box);
  const edge = box.b - Math.min((box.b - box.t) * SHEET_MOST, high);
  const picture = { ...box, b: edge - 8 };
  paintPicture(ctx, picture, now, sheet);
  paintColumns(ctx, { ...box, t: edge }, keyFor(picture), sheet, columns);
}

// Paper is white, whatever the screen is; nobody walks on it.
function lightened(model, now) {
  const light = { ...now, isDark: false, walk: null };
  return { ...light, colours: colouring(model, light) };
}

function paintHead(ctx, box, model, now, sheet) {
  const told = captionOf(model, now);
  if (sheet.view) told.push(say(now.lang, "sheet.in-view"));
  const rows = [{ text: `${told.join(". ")}.`, size: 12, most: 4 }];
  if (!sheet.isBare) {
    if (model.question) rows.unshift({ text: model.question, size: 13, most: 3, isQuiet: true });
    rows.unshift({ text: model.title, size: 20, most: 2, weight: "bold " });
  }
  for (const { text, size, most, weight = "", isQuiet } of rows) {
    const font = `${weight}${size}px ${sheet.letters}`;
    ctx.font = font;
    ctx.fillStyle = palette(false)[isQuiet ? "quiet" : "ink"];
    for (const line of inLines(text, box.r - box.l, font, sheet, most)) {
      ctx.fillText(line, box.l, box.t + size);
      box.t += Math.round(size * 1.3);
    }
    box.t += 4;
  }
  box.t += 4;
}

function paintFoot(ctx, box, model, now, sheet) {
  const font = `10.5px ${sheet.letters}`;
  ctx.font = font;
  ctx.fillStyle = palette(false).quiet;
  const told = sourceOf(model, now.lang, sheet.date);
  const lines = inLines(told, box.r - box.l, font, sheet, 3);
  box.b -= 14 * lines.length;
  lines.forEach((line, at) => ctx.fillText(line, box.l, box.b + 14 * at + 12));
  box.b -= 6;
}
