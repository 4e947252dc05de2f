/** The number of the period that the instant lies in; the nearest one if it lies in none. */
export const periodAt = (periods: readonly { readonly from: string }[], at: string): number => {
  const instant = Date.parse(at);
  const later = periods.findIndex(({ from }) => Date.parse(from) > instant);
  return later === -1 ? Math.max(0, periods.length - 1) : Math.max(0, later - 1);
};
