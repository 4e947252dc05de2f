import { Select, Switch } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ABOUT, Provenance, Refusal, Waiting } from '../answer/Answer';
import { AGREEMENT, Check } from '../answer/Check';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords } from '../entity/kinds';
import { STEPS } from '../entity/levels';
import { addressOf, amend, changed, Link, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';
import type { AccessLevel, ResultOf, VariablesOf } from '../ground/graphql';
import { share, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { AssumptionsBar } from '../question/AssumptionsBar';
import { TargetExamples } from '../question/Examples';
import { useQuestion } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import { ENTITY_FIELDS } from '../table/fields';
import { FilterBar } from '../table/FilterBar';
import { ServerTable, turningOf } from '../table/ServerTable';
import type { ServerColumn } from '../table/ServerTable';
import { whereOf, whereText } from '../table/where';
import { Breakdown } from './Breakdown';
import type { Whose } from './Breakdown';
import { Gravest } from './Gravest';

const EXPOSURE = graphql(
  `
    query Exposure(
      $targets: [ID!]!
      $level: AccessLevel
      $administration: Boolean!
      $assume: Assumptions
      $scenario: ID
      $kinds: [EntityKind!]
      $where: EntityFilter
      $first: Int!
      $after: String
    ) {
      exposure(
        targets: $targets
        level: $level
        administration: $administration
        assume: $assume
        scenario: $scenario
      ) {
        targets {
          id
          name
          kind
        }
        entityCount
        identityCount
        possibleCount
        reachAllCount
        providerShare
        entities(first: $first, after: $after, kinds: $kinds, where: $where) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            reachesAll
            node {
              id
              name
              kind
              tenant {
                id
                name
              }
            }
          }
        }
        assumptions {
          ...Assumed
        }
        completeness {
          ...Complete
        }
        snapshot {
          ...Taken
        }
      }
    }
  `,
  ABOUT,
);

/* The same question, answered by a second algorithm. */
const CHECKED = graphql(
  `
    query ExposureChecked(
      $targets: [ID!]!
      $level: AccessLevel
      $administration: Boolean!
      $assume: Assumptions
      $scenario: ID
    ) {
      exposure(
        targets: $targets
        level: $level
        administration: $administration
        assume: $assume
        scenario: $scenario
        verify: true
      ) {
        agreement {
          ...Agreed
        }
      }
    }
  `,
  [AGREEMENT],
);

type Asked = VariablesOf<typeof EXPOSURE>;
type Exposure = ResultOf<typeof EXPOSURE>['exposure'];
type Holder = Exposure['entities']['edges'][number];

const columns = (kept: URLSearchParams, target: string): readonly ServerColumn<Holder>[] => [
  { key: 'name', header: 'Name', show: ({ node }) => <EntityLink entity={node} terse /> },
  { key: 'kind', header: 'Kind', show: ({ node }) => inWords(node.kind) },
  { key: 'tenant', header: 'Tenant', show: ({ node }) => node.tenant?.name },
  { key: 'all', header: 'All targets', show: ({ reachesAll }) => reachesAll && 'yes' },
  { key: 'id', header: 'Id', show: ({ node }) => node.id },
  {
    key: 'how',
    header: 'How',
    show: ({ node }) => (
      <>
        <Link to={addressOf('/paths', changed(kept, { of: node.id, to: target }))} aria-label={`Paths of ${node.name}`}>
          paths
        </Link>{' '}
        <Link to={addressOf('/blast-radius', changed(kept, { of: node.id, to: null }))}>radius</Link>
      </>
    ),
  },
];

/* The question without the page that is shown, so that another page asks nothing else anew. */
const withoutPage = ({ first: _, after: __, where, ...rest }: Asked): Whose => ({
  ...rest,
  where: where && whereText(where) !== null ? where : null,
});

const withoutList = ({ targets, level, administration, assume, scenario }: Asked): VariablesOf<typeof CHECKED> => ({
  targets,
  level: level ?? null,
  administration,
  assume: assume ?? null,
  scenario: scenario ?? null,
});

const Result = ({ exposure, asked, fading }: { exposure: Exposure; asked: Asked; fading: boolean }) => {
  const { query } = useAddress();
  const { edges } = exposure.entities;
  const whose = useMemo(() => withoutPage(asked), [asked]);
  const checked = useMemo(() => withoutList(asked), [asked]);
  const shown = useMemo(() => columns(questionOf(query), exposure.targets[0]?.id ?? ''), [query, exposure]);
  return (
    <>
      <section className="card">
        <Figures>
          <Figure value={whole(exposure.identityCount)} name="identities get there" />
          <Figure value={whole(exposure.entityCount)} name="entities of any kind get there" />
          <Figure value={whole(exposure.reachAllCount)} name="reach every target" />
          <Figure
            value={exposure.providerShare === null ? '–' : share(exposure.providerShare)}
            name="of the provider's identities"
          />
          {!exposure.completeness.exact && <Figure value={whole(exposure.possibleCount)} name="at most" />}
        </Figures>
      </section>
      {asked.kinds && edges.length > 0 && (
        <section className="card">
          <Gravest asked={whose} of={exposure.targets[0]?.id ?? ''} />
        </section>
      )}
      <section className="card">
        <h2>Who gets there</h2>
        <div className="stack">
          <FilterBar fields={ENTITY_FIELDS} first={['search', 'tenant', 'tenantKinds']} />
          <ServerTable
            label="Who gets there"
            noun={asked.kinds ? ['identity', 'identities'] : ['entity', 'entities']}
            rows={edges}
            idOf={({ node }) => node.id}
            columns={shown}
            page={exposure.entities}
            fading={fading}
            wholeList={wholeListOf('exposure', whose)}
          />
        </div>
      </section>
      {edges.length > 0 && (
        <section className="card">
          <Breakdown asked={whose} />
        </section>
      )}
      <Provenance about={exposure}>
        <Check query={CHECKED} variables={checked} found={(found) => found.exposure.agreement} />
      </Provenance>
    </>
  );
};

const Answer = ({ targets }: { targets: string[] }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => {
    const { first, after } = turningOf(query);
    return {
      targets,
      assume,
      scenario,
      level: (query.get('level') as AccessLevel | null) ?? null,
      administration: query.has('admin'),
      kinds: query.get('show') === 'all' ? null : (['IDENTITY'] as const).slice(),
      where: whereOf(query) ?? {},
      first,
      after,
    };
  }, [targets, assume, scenario, query]);
  const [{ data, error, fetching }] = useQuery({ query: EXPOSURE, variables });
  if (error) return <Refusal error={error} />;
  return data ? <Result exposure={data.exposure} asked={variables} fading={fetching} /> : <Waiting />;
};

/** Who can get to a tenant, a resource, anything? */
const ExposurePage = () => {
  const { query } = useAddress();
  const targets = useMemo(() => query.getAll('target'), [query]);
  return (
    <div className="stack">
      <PageHead title="Exposure" asks="Who, compromised alone, gets to these?" />
      <section className="card question">
        <EntityPicker
          label="Targets"
          placeholder="A tenant, resource, credential … by name or id"
          chosen={targets}
          onChange={(target) => amend({ target, after: null })}
        />
        {targets.length === 0 && <TargetExamples />}
        <div className="toolbar top">
          <Select
            size="sm"
            label="Level that counts"
            placeholder="as it is exercised"
            data={[...STEPS]}
            value={query.get('level')}
            onChange={(level) => amend({ level, after: null })}
            clearable
          />
          <Select
            size="sm"
            label="Listed"
            data={[
              { value: 'identities', label: 'Identities' },
              { value: 'all', label: 'Everything' },
            ]}
            value={query.get('show') ?? 'identities'}
            onChange={(show) => amend({ show: show === 'all' ? show : null, after: null })}
            allowDeselect={false}
          />
          <Switch
            label="Only the administration of a tenant counts"
            checked={query.has('admin')}
            onChange={(event) => amend({ admin: event.currentTarget.checked, after: null })}
          />
        </div>
        <AssumptionsBar />
      </section>
      {targets.length === 0 ? (
        <p className="empty">Choose what is to be kept: a customer's tenant, a backup, a vault.</p>
      ) : (
        <Answer targets={targets} />
      )}
    </div>
  );
};

export default ExposurePage;
