// A link to what is shown, to be sent to others.

import { byId, make } from "../ground/elements.js";
import { ADDRESSED } from "../choices/hash.js";
import { say } from "../ground/speech.js";

/** Have the button copy the page's address, which `freshen` first brings up to what is shown. */
export function makeSharing(state, freshen) {
  const button = byId("copy-link");
  const told = byId("copy-told");
  button.addEventListener("click", async () => {
    freshen();
    told.replaceChildren();
    const { lang } = state.now;
    if (await isCopied(location.href)) told.append(say(lang, "controls.copied"));
    else byHand(told, location.href, lang);
  });
  // What was copied is no longer what is shown.
  state.subscribe(["asked", "filters", ...ADDRESSED], () => told.replaceChildren());
}

async function isCopied(text) {
  // On a page that was opened as a file, some browsers have no clipboard, others refuse it.
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function byHand(told, text, lang) {
  const label = say(lang, "controls.link");
  const field = make("input", { type: "text", readonly: "true", value: text, "aria-label": label });
  told.append(say(lang, "controls.copy.by-hand"), " ", field);
  field.focus();
  field.select();
}
