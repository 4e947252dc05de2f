import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Waiting } from '../answer/Answer';
import { bars } from '../drawing/bars';
import { Chart } from '../drawing/Chart';
import type { Palette } from '../drawing/palette';
import { graphql } from '../ground/graphql';
import type { VariablesOf } from '../ground/graphql';
import { whole } from '../ground/numbers';
import { tally } from './tally';

/** Those that are listed and whose they are, of as many as one page can hold. */
export const WHOSE = graphql(`
  query ExposureWhose(
    $targets: [ID!]!
    $level: AccessLevel
    $administration: Boolean!
    $assume: Assumptions
    $scenario: ID
    $kinds: [EntityKind!]
    $where: EntityFilter
  ) {
    exposure(targets: $targets, level: $level, administration: $administration, assume: $assume, scenario: $scenario) {
      entities(first: 1000, kinds: $kinds, where: $where) {
        totalCount
        nodes {
          id
          tenant {
            name
          }
        }
      }
    }
  }
`);

/** What is asked about those that are listed. */
export type Whose = VariablesOf<typeof WHOSE>;

/** Whose those are that are listed. */
export const Breakdown = ({ asked }: { asked: Whose }) => {
  const [{ data }] = useQuery({ query: WHOSE, variables: asked });
  const entities = data?.exposure.entities;
  const tallied = useMemo(
    () => tally(entities?.nodes.map(({ tenant }) => tenant?.name ?? 'of no tenant') ?? [], 12),
    [entities],
  );
  const option = useCallback((palette: Palette) => bars(tallied, palette.accent, palette), [tallied]);
  if (!entities) return <Waiting rows={1} />;
  const isPart = entities.totalCount > entities.nodes.length;
  return (
    <Chart
      label={isPart ? `Whose they are, of the first ${whole(entities.nodes.length)}` : 'Whose they are'}
      file="exposure-by-tenant"
      height={Math.max(140, 30 * tallied.length + 30)}
      option={option}
    >
      <ul>
        {tallied.map(({ name, value }) => (
          <li key={name}>
            {name}: {whole(value)}
          </li>
        ))}
      </ul>
    </Chart>
  );
};
