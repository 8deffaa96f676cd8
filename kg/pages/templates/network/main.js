// The network page: what stands in it becomes a model, what the reader chooses a state, and each
// part of the page shows both.

import { followAddress } from "./address.js";
import { makeChoices } from "./choices.js";
import { makeControls } from "./controls.js";
import { byId } from "./elements.js";
import { makeEvidence } from "./evidence.js";
import { makeFigures } from "./figures.js";
import { makeLegend } from "./legend.js";
import { makeModel, standUpright } from "./model.js";
import { makeMoving } from "./moving.js";
import { makePanel } from "./panel.js";
import { makePicture, sizeOf } from "./picture.js";
import { makePointing } from "./pointing.js";
import { makeSaving } from "./saving.js";
import { makeSearch } from "./search.js";
import { makeSettling } from "./settling.js";
import { makeSpeech } from "./speech.js";
import { makeTables } from "./tables.js";
import { makeThemes } from "./themes.js";
import { makeTimeline } from "./timeline.js";
import { unitFor } from "./views.js";
import { makeWalking } from "./walking.js";

function start() {
  const data = JSON.parse(byId("data").textContent);
  const place = byId("network");
  const model = makeModel(data);
  if (place.clientHeight > 1.1 * place.clientWidth) standUpright(model);
  const state = makeChoices(model);
  const evidence = makeEvidence();
  window.kgModel = model;
  window.kgState = state;
  // Who subscribes first is told first: the panel has its words before the picture moves.
  makeSpeech(state);
  makeThemes(model, state);
  makeFigures(model, state);
  makeControls(model, state);
  makePanel(model, state, place, evidence);
  // Only now is the picture's place as large as it stays.
  state.set({ unit: unitFor([...state.now.shown.nodes], sizeOf(place)) });
  const picture = makePicture(place, data.options, state, window.vis);
  window.kgNetwork = picture.network;
  window.kgPicture = picture;
  makeSettling(picture, state);
  Object.assign(picture, makeMoving(picture, state));
  makePointing(picture, state);
  picture.fit();
  makeWalking(model, state, place, evidence);
  followAddress(model, state, picture);
  picture.network.once("afterDrawing", () => {
    window.kgReady = true;
    // What is not seen at first sight is made after it.
    setTimeout(() => {
      makeTimeline(model, state);
      makeLegend(model, state);
      makeSearch(model, state);
      makeTables(model, state);
      // When the page is printed, it counts the rows that the tables then have.
      makeSaving(picture, model, state);
      window.kgComplete = true;
    });
  });
  picture.network.redraw();
}

start();
