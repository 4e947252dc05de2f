import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { KindIcon } from '../entity/EntityName';
import { inWords, TYPES, typeOf } from '../entity/kinds';
import type { Type } from '../entity/kinds';
import { Link } from '../ground/address';
import { instant, whole } from '../ground/numbers';
import { ImportHistory } from './ImportHistory';
import { ESTATE } from './questions';
import type { Estate } from './questions';
import { Sources } from './Sources';

/* Types of many kinds first, so that cards of one height stand side by side. */
const byType = (estate: Estate) =>
  (Object.keys(TYPES) as Type[])
    .map((type) => ({ type, counts: estate.counts.filter(({ kind }) => typeOf(kind) === type) }))
    .filter(({ counts }) => counts.length > 0)
    .sort((one, other) => Number(other.counts.length > 1) - Number(one.counts.length > 1));

const Counts = ({ estate }: { estate: Estate }) => (
  <div className="cards">
    {byType(estate).map(({ type, counts }) => (
      <section className={counts.length > 1 ? 'card' : 'card small'} key={type}>
        <h3>
          <KindIcon kind={counts[0]!.kind} size={18} /> {type}
        </h3>
        <p className="figure">{whole(counts.reduce((sum, { count }) => sum + count, 0))}</p>
        {counts.length > 1 && (
          <ul className="split">
            {counts.map(({ kind, count }) => (
              <li key={kind}>
                <span>{inWords(kind)}</span> {whole(count)}
              </li>
            ))}
          </ul>
        )}
      </section>
    ))}
  </div>
);

/** What is loaded, from whom, and how to bring more. */
const EstatePage = () => {
  const [{ data, error }] = useQuery({ query: ESTATE });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { estate } = data;
  const { snapshot } = estate;
  return (
    <div className="stack">
      <header className="page-head">
        <div>
          <h1>Estate</h1>
          <p className="quiet">
            {whole(snapshot.entityCount)} entities and {whole(snapshot.relationCount)} relations · version{' '}
            {snapshot.version}, taken {instant(snapshot.takenAt)}
          </p>
        </div>
        <div className="toolbar">
          <Link className="button" to="/bring-in">
            Bring data in
          </Link>
          <a className="button plain" href="/export/estate.zip" download>
            Take it all away
          </a>
        </div>
      </header>
      {snapshot.entityCount === 0 && (
        <p className="empty">
          Nothing is loaded yet. <Link to="/bring-in">Bring data in</Link>, or drop an export anywhere.
        </p>
      )}
      <Counts estate={estate} />
      <Sources sources={estate.sources} gaps={estate.completeness.gaps} />
      <ImportHistory newest={snapshot.version} />
    </div>
  );
};

export default EstatePage;
