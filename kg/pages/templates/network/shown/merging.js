// Ties that are made of others: how two or more become one. What is rarely asked for is put
// together when it is: there may be hundreds of thousands.

import { STATUSES } from "./filters.js";

const PAIR = 2 ** 26;

/** The place of a status, from the firmest, 0, to what is not known, 4. */
export function firmness(status) {
  const at = STATUSES.indexOf(status);
  return at < 0 ? STATUSES.length : at;
}

/** The status at a place from the firmest. */
export function statusAt(place) {
  return STATUSES[place] ?? "not known";
}

/** A tie of two nodes that rests on other ties; who extends it says on which, in `gathered()`. */
export class DerivedTie {
  constructor(from, to, weight, status) {
    this.from = from;
    this.to = to;
    this.weight = weight;
    this.status = status;
    this.structural = false;
    this.directed = false;
    this.known = null;
  }

  /** Greater than those of the ties of the model, and the same for a pair each time. */
  get at() {
    return (this.from.at + 1) * PAIR + this.to.at;
  }

  get facts() {
    this.known ??= factsOf(this.gathered());
    return this.known;
  }

  get base() {
    return this.facts.base;
  }

  get roles() {
    return this.facts.roles;
  }

  get relations() {
    return this.facts.relations;
  }

  get statuses() {
    return this.facts.statuses;
  }

  get start() {
    return this.facts.start;
  }

  get end() {
    return this.facts.end;
  }

  get claims() {
    return this.facts.claims;
  }

  get more() {
    return this.facts.more;
  }
}

/** Several ties of the same two ends as one: weights are added up, all else is united. */
export class MergedTie extends DerivedTie {
  constructor(from, to, made) {
    let weight = 0;
    let status = STATUSES.length;
    for (const tie of made) {
      weight += tie.weight;
      status = Math.min(status, firmness(tie.status));
    }
    super(from, to, weight, statusAt(status));
    this.made = made;
    this.structural = made[0].structural;
    this.directed = made[0].directed;
  }

  get id() {
    return `${this.structural ? "part" : "tie"}-${this.from.at}-${this.to.at}`;
  }

  gathered() {
    return this.made.flatMap((tie) => tie.base);
  }
}

function factsOf(ties) {
  const base = byPlace(ties);
  const all = (name) => base.flatMap((tie) => tie[name]);
  const dates = (name) => base.map((tie) => tie[name]).filter(Boolean).sort();
  const statuses = [...new Set(all("statuses"))];
  return {
    base,
    roles: byPlace(all("roles")),
    relations: byPlace(all("relations")),
    statuses: statuses.sort((one, other) => firmness(one) - firmness(other)),
    start: dates("start")[0] ?? "",
    end: dates("end").at(-1) ?? "",
    claims: [...new Set(all("claims"))].sort((one, other) => one - other),
    more: base.reduce((sum, tie) => sum + (tie.more || 0), 0),
  };
}

/** Each once, in the order that they have in the page. */
export function byPlace(things) {
  return [...new Set(things)].sort((one, other) => one.at - other.at);
}
