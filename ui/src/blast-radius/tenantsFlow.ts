import { stepOf, STEPS } from '../entity/levels';
import type { Arrow, Flow, Mark } from '../flow/flow';
import { counted, share } from '../ground/numbers';
import type { ReachedTenant } from './questions';
import { arrowsTo, passedFlow, relationWords, startMarks } from './storyFlow';
import type { ByTenant, Story } from './storyQuestions';

interface Way {
  readonly behind: ByTenant[number]['behind'];
  readonly relations: ByTenant[number]['relations'];
  readonly count: number;
}

/* Of each tenant the way by which most of it falls, and how much falls in all. */
const waysOf = (groups: ByTenant): ReadonlyMap<string, { readonly way: Way; readonly total: number }> => {
  const found = new Map<string, { way: Way; total: number }>();
  for (const { behind, relations, tenants } of groups) {
    for (const { tenant, entityCount } of tenants) {
      const known = found.get(tenant.id);
      const way = known && known.way.count >= entityCount ? known.way : { behind, relations, count: entityCount };
      found.set(tenant.id, { way, total: (known?.total ?? 0) + entityCount });
    }
  }
  return found;
};

/** By tenant: over what of the story most of it falls, and by which relations. */
export const firstSteps = (groups: ByTenant): [string, string][] =>
  [...waysOf(groups)].map(([tenant, { way }]) => [
    tenant,
    `${way.behind?.name ?? 'what is compromised'}: ${relationWords(way.relations)}`,
  ]);

const tile = ({ node, level, admin, impact }: ReachedTenant, count: number, inside: string): Mark => ({
  id: `tenant ${node.id}`,
  entity: node.id,
  looks: 'tile',
  title: node.name,
  subtitle: `${share(impact)} of its value lost${admin ? ', with its administration' : ''}`,
  kind: node.kind,
  level,
  crown: admin,
  count,
  tenant: node,
  inside,
});

/** The story with all tenants in boxes, one for each level behind each entity that it tells; the crown is an administration that falls. */
export const tenantsFlow = (story: Story, tenants: readonly ReachedTenant[], groups: ByTenant): Flow => {
  const { marks, arrows } = passedFlow(story);
  const ways = waysOf(groups);
  const boxes = new Map<string, { box: Mark; tiles: Mark[]; arrows: Arrow[] }>();
  for (const tenant of tenants) {
    const found = ways.get(tenant.node.id);
    const step = stepOf(tenant.level);
    const id = `tenants ${step} ${found?.way.behind?.id ?? ''}`;
    if (!boxes.has(id)) {
      const to = arrowsTo(id, found?.way.behind ?? null, startMarks(story), found?.way.relations ?? [], tenant.level);
      const box: Mark = {
        id,
        looks: 'box',
        title: step,
        subtitle: '',
        kind: tenant.node.kind,
        level: tenant.level,
        crown: false,
        count: 0,
      };
      boxes.set(id, { box, tiles: [], arrows: to });
    }
    boxes.get(id)!.tiles.push(tile(tenant, found?.total ?? 1, id));
  }
  const shown = [...boxes.values()].sort(
    ({ box: one }, { box: other }) => STEPS.indexOf(stepOf(one.level!)) - STEPS.indexOf(stepOf(other.level!)),
  );
  return {
    marks: [
      ...marks,
      ...shown.flatMap(({ box, tiles }) => [
        { ...box, title: counted(tiles.length, 'tenant'), subtitle: `at ${box.title}`, count: tiles.length },
        ...tiles,
      ]),
    ],
    arrows: [...arrows, ...shown.flatMap((one) => one.arrows)],
  };
};
