import assert from "node:assert/strict";
import test from "node:test";

import { paintShape } from "../../../../kg/pages/templates/network/picture/shapes.js";
import { Drawing } from "../../../../kg/pages/templates/network/saving/svg.js";
import { drawingText } from "../../../../kg/pages/templates/network/saving/svgtext.js";

// What was drawn, without the first element.
function drawn(draw) {
  const drawing = new Drawing(200, 100);
  draw(drawing);
  return drawing.root.children;
}

const square = (ctx) => {
  ctx.beginPath();
  ctx.moveTo(1, 1);
  ctx.lineTo(3, 1);
  ctx.lineTo(3, 3);
  ctx.closePath();
};

test("what is filled and then outlined is one path", () => {
  const paths = drawn((ctx) => {
    square(ctx);
    ctx.fillStyle = "#123456";
    ctx.fill();
    ctx.strokeStyle = "#654321";
    ctx.lineWidth = 2;
    ctx.stroke();
  });
  assert.deepEqual(paths.map(({ attributes }) => attributes), [
    { d: "M1 1L3 1L3 3Z", fill: "#123456", stroke: "#654321", "stroke-width": "2" },
  ]);
});

test("a path that is drawn on after it was filled is outlined as a second one", () => {
  const paths = drawn((ctx) => {
    square(ctx);
    ctx.fill();
    ctx.lineTo(9, 9);
    ctx.stroke();
  });
  assert.deepEqual(paths.map(({ attributes }) => attributes.fill), ["#000000", "none"]);
});

test("places, widths, dashes and letters are scaled; what was saved comes back", () => {
  const [line, text, after] = drawn((ctx) => {
    ctx.save();
    ctx.translate(10, 20);
    ctx.scale(4);
    ctx.scale(0.5);
    ctx.translate(1, 1);
    ctx.lineWidth = 1.5;
    ctx.setLineDash([3, 2]);
    square(ctx);
    ctx.stroke();
    ctx.font = "bold 10px Noto Sans";
    ctx.textAlign = "center";
    ctx.fillText("a", 5, 5);
    ctx.restore();
    square(ctx);
    ctx.stroke();
  });
  assert.equal(line.attributes.d, "M14 24L18 24L18 28Z");
  assert.equal(line.attributes["stroke-width"], "3");
  assert.equal(line.attributes["stroke-dasharray"], "6 4");
  const { x, y, "font-size": size, "font-weight": weight, "text-anchor": anchor } = text.attributes;
  assert.deepEqual([x, y, size, weight, anchor], ["22", "32", "20", "bold", "middle"]);
  assert.equal(text.attributes["font-family"], "Noto Sans");
  assert.equal(after.attributes.d, "M1 1L3 1L3 3Z");
  assert.equal(after.attributes["stroke-dasharray"], undefined);
});

test("opacity is said apart from the colour: not every program reads both in one", () => {
  const [veil, faint] = drawn((ctx) => {
    ctx.fillStyle = "rgba(255,255,255,0.8)";
    ctx.fillRect(1, 2, 3, 4);
    ctx.globalAlpha = 0.5;
    ctx.fillRect(1, 2, 3, 4);
  });
  const box = { x: "1", y: "2", width: "3", height: "4", fill: "rgb(255,255,255)" };
  assert.deepEqual(veil.attributes, { ...box, "fill-opacity": "0.8" });
  assert.deepEqual(faint.attributes, { ...box, "fill-opacity": "0.4" });
});

test("a group has a title; a window cuts off what it holds", () => {
  const [clip, seen] = drawn((ctx) => {
    ctx.within({ l: 1, t: 2, r: 11, b: 22 }, () => {
      ctx.group("node", "A & B", () => ctx.fillRect(0, 0, 1, 1));
    });
  });
  const [{ attributes }] = clip.children;
  assert.deepEqual(attributes, { x: "1", y: "2", width: "10", height: "20" });
  assert.equal(seen.attributes["clip-path"], `url(#${clip.attributes.id})`);
  const [group] = seen.children;
  assert.equal(group.attributes.class, "node");
  assert.deepEqual(group.children.map(({ tag }) => tag), ["title", "rect"]);
});

test("a halo is not read aloud, and the letters are", () => {
  const [halo, letters] = drawn((ctx) => {
    ctx.font = "12px sans";
    ctx.strokeText("Rīga", 1, 1);
    ctx.fillText("Rīga", 1, 1);
  });
  assert.equal(halo.attributes["aria-hidden"], "true");
  assert.equal(letters.attributes["aria-hidden"], undefined);
});

test("a node's mark is the same as on a canvas, its fill and its outline too", () => {
  const mark = { x: 50, y: 50, r: 10, colour: "#00f", ink: "#111", width: 2 };
  const paths = drawn((ctx) => paintShape(ctx, { ...mark, shape: "square", fill: 3 }));
  assert.deepEqual(paths.map(({ attributes: { fill, stroke } }) => [fill, stroke]), [
    ["#00f", "#111"], ["#1b2733", undefined],
  ]);
});

test("the text of the file has no markup but its own, and nothing that XML cannot hold", () => {
  const drawing = new Drawing(200, 100);
  drawing.describe('<script>alert("1")</script>', "a\u0000b\ud800c ]]> & d");
  drawing.font = "12px \"Noto Sans\"";
  drawing.fillText("</text><b>", 0, 0);
  const text = drawingText(drawing);
  assert.ok(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'));
  assert.ok(text.includes("<title>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</title>"));
  assert.ok(text.includes("<desc>abc ]]&gt; &amp; d</desc>"));
  assert.ok(text.includes("&lt;/text&gt;&lt;b&gt;</text>"));
  assert.ok(text.includes('font-family="&quot;Noto Sans&quot;"'));
});
