import { Button } from '@mantine/core';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink, KindIcon } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { tenths } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { AssumptionsBar } from '../question/AssumptionsBar';
import { listAddress } from '../table/ServerTable';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { Followed } from './Followed';
import { Precious } from './Precious';
import { TENANT } from './questions';
import { Ways } from './Ways';
import { WhoGetsIn } from './WhoGetsIn';

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const People = ({ name, people }: { name: string; people: readonly Named[] }) =>
  people.length > 0 && (
    <Fact name={name}>
      {people.map((person) => (
        <span key={person.id} className="one-of">
          <EntityLink entity={person} terse />
        </span>
      ))}
    </Fact>
  );

const told = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

/** One tenant, for those who look after it and for itself: who gets in, by what, what is precious, what is wrong. It prints. */
const TenantPage = () => {
  const { query } = useAddress();
  const id = query.get('id') ?? '';
  const [{ data, error }] = useQuery({ query: TENANT, variables: { id } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const tenant = data.node;
  if (!tenant || !('organization' in tenant))
    return (
      <p className="empty">
        The estate has no tenant with the id {id}. <Link to={listAddress('tenants')}>All tenants</Link>
      </p>
    );
  const { name, kind } = tenant;
  const kept = questionOf(query);
  return (
    <div className="stack">
      <header className="page-head">
        <div>
          <h1>
            <KindIcon kind={kind} size={26} /> {name}
          </h1>
          <p className="quiet">
            {inWords(kind)} · {tenant.id}
          </p>
        </div>
        <div className="toolbar">
          <Link className="button" to={addressOf('/exposure', changed(kept, { of: null, target: id }))}>
            Who gets there
          </Link>
          <Link className="button plain" to={addressOf('/blast-radius', changed(kept, { of: id }))}>
            If it falls
          </Link>
          <Link className="button plain" to={addressOf('/entity', changed(kept, { id }))}>
            All that is known
          </Link>
          <Button variant="default" size="compact-sm" className="no-print" onClick={() => window.print()}>
            Print
          </Button>
          <WhatIfMenu subject={{ entity: tenant }} name={name} />
        </div>
      </header>
      <section className="card question no-print">
        <AssumptionsBar />
      </section>
      <WhoGetsIn id={tenant.id} name={name} isProvider={kind === 'PROVIDER'} />
      <Precious id={tenant.id} name={name} />
      <Ways id={tenant.id} name={name} />
      <section className="card">
        <h2>What is known</h2>
        <dl className="facts">
          {tenant.organization && <Fact name="organization">{tenant.organization}</Fact>}
          <Fact name="counts as">{tenths(tenant.weight)}</Fact>
          {tenant.environment && <Fact name="environment">{inWords(tenant.environment)}</Fact>}
          <People name="looked after by" people={tenant.assignedTo} />
          <People name="answered for by" people={tenant.owners} />
          {tenant.parent && <People name="belongs to" people={[tenant.parent]} />}
          {Object.entries(tenant.properties).map(([property, value]) => (
            <Fact key={property} name={property}>
              {told(value)}
            </Fact>
          ))}
          <Fact name="said by">{[...new Set(tenant.sources.map(({ source }) => source))].join(', ')}</Fact>
        </dl>
      </section>
      <Followed id={tenant.id} name={name} />
    </div>
  );
};

export default TenantPage;
