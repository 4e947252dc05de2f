import { Button, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { valuedCount, valuedWord } from '../answer/score';
import { Ring } from '../answer/ScoreCard';
import { EntityLink } from '../entity/EntityName';
import { addressOf, amend, Link, useAddress } from '../ground/address';
import { instant } from '../ground/dates';
import { tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { elapsed } from './elapsed';
import { Elevated } from './Elevated';
import { Notify } from './Notify';
import { FELL } from './questions';
import type { Fell } from './questions';
import { Steps } from './Steps';

/* The clock of the page: it moves each half minute, so that a minute is never wrong for long. */
const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const sinceOf = (query: URLSearchParams): string | null => {
  const at = Date.parse(query.get('since') ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

const Timer = ({ since, at }: { since: string; at: string | null }) => {
  const now = useNow();
  const long = elapsed(since, at ? Date.parse(at) : now);
  return (
    <p className="timer" role="timer">
      {long === null ? 'That is still to come' : <strong>{long}</strong>}
      <span className="quiet">
        since {instant(since)}
        {at && `, at ${instant(at)}`}
      </span>
    </p>
  );
};

const Fallen = ({ title, says, radius }: { title: string; says: string; radius: Fell['fell'] }) => {
  const { score, tenantCounts } = radius;
  const valued = valuedCount(score.vector);
  const whose = valuedWord(score.valued, valued);
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{says}</p>
      <div className="answer-body">
        <Ring value={score.residual} band={score.band} />
        <Figures>
          <Figure
            value={`${whole(tenantCounts.control)} of ${whole(valued)}`}
            name={`${whose} at CONTROL, ${whole(tenantCounts.see)} touched`}
          />
          <Figure value={whole(radius.tenantAdminCount)} name="administrations" />
          <Figure value={whole(radius.identities.totalCount)} name="identities" />
          <Figure value={whole(radius.credentials.totalCount)} name="credentials" />
          <Figure value={whole(radius.entities.totalCount)} name="entities in all" />
        </Figures>
      </div>
    </section>
  );
};

const Answer = ({ since }: { since: string | null }) => {
  const { query } = useAddress();
  const { compromised, assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ compromised, since, assume, scenario }), [compromised, since, assume, scenario]);
  const [{ data, error }] = useQuery({ query: FELL, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { incident } = data;
  const { fell, couldFall } = incident;
  return (
    <>
      <section className="card incident-head">
        {since && <Timer since={since} at={assume.at ?? null} />}
        <p className="headline">
          {incident.compromised.map((entity) => (
            <span key={entity.id} className="one-of">
              <EntityLink entity={entity} terse />
            </span>
          ))}{' '}
          taken: {whole(fell.tenantCounts.see)} {valuedWord(fell.score.valued, fell.tenantCounts.see)} touched,{' '}
          {whole(fell.tenantCounts.control)} of them at CONTROL, score {tenths(fell.score.residual)}; could become{' '}
          {tenths(couldFall.score.residual)}.
        </p>
        <p className="toolbar no-print">
          <Link to={addressOf('/blast-radius', questionOf(query))}>See what falls</Link>
          <Link to={addressOf('/containment', questionOf(query))}>The least that keeps something safe, proven</Link>
          <Button variant="default" size="compact-sm" onClick={() => window.print()}>
            Print
          </Button>
        </p>
      </section>
      <div className="halves">
        <Fallen
          title="Fell"
          says="By access that stood or was activated since: taken as the attacker's."
          radius={fell}
        />
        <Fallen
          title="Could still fall"
          says="If he also obtains whatever can be activated, approvals among it."
          radius={couldFall}
        />
      </div>
      <Steps variables={variables} />
      <Notify variables={variables} />
      <Elevated variables={variables} />
      <Provenance about={incident} />
    </>
  );
};

/** Something was taken: what fell, what to cut first, whom to tell. */
const IncidentPage = () => {
  const { query } = useAddress();
  const { compromised } = useQuestion();
  const since = sinceOf(query);
  return (
    <div className="stack">
      <PageHead title="Incident" asks="Something was taken: what fell, what to cut first, whom to tell?" />
      <Compromised placeholder="What was taken: an account, a credential, a tool …">
        <div className="toolbar top">
          <TextInput
            size="sm"
            type="datetime-local"
            label="Taken since (UTC)"
            value={since ? since.slice(0, 16) : ''}
            onChange={({ currentTarget: { value } }) =>
              amend({ since: value ? `${value}Z` : null, after: null }, { replace: true })
            }
          />
          {since === null && query.has('since') && <span className="bad">The address names no instant</span>}
        </div>
      </Compromised>
      {compromised.length === 0 ? (
        <p className="empty">Say what was taken, and since when: everything else follows.</p>
      ) : (
        <Answer since={since} />
      )}
    </div>
  );
};

export default IncidentPage;
