import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { Level } from '../entity/levels';
import { useAddress } from '../ground/address';
import type { RelationKind } from '../ground/graphql';
import { day } from '../ground/dates';
import { wholeListOf } from '../question/wholeList';
import { useQuestion } from '../question/question';
import { relationFields } from '../table/fields';
import { FilterBar } from '../table/FilterBar';
import { ServerTable, turningOf } from '../table/ServerTable';
import type { ServerColumn } from '../table/ServerTable';
import { whereOf, whereText } from '../table/where';
import { IS_ACCESS } from '../what-if/access';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { ChosenRelations } from './Chosen';
import { RELATIONS } from './questions';
import type { Held } from './questions';

const FIELDS = relationFields(Object.keys(IS_ACCESS) as RelationKind[]);

const names = (named: readonly { readonly name: string }[]) => named.map(({ name }) => name).join(', ');

const COLUMNS: readonly ServerColumn<Held>[] = [
  { key: 'from', header: 'From', order: 'FROM', show: ({ from }) => <EntityLink entity={from} terse /> },
  { key: 'kind', header: 'Relation', order: 'KIND', show: ({ kind }) => inWords(kind) },
  { key: 'to', header: 'To', order: 'TO', show: ({ to }) => <EntityLink entity={to} terse /> },
  { key: 'whose', header: 'Tenant of from', show: ({ from }) => from.tenant?.name, extra: true },
  { key: 'of', header: 'Tenant of to', show: ({ to }) => to.tenant?.name },
  { key: 'level', header: 'Level', order: 'LEVEL', show: ({ level }) => level && <Level level={level} /> },
  { key: 'state', header: 'State', show: ({ state }) => inWords(state) },
  { key: 'starts', header: 'Begins', order: 'STARTS', show: ({ window }) => window.from && day(window.from) },
  { key: 'ends', header: 'Ends', order: 'ENDS', show: ({ window }) => (window.until ? day(window.until) : 'never') },
  { key: 'standing', header: 'Stands', show: ({ standing }) => (standing ? 'yes' : 'no'), extra: true },
  {
    key: 'open',
    header: 'Open now',
    show: ({ whyNot }) => (whyNot.length === 0 ? 'yes' : `no: ${whyNot.join('; ')}`),
  },
  { key: 'approvers', header: 'Approved by', show: ({ approvers }) => names(approvers) },
  { key: 'factors', header: 'Factors', show: ({ factors }) => names(factors), extra: true },
  { key: 'ticket', header: 'Ticket', show: ({ ticket }) => (ticket ? 'asked for' : ''), extra: true },
  { key: 'zone', header: 'Zone', show: ({ zone }) => zone?.name, extra: true },
  {
    key: 'said',
    header: 'Said by',
    show: ({ evidence }) => [...new Set(evidence.map(({ source }) => source))].join(', '),
    extra: true,
  },
  { key: 'word', header: "Source's word", show: ({ sourceKind }) => sourceKind, extra: true },
  {
    key: 'since',
    header: 'Since version',
    show: ({ firstVersion }) => firstVersion,
    number: true,
    extra: true,
  },
  { key: 'last', header: 'Last changed', show: ({ lastVersion }) => lastVersion, number: true, extra: true },
  {
    key: 'what-if',
    header: 'What if',
    show: (relation) => <WhatIfMenu subject={{ relation }} name={`${inWords(relation.kind)} ${relation.to.name}`} />,
  },
];

/** Relations of every kind as the server filters, sorts and turns them. */
export const RelationList = () => {
  const { query } = useAddress();
  const { assume } = useQuestion();
  const at = assume.at ?? null;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const variables = useMemo(() => {
    const { order, first, after } = turningOf(query);
    return {
      where: whereOf(query) ?? {},
      at,
      orderBy: order ? { by: order.by as 'FROM', descending: order.descending } : null,
      first,
      after,
    };
  }, [query, at]);
  const [{ data, error, fetching }] = useQuery({ query: RELATIONS, variables });
  return (
    <>
      <section className="card question">
        <FilterBar fields={FIELDS} first={['kinds', 'holder', 'held']} />
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && !error && (
        <section className="card">
          <ChosenRelations
            relations={data.relations.nodes.filter(({ id }) => chosen.includes(id))}
            ids={chosen}
            onClear={() => setChosen([])}
          />
          <ServerTable
            label="Relations"
            noun={['relation', 'relations']}
            rows={data.relations.nodes}
            idOf={({ id }) => id}
            columns={COLUMNS}
            page={data.relations}
            fading={fetching}
            byDefault={{ by: 'FROM', descending: false }}
            chosen={chosen}
            onChoose={setChosen}
            wholeList={wholeListOf('relations', {
              at,
              where: whereText(variables.where) === null ? null : variables.where,
              orderBy: variables.orderBy,
            })}
          />
        </section>
      )}
    </>
  );
};
