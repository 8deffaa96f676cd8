// One sentence to the reader over the picture, which can be closed.

import { make } from "../ground/elements.js";
import { say } from "../ground/speech.js";

/** A place for a sentence: `tell([key, values])` says it, `tell()` takes it away. */
export function makeNotice(state) {
  const words = make("span");
  const close = make("button", { type: "button", click: () => tell() }, "✕");
  const box = make("p", { class: "notice link-notice" }, words, close);
  const place = make("div", { role: "status" });
  document.querySelector("main").before(place);
  let said;

  function tell(sentence) {
    said = sentence;
    place.replaceChildren();
    if (!said) return;
    words.textContent = say(state.now.lang, ...said);
    close.setAttribute("aria-label", say(state.now.lang, "link.close"));
    place.append(box);
  }
  state.subscribe(["lang"], () => tell(said));
  return { tell };
}
