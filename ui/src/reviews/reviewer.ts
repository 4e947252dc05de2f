const KEY = 'reviewer';

/** Who decides, as this browser knows it. */
export const reviewer = (): string => localStorage.getItem(KEY) ?? '';

export const keepReviewer = (name: string): void => localStorage.setItem(KEY, name);
