import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useQuestion } from '../question/question';
import { listAddress } from '../table/ServerTable';
import { GETS_THERE, PRECIOUS } from './questions';

/* Of so many it is asked at once who gets there. */
const ASKED = 6;
const SEVERITIES = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'] as const;

const GetThere = ({ id }: { id: string }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ id, assume, scenario }), [id, assume, scenario]);
  const [{ data, error }] = useQuery({ query: GETS_THERE, variables });
  return (
    <Link to={addressOf('/exposure', changed(questionOf(query), { of: null, target: id }))}>
      {data ? counted(data.exposure.identityCount, 'identity gets there', 'identities get there') : error ? 'who' : '…'}
    </Link>
  );
};

/** What is precious in a tenant, and what is wrong there. */
export const Precious = ({ id, name }: { id: string; name: string }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ id, at: assume.at ?? null, scenario }), [id, assume, scenario]);
  const [{ data, error }] = useQuery({ query: PRECIOUS, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { entities, findings } = data;
  const gravest = entities.nodes.toSorted((one, other) => Number(isMission(other)) - Number(isMission(one)));
  const kept = questionOf(query);
  const count = (severity: string) => findings.bySeverity.find((each) => each.severity === severity)?.count ?? 0;
  return (
    <div className="halves">
      <section className="card" aria-label="What is precious">
        <h2>What is precious</h2>
        {entities.totalCount === 0 && (
          <p className="quiet">No source says that anything of {name} is of high or mission criticality.</p>
        )}
        <ul className="plain-list rows">
          {gravest.slice(0, 12).map((thing, at) => (
            <li key={thing.id} className="spread">
              <span>
                <EntityLink entity={thing} terse />{' '}
                <span className="quiet">
                  {inWords(thing.kind)}
                  {'criticality' in thing && thing.criticality && `, ${inWords(thing.criticality)}`}
                  {'sensitivity' in thing && thing.sensitivity && `, ${inWords(thing.sensitivity)}`}
                </span>
              </span>
              {at < ASKED ? (
                <GetThere id={thing.id} />
              ) : (
                <Link
                  to={addressOf('/exposure', changed(kept, { of: null, target: thing.id }))}
                  aria-label={`Who gets to ${thing.name}`}
                >
                  who
                </Link>
              )}
            </li>
          ))}
        </ul>
        {entities.totalCount > 12 && (
          <Link to={listAddress('resources', { tenant: id, criticalities: ['MISSION', 'HIGH'] })}>
            All {whole(entities.totalCount)}
          </Link>
        )}
      </section>
      <section className="card" aria-label="Findings">
        <h2>
          {counted(findings.totalCount, 'finding')}
          {findings.totalCount > 0 &&
            `: ${SEVERITIES.filter((each) => count(each) > 0)
              .map((each) => `${whole(count(each))} ${inWords(each)}`)
              .join(', ')}`}
        </h2>
        <ul className="plain-list rows">
          {findings.nodes.map((finding) => (
            <li key={finding.id}>
              <span className={`chip severity ${finding.severity.toLowerCase()}`}>{inWords(finding.severity)}</span>{' '}
              <Link to={addressOf('/findings', changed(kept, { tenant: id, finding: finding.id }))}>
                {finding.words}
              </Link>
            </li>
          ))}
        </ul>
        {findings.totalCount > findings.nodes.length && (
          <Link to={addressOf('/findings', changed(kept, { tenant: id }))}>All of them</Link>
        )}
      </section>
    </div>
  );
};

const isMission = (thing: object): boolean => 'criticality' in thing && thing.criticality === 'MISSION';
