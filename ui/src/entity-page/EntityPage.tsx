import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { ScoreCard } from '../answer/ScoreCard';
import { statesTiers, SUMMARY } from '../answer/summary';
import { EntityLink, KindIcon } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { OWNED } from '../entity/fragments';
import { inWords } from '../entity/kinds';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';
import { instant } from '../ground/numbers';
import { assumptionsOf, questionOf } from '../question/assumptions';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { Jewels, Secrets } from './Around';
import { Changes } from './Changes';
import { Findings } from './Findings';
import { Joins } from './Joins';
import { Relations } from './Relations';

const ENTITY = graphql(
  `
    query Entity($id: ID!) {
      node(id: $id) {
        id
        ... on Entity {
          name
          kind
          environment
          tier
          properties
          createdAt
          lastUsedAt
          rotatedAt
          expiresAt
          owners {
            ...Owned
          }
          users {
            ...Owned
          }
          assignedTo {
            ...Owned
          }
          tenant {
            id
            name
            kind
          }
          sources {
            source
            sourceId
            sourceKind
          }
        }
        ... on Identity {
          enabled
          breakGlass
        }
        ... on Grant {
          judgement {
            words
            source
          }
        }
        ... on Group {
          judgement {
            words
            source
          }
        }
        ... on Role {
          judgement {
            words
            source
          }
        }
        ... on Resource {
          criticality
          sensitivity
        }
      }
    }
  `,
  [OWNED],
);

const Radius = ({ id, assume }: { id: string; assume: ReturnType<typeof assumptionsOf> }) => {
  const [{ data, error }] = useQuery({ query: SUMMARY, variables: { compromised: [id], assume, scenario: null } });
  if (error) return <Refusal error={error} />;
  return data ? (
    <>
      <ScoreCard summary={data.blastRadius} tiers={statesTiers(data)} />
      <Provenance about={data.blastRadius} />
    </>
  ) : (
    <Waiting />
  );
};

const when = (at: string | null): string | undefined => (at === null ? undefined : instant(at));

const told = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

const People = ({ name, people }: { name: string; people: readonly Named[] }) =>
  people.length > 0 && (
    <div>
      <dt>{name}</dt>
      <dd>
        {people.map((person) => (
          <span key={person.id} className="one-of">
            <EntityLink entity={person} terse />
          </span>
        ))}
      </dd>
    </div>
  );

/** All that is known of one entity, and what falls with it. */
const EntityPage = () => {
  const { query } = useAddress();
  const id = query.get('id') ?? '';
  const [{ data, error }] = useQuery({ query: ENTITY, variables: { id } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const entity = data.node;
  if (!entity || !('name' in entity)) return <p className="empty">The estate has no entity with the id {id}.</p>;
  const kept = questionOf(query);
  const facts: [string, string | number | null | undefined][] = [
    ['environment', entity.environment?.toLowerCase()],
    ['tier', entity.tier],
    ['made', when(entity.createdAt)],
    ['last used', when(entity.lastUsedAt)],
    ['renewed', when(entity.rotatedAt)],
    ['ends', when(entity.expiresAt)],
    ...('enabled' in entity
      ? ([
          ['enabled', entity.enabled ? 'yes' : 'no'],
          ['break-glass', entity.breakGlass ? 'yes' : 'no'],
        ] as [string, string][])
      : []),
    ...('judgement' in entity && entity.judgement
      ? ([['gives', `${entity.judgement.words} (${entity.judgement.source})`]] as [string, string][])
      : []),
    ...('criticality' in entity
      ? ([
          ['criticality', entity.criticality?.toLowerCase()],
          ['sensitivity', entity.sensitivity?.toLowerCase()],
        ] as [string, string | undefined][])
      : []),
    ...Object.entries(entity.properties).map(([name, value]): [string, string] => [name, told(value)]),
  ];
  return (
    <div className="stack">
      <header className="page-head">
        <div>
          <h1>
            <KindIcon kind={entity.kind} size={26} /> {entity.name}
          </h1>
          <p className="quiet">
            {inWords(entity.kind)}{' '}
            {entity.tenant && (
              <>
                of <EntityLink entity={entity.tenant} terse />
              </>
            )}{' '}
            · {entity.id}
          </p>
        </div>
        <div className="toolbar">
          <Link className="button" to={addressOf('/blast-radius', changed(kept, { of: id }))}>
            Compromise it
          </Link>
          <Link className="button plain" to={addressOf('/exposure', changed(kept, { of: null, target: id }))}>
            Who gets there
          </Link>
          <Link className="button plain" to={addressOf('/choke-points', changed(kept, { of: id }))}>
            Choke points
          </Link>
          <Link className="button plain" to={addressOf('/incident', changed(kept, { of: id }))}>
            It was taken
          </Link>
          <WhatIfMenu subject={{ entity }} name={entity.name} />
        </div>
      </header>
      <Radius id={id} assume={assumptionsOf(query)} />
      <div className="halves">
        <Jewels id={entity.id} />
        <Secrets id={entity.id} />
      </div>
      <Findings id={entity.id} />
      <section className="card">
        <h2>What is known</h2>
        <dl className="facts">
          {facts
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          <People name="answered for by" people={entity.owners} />
          <People name="used by" people={entity.users} />
          <People name="assigned to" people={entity.assignedTo} />
          {entity.sources.map((source) => (
            <div key={source.source + source.sourceId}>
              <dt>{source.source}</dt>
              <dd>
                {source.sourceKind} {source.sourceId}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Relations key={`holds ${entity.id}`} id={entity.id} at={assumptionsOf(query).at ?? null} direction="holds" />
      <Relations key={`held ${entity.id}`} id={entity.id} at={assumptionsOf(query).at ?? null} direction="heldBy" />
      <Changes id={entity.id} />
      <Joins id={entity.id} />
    </div>
  );
};

export default EntityPage;
