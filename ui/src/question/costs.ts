import { graphql } from '../ground/graphql';

export type AdviceCosts = ReturnType<typeof graphql.scalar<'AdviceCosts'>>;
type Remedy = ReturnType<typeof graphql.scalar<'Remedy'>>;

/** What can be priced, and what it costs where the reader says nothing. */
export const PRICED: readonly {
  readonly key: Remedy | 'rotate' | 'disable';
  readonly name: string;
  readonly cost: number;
}[] = [
  { key: 'rotate', name: 'give a credential a new value', cost: 1 },
  { key: 'disable', name: 'disable an identity', cost: 5 },
  { key: 'SCOPE', name: 'narrow access to one client, each', cost: 0.5 },
  { key: 'MAKE_ELIGIBLE', name: 'have access activated, each', cost: 0.5 },
  { key: 'REQUIRE_APPROVAL', name: 'have activation approved, each', cost: 0.75 },
  { key: 'REQUIRE_MFA', name: 'ask for a factor that cannot be phished', cost: 1 },
  { key: 'SPLIT', name: 'split a credential', cost: 2 },
  { key: 'RESTRICT', name: 'restrict a tool', cost: 2 },
];

const KEY = 'costs';

/** What the reader has priced otherwise, by key. */
export const ownCosts = (): Readonly<Record<string, number>> => {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const said = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(
      said.filter(([key, cost]) => PRICED.some((each) => each.key === key) && typeof cost === 'number' && cost > 0),
    );
  } catch {
    return {};
  }
};

export const keepCosts = (costs: Readonly<Record<string, number>>): void =>
  localStorage.setItem(KEY, JSON.stringify(costs));

/** The reader's costs as advice takes them. */
export const costsOf = (own: Readonly<Record<string, number>>): Pick<AdviceCosts, 'ending' | 'remedies'> => {
  const { rotate, disable, ...remedies } = own;
  return {
    ...(rotate !== undefined || disable !== undefined
      ? { ending: { rotate: rotate ?? null, disable: disable ?? null } }
      : {}),
    remedies: Object.entries(remedies).map(([remedy, cost]) => ({ remedy: remedy as Remedy, cost })),
  };
};
