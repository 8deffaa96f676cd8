// What is asked for often is done at once the first time, and then once in a while.

/**
 * A way to have `act` done: `ask()` does it at once, or when `pause` milliseconds have passed since
 * it was done last; `now()` does it at once in any case.
 */
export function makeThrottled(act, pause) {
  let last = -Infinity;
  let timer = 0;
  function now() {
    clearTimeout(timer);
    timer = 0;
    last = Date.now();
    act();
  }
  function ask() {
    if (timer) return;
    const rest = pause - (Date.now() - last);
    if (rest <= 0) now();
    else timer = setTimeout(now, rest);
  }
  return { ask, now };
}
