import { Button, MultiSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { Level } from '../entity/levels';
import type { RelationKind } from '../ground/graphql';
import { counted, instant } from '../ground/numbers';
import { IS_ACCESS } from '../what-if/access';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { KindHelp } from './KindHelp';
import { HELD_BY, HOLDS, KINDS } from './questions';
import type { Held } from './questions';

/** Which way relations are looked along: what the entity holds, or what holds it. */
export type Direction = 'holds' | 'heldBy';

const WORDS: Readonly<Record<Direction, { title: string; other: string; none: string }>> = {
  holds: { title: 'It holds', other: 'What', none: 'It holds nothing.' },
  heldBy: { title: 'It is held by', other: 'Who', none: 'Nothing holds it.' },
};

const lasting = ({ from, until }: Held['window']): string =>
  from === null && until === null
    ? 'always'
    : [from && `from ${instant(from)}`, until && `until ${instant(until)}`].filter(Boolean).join(' ');

const terms = ({ state, factors, approvers, ticket }: Held): string =>
  [
    inWords(state),
    factors.length > 0 && `with ${factors.map(({ name }) => name).join(', ')}`,
    approvers.length > 0 && `approved by ${approvers.map(({ name }) => name).join(', ')}`,
    ticket && 'with a ticket',
  ]
    .filter(Boolean)
    .join(', ');

const Row = ({ relation, other }: { relation: Held; other: Named }) => (
  <tr>
    <td>
      <KindHelp kind={relation.kind} />
    </td>
    <td>
      <EntityLink entity={other} />
    </td>
    <td>{relation.level && <Level level={relation.level} />}</td>
    <td>{lasting(relation.window)}</td>
    <td>{terms(relation)}</td>
    <td>{relation.whyNot.length === 0 ? 'yes' : `no: ${relation.whyNot.join('; ')}`}</td>
    <td>{relation.evidence.map(({ source }) => source).join(', ')}</td>
    <td>
      <WhatIfMenu subject={{ relation }} name={`${inWords(relation.kind)} ${other.name}`} />
    </td>
  </tr>
);

interface Asked {
  readonly id: string;
  readonly at: string | null;
  readonly kinds: RelationKind[] | null;
  readonly after: string | null;
}

/* One page of relations, and the next one below it once it is asked for. */
const Pages = ({ direction, asked, first }: { direction: Direction; asked: Asked; first: boolean }) => {
  const [more, setMore] = useState(false);
  const [{ data, error }] = useQuery({ query: direction === 'holds' ? HOLDS : HELD_BY, variables: asked });
  const node = data?.node as {
    readonly page?: { readonly nodes: readonly Held[]; readonly pageInfo: PageInfo };
  } | null;
  const page = node?.page;
  const next = useMemo(() => ({ ...asked, after: page?.pageInfo.endCursor ?? null }), [asked, page]);
  if (error)
    return (
      <tr>
        <td colSpan={8}>
          <Refusal error={error} />
        </td>
      </tr>
    );
  if (!page)
    return (
      <tr>
        <td colSpan={8}>{first ? <Waiting rows={1} /> : '…'}</td>
      </tr>
    );
  return (
    <>
      {page.nodes.map((relation) => (
        <Row key={relation.id} relation={relation} other={direction === 'holds' ? relation.to : relation.from} />
      ))}
      {page.pageInfo.hasNextPage &&
        (more ? (
          <Pages direction={direction} asked={next} first={false} />
        ) : (
          <tr>
            <td colSpan={8}>
              <Button size="compact-sm" variant="default" onClick={() => setMore(true)}>
                Show more
              </Button>
            </td>
          </tr>
        ))}
    </>
  );
};

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** What an entity holds, or what holds it: every relation that a source states, with its terms and whether it is open at the instant. */
export const Relations = ({ id, at, direction }: { id: string; at: string | null; direction: Direction }) => {
  const [kinds, setKinds] = useState<RelationKind[]>([]);
  const [{ data }] = useQuery({ query: KINDS, variables: { id } });
  const counts = data?.node as Readonly<Record<Direction, { readonly totalCount: number }>> | null | undefined;
  const total = counts?.[direction].totalCount;
  const asked = useMemo(() => ({ id, at, kinds: kinds.length > 0 ? kinds : null, after: null }), [id, at, kinds]);
  const { title, other, none } = WORDS[direction];
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title}
        {total !== undefined && total > 0 && `: ${counted(total, 'relation')}`}
      </h2>
      {total === 0 && <p className="quiet">{none}</p>}
      {total !== undefined && total > 0 && (
        <>
          <div className="toolbar">
            <MultiSelect
              size="sm"
              aria-label={`Kinds of what ${title.toLowerCase()}`}
              placeholder={kinds.length === 0 ? 'all kinds' : ''}
              data={(Object.keys(IS_ACCESS) as RelationKind[]).map((kind) => ({ value: kind, label: inWords(kind) }))}
              value={kinds}
              onChange={(chosen) => setKinds(chosen)}
              searchable
            />
          </div>
          <div className="scroller" role="region" aria-label={`What ${title.toLowerCase()}`} tabIndex={0}>
            <table className="data">
              <thead>
                <tr>
                  {['Relation', other, 'Level', 'Lasts', 'Terms', 'Open now', 'Said by'].map((header) => (
                    <th key={header} scope="col">
                      {header}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="hidden">What if</span>
                  </th>
                </tr>
              </thead>
              <tbody key={kinds.join()}>
                <Pages direction={direction} asked={asked} first />
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
};
