/** Whether the server answers and has its store. */
export const isServing = async (signal: AbortSignal): Promise<boolean> => {
  try {
    return (await fetch('/healthz', { signal, cache: 'no-store' })).ok;
  } catch {
    return false;
  }
};
