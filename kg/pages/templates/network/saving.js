// The picture as a file.

import { INK } from "./colours.js";
import { byId, make } from "./elements.js";
import { fold } from "./words.js";

export function makeSaving({ canvas, letters }, { title }) {
  byId("png").addEventListener("click", () => {
    sheetOf(canvas, title, letters).toBlob((blob) => {
      const href = URL.createObjectURL(blob);
      make("a", { href, download: fileName(title) }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10000);
    });
  });
}

// The picture on white, with the title over it.
function sheetOf(canvas, title, letters) {
  const ratio = canvas.width / canvas.clientWidth;
  const top = 44 * ratio;
  const sheet = make("canvas", { width: canvas.width, height: canvas.height + top });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(canvas, 0, top);
  ctx.fillStyle = INK;
  ctx.font = `600 ${18 * ratio}px ${letters}`;
  ctx.fillText(title, 16 * ratio, 30 * ratio, sheet.width - 32 * ratio);
  return sheet;
}

export function fileName(title) {
  const words = fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${words.slice(0, 60) || "network"}.png`;
}
