/** A filter as the address states it: a JSON object, of which a name that is left out narrows nothing. */
export type Where = Readonly<Record<string, unknown>>;

/** The filter in the words of an address; null: it cannot be read. */
export const whereOf = (query: URLSearchParams): Where | null => {
  const text = query.get('where');
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Where) : null;
  } catch {
    return null;
  }
};

/** What is put in the address; null where nothing is asked. */
export const whereText = (where: Where): string | null =>
  Object.keys(where).length === 0 ? null : JSON.stringify(where);

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The filter with one of its fields stated otherwise; what says nothing is left out. */
export const stating = (where: Where, name: string, value: unknown): Where => {
  const rest = Object.fromEntries(Object.entries(where).filter(([other]) => other !== name));
  return isSaid(value) ? { ...rest, [name]: value } : rest;
};
