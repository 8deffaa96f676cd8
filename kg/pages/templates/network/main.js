// The network page: what stands in it becomes a model, what the reader chooses a state, and each
// part of the page shows both.

import { followAddress } from "./address.js";
import { makeChoices } from "./choices.js";
import { makeControls } from "./controls.js";
import { byId } from "./elements.js";
import { makeLegend } from "./legend.js";
import { makeModel, standUpright } from "./model.js";
import { makeMoving } from "./moving.js";
import { makePanel } from "./panel.js";
import { makePicture, sizeOf } from "./picture.js";
import { makeSaving } from "./saving.js";
import { makeSearch } from "./search.js";
import { makeTables } from "./tables.js";
import { unitFor } from "./views.js";

function start() {
  const data = JSON.parse(byId("data").textContent);
  const place = byId("network");
  const model = makeModel(data);
  if (place.clientHeight > 1.1 * place.clientWidth) standUpright(model);
  const state = makeChoices(model);
  // Who subscribes first is told first: the panel has its words before the picture moves.
  makeControls(model, state);
  makeSearch(model, state);
  makePanel(model, state, place);
  makeTables(model, state);
  makeLegend(model, state);
  // Only now is the picture's place as large as it stays.
  state.set({ unit: unitFor(model.nodes, sizeOf(place)) });
  const picture = makePicture(place, data, model, state, window.vis);
  window.kgNetwork = picture.network;
  makeSaving(picture, model);
  makeMoving(picture, state).fit();
  followAddress(model, state);
  picture.network.once("afterDrawing", () => {
    window.kgReady = true;
  });
  picture.network.redraw();
}

start();
