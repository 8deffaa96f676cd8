import { order } from "./ordering.js";

export function makeTables() {
  return order;
}
