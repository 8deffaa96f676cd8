// One state for the whole page. Who wants to know of a change subscribes to it; nobody keeps a
// copy. Each state is an object of its own, so that two may be compared.

/**
 * Make a state.
 *
 * `settle(next, before)` gives the state that follows from the values that were set; it is how
 * one value may depend on others. `before` is null for the first.
 */
export function makeState(first, settle = (next) => next) {
  let now = settle(first, null);
  let telling = false;
  const waiting = [];
  const subscribers = new Set();

  function change(values) {
    const before = now;
    now = settle({ ...before, ...values }, before);
    const changed = new Set(Object.keys(now).filter((name) => !Object.is(now[name], before[name])));
    if (!changed.size) {
      now = before;
      return;
    }
    for (const subscriber of [...subscribers]) {
      const isMeant = subscriber.names.some((name) => changed.has(name));
      if (isMeant && subscribers.has(subscriber)) subscriber.tell(now, before);
    }
  }

  return {
    get now() {
      return now;
    },

    /** Change values and tell those who subscribed to any of them, each once. */
    set(values) {
      for (const name of Object.keys(values)) {
        if (!Object.hasOwn(now, name)) throw new Error(`the state has no “${name}”`);
      }
      waiting.push(values);
      // Who is told may change the state in turn: that is told when all know of this change.
      if (telling) return;
      telling = true;
      try {
        while (waiting.length) change(waiting.shift());
      } finally {
        telling = false;
        waiting.length = 0;
      }
    },

    /** Have `tell(now, before)` called when one of the names changes; returns how to end that. */
    subscribe(names, tell) {
      for (const name of names) {
        if (!Object.hasOwn(now, name)) throw new Error(`the state has no “${name}”`);
      }
      const subscriber = { names, tell };
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
  };
}
