import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
import { EntityLink } from '../entity/EntityName';
import { Legend, Level, rankOf, STEPS, stepOf } from '../entity/levels';
import type { Step } from '../entity/levels';
import { amend } from '../ground/address';
import { share } from '../ground/numbers';
import type { Question } from '../question/question';
import { TENANTS } from './questions';
import type { ReachedTenant } from './questions';
import { BY_TENANT } from './storyQuestions';
import { firstSteps } from './tenantsFlow';

/* A second sign of the level beside its colour. */
const SIGNS: Readonly<Record<Step, string>> = { CONTROL: '◆', WRITE: '▲', READ: '■', SEE: '●' };

/* By tenant over what of the story most of it falls. */
type Over = ReadonlyMap<string, string>;

const columnsOf = (over: Over): readonly Column<ReachedTenant>[] => [
  { header: 'Tenant', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} terse /> },
  { header: 'Level', value: ({ level }) => rankOf(level), show: ({ level }) => <Level level={level} /> },
  { header: 'Administration', value: ({ admin }) => (admin ? 'lost' : '') },
  { header: 'Value lost', value: ({ impact }) => impact, show: ({ impact }) => share(impact) },
  { header: 'Hops', value: ({ hops }) => hops },
  { header: 'First step into it', value: ({ node }) => over.get(node.id) ?? '' },
  {
    header: 'Path',
    value: () => null,
    show: ({ node }) => (
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => amend({ explain: node.id })}
        aria-label={`Explain ${node.name}`}
      >
        Explain
      </Button>
    ),
  },
];

const treemap = (tenants: readonly ReachedTenant[], palette: Palette) => ({
  tooltip: {
    formatter: ({ data }: { data: { name: string; told: string } }) => `${data.name}\n${data.told}`,
  },
  series: [
    {
      type: 'treemap',
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      itemStyle: { gapWidth: 2, borderColor: palette.surface },
      levels: [{ itemStyle: { gapWidth: 6, borderWidth: 0 } }, { itemStyle: { gapWidth: 2 } }],
      label: {
        show: true,
        color: '#fff',
        fontSize: 11,
        textBorderColor: '#0008',
        textBorderWidth: 2,
        overflow: 'truncate',
      },
      data: STEPS.map((step) => ({
        name: step,
        itemStyle: { color: palette.levels[step] },
        children: tenants
          .filter((tenant) => stepOf(tenant.level) === step)
          .map((tenant) => ({
            id: tenant.node.id,
            name: `${SIGNS[step]} ${tenant.node.name}${tenant.admin ? ' ★' : ''}`,
            value: Math.max(0.02, tenant.impact),
            told: `${step}${tenant.admin ? ' with its administration' : ''}, ${share(tenant.impact)} of its value lost, ${tenant.hops} hops`,
            itemStyle: { color: palette.levels[step] },
          })),
      })).filter(({ children }) => children.length > 0),
    },
  ],
});

/** Whose value is lost: a row a tenant, then a map with a tile each, its area what is lost of it. */
export const ReachedTenants = ({ question }: { question: Question }) => {
  const [{ data, error }] = useQuery({ query: TENANTS, variables: question });
  const [of] = useQuery({ query: BY_TENANT, variables: question });
  const groups = of.data?.blastRadius.story.groups;
  const columns = useMemo(() => columnsOf(new Map(groups && firstSteps(groups))), [groups]);
  const tenants = data?.blastRadius.tenants;
  const option = useCallback((palette: Palette) => treemap(tenants?.edges ?? [], palette), [tenants]);
  const explain = useCallback((id: string) => amend({ explain: id }), []);
  if (error) return <Refusal error={error} />;
  if (!tenants) return <Waiting rows={1} />;
  if (tenants.totalCount === 0) return <p>No valued tenant is reached.</p>;
  return (
    <div className="stack">
      <DataTable label="Reached tenants" rows={tenants.edges} columns={columns} file="tenants" pageSize={15} />
      <Legend compromised={false} />
      <Chart
        label={`${tenants.totalCount} tenants reached; the area is the share of their value that is lost, ★ their administration`}
        file="tenants"
        height={420}
        option={option}
        onPick={explain}
      >
        <p>The rows above are the same.</p>
      </Chart>
    </div>
  );
};
