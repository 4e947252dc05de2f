import { Select } from '@mantine/core';
import { useQuery } from 'urql';
import { amend, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';

const NAMES = graphql(`
  query ScenarioNames {
    scenarios(first: 200) {
      nodes {
        id
        name
      }
    }
  }
`);

/** What a scenario is called; undefined: none is meant, or nobody knows. */
export const useScenarioName = (id: string | null): string | undefined => {
  const [{ data }] = useQuery({ query: NAMES, pause: id === null });
  return id === null ? undefined : (data?.scenarios.nodes.find((scenario) => scenario.id === id)?.name ?? id);
};

/** Which estate is asked: as it is, or as a scenario would have it. */
export const ScenarioSelect = () => {
  const { query } = useAddress();
  const [{ data }] = useQuery({ query: NAMES });
  return (
    <Select
      size="sm"
      label="Estate"
      placeholder="As it is"
      data={data?.scenarios.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={query.get('scenario')}
      onChange={(scenario) => amend({ scenario })}
      clearable
      searchable
      nothingFoundMessage="No scenario is saved"
    />
  );
};
