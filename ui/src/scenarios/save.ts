import { useClient } from 'urql';
import type { ResultOf } from '../ground/graphql';
import { draftedOf, inputOf } from '../what-if/changes';
import type { ScenarioInput } from '../what-if/changes';
import type { Draft } from '../what-if/draft';
import { CREATE, NEWEST, UPDATE } from './savedQuestions';

/** What became of a draft that was to be saved. */
export interface Outcome {
  /** The id under which it is saved now; null: it is not. */
  readonly id: string | null;
  readonly problems: readonly string[];
  /** The version that somebody has saved meanwhile; null: nobody has. */
  readonly newest: Draft | null;
}

const CONFLICT = 'CONFLICT';

const inputFor = ({ name, description, changes }: Draft): ScenarioInput => ({
  name: name.trim(),
  description: description.trim() || null,
  changes: changes.map(inputOf),
});

type Known = Pick<
  NonNullable<ResultOf<typeof NEWEST>['scenario']>,
  'id' | 'version' | 'name' | 'description' | 'changes'
>;

/** A saved scenario, to be changed; saving it replaces the version that was read. */
export const draftOf = ({ id, version, name, description, changes }: Known): Draft => ({
  id,
  version,
  name,
  description: description ?? '',
  changes: changes.map(draftedOf),
});

/** Saves a draft: as a new scenario, or in the place of the version that it was read from. */
export const useSave = () => {
  const client = useClient();
  const newest = async (id: string): Promise<Draft | null> => {
    const { data } = await client.query(NEWEST, { id }, { requestPolicy: 'network-only' }).toPromise();
    return data?.scenario ? draftOf(data.scenario) : null;
  };
  return async (draft: Draft): Promise<Outcome> => {
    const input = inputFor(draft);
    const { data, error } =
      draft.id !== null && draft.version !== null
        ? await client.mutation(UPDATE, { id: draft.id, version: draft.version, input }).toPromise()
        : await client.mutation(CREATE, { input }).toPromise();
    const payload = data && ('scenarioCreate' in data ? data.scenarioCreate : data.scenarioUpdate);
    if (!payload) return { id: null, problems: [error?.message ?? 'The server cannot be reached.'], newest: null };
    const conflict = draft.id !== null && payload.userErrors.some(({ code }) => code === CONFLICT);
    return {
      id: payload.scenario?.id ?? null,
      problems: payload.userErrors.map(({ message }) => message),
      newest: conflict ? await newest(draft.id) : null,
    };
  };
};
