import { useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { RELATION, RelationName } from '../answer/RelationName';
import type { RelationEnds } from '../answer/RelationName';
import { Link } from '../ground/address';
import { instant } from '../ground/dates';
import { graphql } from '../ground/graphql';
import { counted } from '../ground/numbers';

/* So many relations are looked at each way. */
const READ = 200;

/* So many are named for each version. */
const NAMED = 5;

const CHANGES = graphql(
  `
    query ChangesOf($id: ID!, $first: Int!) {
      node(id: $id) {
        id
        ... on Entity {
          holds(first: $first) {
            totalCount
            nodes {
              ...RelationEnds
              firstVersion
              lastVersion
            }
          }
          heldBy(first: $first) {
            totalCount
            nodes {
              ...RelationEnds
              firstVersion
              lastVersion
            }
          }
        }
      }
      estate {
        versions(first: 50) {
          nodes {
            version
            at
            sources
          }
        }
      }
    }
  `,
  [RELATION],
);

type Dated = RelationEnds & { readonly firstVersion: number | null; readonly lastVersion: number | null };

const grouped = (relations: readonly Dated[], versionOf: (relation: Dated) => number | null) => {
  const groups = new Map<number, Dated[]>();
  for (const relation of relations) {
    const version = versionOf(relation);
    if (version !== null) groups.set(version, [...(groups.get(version) ?? []), relation]);
  }
  return groups;
};

const Some = ({ what, of }: { what: string; of: readonly Dated[] }) =>
  of.length > 0 && (
    <>
      <p>
        {counted(of.length, 'relation')} {what}
      </p>
      <ul className="plain-list">
        {of.slice(0, NAMED).map((relation) => (
          <li key={relation.id}>
            <RelationName relation={relation} />
          </li>
        ))}
      </ul>
      {of.length > NAMED && <p className="quiet">and {counted(of.length - NAMED, 'other')}.</p>}
    </>
  );

/** Which versions of the estate brought or changed what it holds and what holds it, the newest first. */
export const Changes = ({ id }: { id: string }) => {
  const [{ data, error }] = useQuery({ query: CHANGES, variables: { id, first: READ } });
  if (error) return <Refusal error={error} />;
  const node = data?.node;
  if (!node || !('holds' in node)) return null;
  const relations = [...node.holds.nodes, ...node.heldBy.nodes];
  if (relations.length === 0) return null;
  const came = grouped(relations, ({ firstVersion }) => firstVersion);
  const otherwise = grouped(relations, ({ firstVersion, lastVersion }) =>
    lastVersion === firstVersion ? null : lastVersion,
  );
  const versions = [...new Set([...came.keys(), ...otherwise.keys()])].sort((one, other) => other - one);
  const known = new Map(data.estate.versions.nodes.map((version) => [version.version, version]));
  const isPart = node.holds.totalCount > READ || node.heldBy.totalCount > READ;
  return (
    <section className="card" aria-label="What happened to it">
      <h2>What happened to it</h2>
      <ul className="plain-list rows">
        {versions.map((version) => {
          const told = known.get(version);
          return (
            <li key={version}>
              <h3>
                Version {version}
                {told && `, ${instant(told.at)}`}
                {told && told.sources.length > 0 && `, from ${told.sources.join(', ')}`}
              </h3>
              <Some what="came" of={came.get(version) ?? []} />
              <Some what="became otherwise" of={otherwise.get(version) ?? []} />
            </li>
          );
        })}
      </ul>
      <p className="quiet">
        What stands now, by the version that brought it{isPart && `, of the first ${READ} relations each way`}; what
        went is told by <Link to="/drift">what changed</Link>.
      </p>
    </section>
  );
};
