/* So long is worked at a stretch, in milliseconds: a key or a click waits no longer than that. */
const STRETCH = 12;

/** Lets the page answer what was typed and clicked meanwhile. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Does something for each item in order, in turns with the page; an abort ends it with its reason. */
export const inTurns = async <T>(
  items: readonly T[],
  act: (item: T, at: number) => void,
  signal: AbortSignal,
): Promise<void> => {
  let until = performance.now() + STRETCH;
  for (let at = 0; at < items.length; at++) {
    act(items[at]!, at);
    if (performance.now() < until) continue;
    await turn();
    signal.throwIfAborted();
    until = performance.now() + STRETCH;
  }
};
