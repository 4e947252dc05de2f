import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { Mark } from '../entity/levels';
import { addressOf, amend, changed, Link, useAddress } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useQuestion } from '../question/question';
import { ENTRANT_LIST, LEVELS } from './questions';
import type { Levels } from './questions';

/** At what somebody gets in. */
const AT = ['admin', 'control', 'write', 'read', 'see'] as const;
type At = (typeof AT)[number];

const STEP = { admin: 'CONTROL', control: 'CONTROL', write: 'WRITE', read: 'READ', see: 'SEE' } as const;
const NAMES: Readonly<Record<At, string>> = {
  admin: 'Administration',
  control: 'CONTROL',
  write: 'WRITE',
  read: 'READ',
  see: 'SEE',
};

/** Whose they are. */
type Whose = 'provider' | 'others' | 'own';

const countOf = (levels: Levels, at: At, whose: Whose, isProvider: boolean): number => {
  const { identityCount, provider, own } = levels[at];
  const foreign = isProvider ? 0 : provider.totalCount;
  return whose === 'own' ? own.totalCount : whose === 'provider' ? foreign : identityCount - foreign - own.totalCount;
};

const MOST = 1000;

const Who = ({ id, at, whose }: { id: string; at: At; whose: Whose }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(
    () => ({
      id,
      level: STEP[at],
      administration: at === 'admin',
      assume,
      scenario,
      tenant: whose === 'own' ? id : null,
      where: whose === 'provider' ? { tenantKinds: ['PROVIDER' as const] } : null,
      first: MOST,
    }),
    [id, at, whose, assume, scenario],
  );
  const [{ data, error }] = useQuery({ query: ENTRANT_LIST, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  const { edges, totalCount } = data.exposure.identities;
  /* What is neither the provider's nor the tenant's own is told from these here: a filter of the contract says only what something is. */
  const shown =
    whose === 'others' ? edges.filter(({ node }) => node.tenant?.id !== id && node.tenant?.kind !== 'PROVIDER') : edges;
  const kept = questionOf(query);
  return (
    <>
      <ul className="columns plain-list" aria-label="Who gets in">
        {shown.slice(0, 60).map(({ node }) => (
          <li key={node.id}>
            <EntityLink entity={node} terse />{' '}
            <Link
              to={addressOf('/paths', changed(kept, { of: node.id, to: id }))}
              aria-label={`How ${node.name} gets in`}
            >
              how
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {shown.length > 60 && `${whole(shown.length - 60)} more. `}
        {totalCount > edges.length && `The first ${whole(MOST)} of ${whole(totalCount)} were looked through. `}
        <Link to={addressOf('/exposure', changed(kept, { of: null, target: id, level: STEP[at] }))}>
          The whole list, with filters and as a file
        </Link>
      </p>
    </>
  );
};

const Matrix = ({ levels, isProvider, name }: { levels: Levels; isProvider: boolean; name: string }) => {
  const { query } = useAddress();
  const chosen = query.get('in');
  const rows: readonly [Whose, string][] = [
    ...(isProvider ? [] : [['provider', 'of the provider'] as [Whose, string]]),
    ['others', 'of others, or of nobody'],
    ['own', `of ${name} itself`],
  ];
  return (
    <div className="scroller">
      <table className="data narrow">
        <caption className="hidden">
          Identities that get in, each compromised alone, by level and by whose they are
        </caption>
        <thead>
          <tr>
            <th scope="col">Identities</th>
            {AT.map((at) => (
              <th key={at} scope="col" className="number">
                <Mark of={STEP[at]} /> {NAMES[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([whose, said]) => (
            <tr key={whose}>
              <th scope="row">{said}</th>
              {AT.map((at) => {
                const count = countOf(levels, at, whose, isProvider);
                const key = `${at}-${whose}`;
                return (
                  <td key={at} className="number">
                    <button
                      type="button"
                      className="cell"
                      disabled={count === 0}
                      aria-pressed={chosen === key}
                      aria-label={`${counted(count, 'identity', 'identities')} ${said} at ${NAMES[at]}`}
                      onClick={() => amend({ in: chosen === key ? null : key }, { replace: true })}
                    >
                      {whole(count)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** How many get in, at which level, of whom; a number chosen shows who they are. */
export const WhoGetsIn = ({ id, name, isProvider }: { id: string; name: string; isProvider: boolean }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ id, assume, scenario }), [id, assume, scenario]);
  const [{ data, error }] = useQuery({ query: LEVELS, variables });
  const [at, whose] = (query.get('in') ?? '').split('-');
  const asked = AT.find((each) => each === at);
  const those = (['provider', 'others', 'own'] as const).find((each) => each === whose);
  return (
    <section className="card" aria-label="Who gets in">
      <h2>Who gets in</h2>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting rows={2} />}
      {data && (
        <>
          <p className="headline">
            <strong>{counted(countOf(data, 'control', 'provider', isProvider), 'identity', 'identities')}</strong>{' '}
            {isProvider ? 'of others' : 'of the provider'} and{' '}
            <strong>{whole(countOf(data, 'control', 'others', isProvider))}</strong> of others, each compromised alone,
            take something of {name} over; {whole(data.admin.identityCount)} in all take its administration.
          </p>
          <Matrix levels={data} isProvider={isProvider} name={name} />
          {asked && those && <Who id={id} at={asked} whose={those} />}
          <Provenance about={data.see} />
        </>
      )}
    </section>
  );
};
