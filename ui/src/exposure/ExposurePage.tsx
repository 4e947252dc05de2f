import { Select, Switch } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { ABOUT, Provenance, Refusal, Waiting } from '../answer/Answer';
import { AGREEMENT, Check } from '../answer/Check';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { bars } from '../drawing/bars';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
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
import { useQuestion } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import { tally } from './tally';

const EXPOSURE = graphql(
  `
    query Exposure(
      $targets: [ID!]!
      $level: AccessLevel
      $administration: Boolean!
      $assume: Assumptions
      $scenario: ID
      $kinds: [EntityKind!]
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
        entities(first: 1000, kinds: $kinds) {
          totalCount
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

const columns = (kept: URLSearchParams, target: string): readonly Column<Holder>[] => [
  { header: 'Name', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} terse /> },
  { header: 'Kind', value: ({ node }) => inWords(node.kind) },
  { header: 'Tenant', value: ({ node }) => node.tenant?.name ?? null },
  { header: 'All targets', value: ({ reachesAll }) => (reachesAll ? 'yes' : '') },
  { header: 'Id', value: ({ node }) => node.id },
  {
    header: 'How',
    value: () => null,
    show: ({ node }) => (
      <>
        <Link to={addressOf('/paths', changed(kept, { of: node.id, to: target }))}>paths</Link>{' '}
        <Link to={addressOf('/blast-radius', changed(kept, { of: node.id, to: null }))}>radius</Link>
      </>
    ),
  },
];

const Breakdown = ({ holders }: { holders: readonly Holder[] }) => {
  const tallied = useMemo(
    () =>
      tally(
        holders.map(({ node }) => node.tenant?.name ?? 'of no tenant'),
        12,
      ),
    [holders],
  );
  const option = useCallback((palette: Palette) => bars(tallied, palette.accent, palette), [tallied]);
  return (
    <Chart
      label="Whose they are"
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

const Result = ({ exposure, asked }: { exposure: Exposure; asked: Asked }) => {
  const { query } = useAddress();
  const { edges, totalCount } = exposure.entities;
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
      <section className="card">
        <h2>Who gets there</h2>
        {edges.length < totalCount && (
          <p className="quiet">
            The first {whole(edges.length)} of {whole(totalCount)} are listed, and filtered; the file holds them all.
          </p>
        )}
        <DataTable
          label="Who gets there"
          rows={edges}
          columns={shown}
          wholeList={wholeListOf('exposure', { ...asked })}
        />
      </section>
      {edges.length > 0 && (
        <section className="card">
          <Breakdown holders={edges} />
        </section>
      )}
      <Provenance about={exposure}>
        <Check query={CHECKED} variables={asked} found={(found) => found.exposure.agreement} />
      </Provenance>
    </>
  );
};

const Answer = ({ targets }: { targets: string[] }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(
    () => ({
      targets,
      assume,
      scenario,
      level: (query.get('level') as AccessLevel | null) ?? null,
      administration: query.has('admin'),
      kinds: query.get('show') === 'all' ? null : (['IDENTITY'] as const).slice(),
    }),
    [targets, assume, scenario, query],
  );
  const [{ data, error }] = useQuery({ query: EXPOSURE, variables });
  if (error) return <Refusal error={error} />;
  return data ? <Result exposure={data.exposure} asked={variables} /> : <Waiting />;
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
          onChange={(target) => amend({ target })}
        />
        <div className="toolbar top">
          <Select
            size="sm"
            label="Level that counts"
            placeholder="as it is exercised"
            data={[...STEPS]}
            value={query.get('level')}
            onChange={(level) => amend({ level })}
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
            onChange={(show) => amend({ show: show === 'all' ? show : null })}
            allowDeselect={false}
          />
          <Switch
            label="Only the administration of a tenant counts"
            checked={query.has('admin')}
            onChange={(event) => amend({ admin: event.currentTarget.checked })}
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
