import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import { KindIcon } from '../entity/EntityName';
import { inWords, TYPES, typeOf } from '../entity/kinds';
import type { Type } from '../entity/kinds';
import { addressOf, Link } from '../ground/address';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { instant, whole } from '../ground/numbers';
import { ImportFiles } from './ImportFiles';

const ESTATE = graphql(`
  query Estate {
    estate {
      counts {
        kind
        count
      }
      sources {
        source
        entityCount
        relationCount
        lastImportAt
      }
      snapshot {
        version
        takenAt
        entityCount
        relationCount
      }
    }
  }
`);

type Estate = ResultOf<typeof ESTATE>['estate'];
type Source = Estate['sources'][number];

const SOURCES: readonly Column<Source>[] = [
  { header: 'Source', value: (source) => source.source },
  { header: 'Entities', value: (source) => source.entityCount, show: (source) => whole(source.entityCount) },
  { header: 'Relations', value: (source) => source.relationCount, show: (source) => whole(source.relationCount) },
  {
    header: 'Last import',
    value: (source) => source.lastImportAt,
    show: (source) => (source.lastImportAt ? instant(source.lastImportAt) : 'not said'),
  },
];

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
        <Link className="button" to={addressOf('/blast-radius')}>
          When an identity is compromised, what falls?
        </Link>
      </header>
      {snapshot.entityCount === 0 && <p>Nothing is loaded yet: drop an export below.</p>}
      <Counts estate={estate} />
      <section className="card">
        <h2>Sources</h2>
        <DataTable label="Sources" rows={estate.sources} columns={SOURCES} file="sources" />
      </section>
      <ImportFiles sources={estate.sources.map(({ source }) => source)} />
    </div>
  );
};

export default EstatePage;
