const MINUTE = 60_000;

/** How long it is since then: "3 h 07 min"; null where there is no such instant, or it is still to come. */
export const elapsed = (since: string, now: number): string | null => {
  const minutes = Math.floor((now - Date.parse(since)) / MINUTE);
  if (!Number.isFinite(minutes) || minutes < 0) return null;
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${String(rest).padStart(2, '0')} min` : `${rest} min`;
};
