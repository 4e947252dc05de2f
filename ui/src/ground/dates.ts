/* The one format of dates and times: 29 Nov 2026, 09:00 UTC. */
const ZONE = 'zone';
const DAY = 86_400_000;

type Zone = 'UTC' | 'local';

/** In which zone the reader wants instants to be shown. */
export const zone = (): Zone => {
  try {
    return localStorage.getItem(ZONE) === 'local' ? 'local' : 'UTC';
  } catch {
    return 'UTC';
  }
};

export const keepZone = (chosen: Zone): void =>
  chosen === 'UTC' ? localStorage.removeItem(ZONE) : localStorage.setItem(ZONE, chosen);

const formatOf = (chosen: Zone, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...style, ...(chosen === 'UTC' ? { timeZone: 'UTC' } : {}) });

/* Made once for each zone: to make one takes longer than to use it a thousand times. */
const FORMATS = {
  UTC: undefined as Intl.DateTimeFormat | undefined,
  local: undefined as Intl.DateTimeFormat | undefined,
};
const DAYS = { ...FORMATS };

/** An instant to the minute, with its zone. */
export const instant = (text: string): string => {
  const chosen = zone();
  const style: Intl.DateTimeFormatOptions =
    chosen === 'UTC'
      ? { dateStyle: 'medium', timeStyle: 'short' }
      : {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          timeZoneName: 'short',
        };
  const format = (FORMATS[chosen] ??= formatOf(chosen, style));
  const said = format.format(new Date(text));
  return chosen === 'UTC' ? `${said} UTC` : said;
};

/** The day of an instant: "29 Nov 2026". */
export const day = (text: string): string =>
  (DAYS[zone()] ??= formatOf(zone(), { dateStyle: 'medium' })).format(new Date(text));

/** How old something is, in whole days; null where nobody says since when it is there. */
export const ageOf = (since: string | null, now: number): string | null => {
  if (since === null) return null;
  const days = Math.floor((now - Date.parse(since)) / DAY);
  return days < 0 ? 'not yet' : `${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}`;
};

/** The instant so many days later. */
export const daysAfter = (since: string, days: number): string =>
  new Date(Date.parse(since) + days * DAY).toISOString();
