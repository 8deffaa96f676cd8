// The network page: what stands in it becomes a model, what the reader chooses a state, and each
// part of the page shows both.

import { followAddress } from "./controls/address.js";
import { makeChoices } from "./choices/choices.js";
import { makeControls } from "./controls/controls.js";
import { byId } from "./ground/elements.js";
import { makeEvidence } from "./panel/evidence.js";
import { makeFigures } from "./shown/figures.js";
import { makeLegend } from "./legend/legend.js";
import { makeModel, standUpright } from "./ground/model.js";
import { makeMoving } from "./picture/moving.js";
import { makePanel } from "./panel/panel.js";
import { makePicture } from "./picture/picture.js";
import { makePointing } from "./picture/pointing.js";
import { makeSaving } from "./saving/saving.js";
import { makeSearch } from "./search/search.js";
import { makeSettling } from "./picture/settling.js";
import { makeSpeech } from "./ground/speech.js";
import { makeTables } from "./tables/tables.js";
import { makeThemes } from "./controls/themes.js";
import { makeTimeline } from "./controls/timeline.js";
import { makeWalking } from "./panel/walking.js";

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
