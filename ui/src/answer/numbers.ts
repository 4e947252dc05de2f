const WHOLE = new Intl.NumberFormat('en');
const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** `12345` is "12,345". */
export const whole = (value: number): string => WHOLE.format(value);

/** `87.382` is "87.4". */
export const tenths = (value: number): string => TENTHS.format(value);

/** `0.5` is "50%". */
export const share = (value: number): string => SHARE.format(value);

/** An instant in UTC, to the minute. */
export const instant = (text: string): string => `${INSTANT.format(new Date(text))} UTC`;

/** "1 relation", "2 relations"; a plural that is not made with an s is given. */
export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${whole(count)} ${count === 1 ? word : plural}`;
