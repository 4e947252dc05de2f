const WHOLE = new Intl.NumberFormat('en');
const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** `12345` is "12,345". */
export const whole = (value: number): string => WHOLE.format(value);

/** `87.382` is "87.4". */
export const tenths = (value: number): string => TENTHS.format(value);

/** Points of score, of which means over many are small: `0.2943` is "0.29", `87.382` is "87.4". */
export const points = (value: number): string => (Math.abs(value) < 9.995 ? value.toFixed(2) : tenths(value));

/** `0.5` is "50 %". */
export const share = (value: number): string => SHARE.format(value).replace('%', '\u00a0%');

export { instant } from './dates';

/** An ISO 8601 duration in its two greatest units: `PT50H30M` is "2 days 2 hours". */
export const lasting = (duration: string): string => {
  const [, days, hours, minutes, seconds] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(duration) ?? [];
  const total =
    86_400 * Number(days ?? 0) + 3600 * Number(hours ?? 0) + 60 * Number(minutes ?? 0) + Number(seconds ?? 0);
  const parts = [
    [Math.floor(total / 86_400), 'day'],
    [Math.floor(total / 3600) % 24, 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  return said.length === 0 ? 'no time' : said.map(([count, word]) => counted(count, word)).join(' ');
};

/** "1 relation", "2 relations"; a plural that is not made with an s is given. */
export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${whole(count)} ${count === 1 ? word : plural}`;
