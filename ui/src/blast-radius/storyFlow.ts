import { inWords, many } from '../entity/kinds';
import type { Arrow, Flow, Mark } from '../flow/flow';
import type { AccessLevel, RelationKind } from '../ground/graphql';
import { counted, whole } from '../ground/numbers';
import type { Opened, Story, StoryGroup } from './storyQuestions';

/** So many tenants or entities are shown of what is opened. */
export const MOST = 60;

/** The word of an address that opens a group, or a tenant of it. */
export const openWord = (group: string, tenant?: string): string =>
  tenant === undefined ? group : `${group}|${tenant}`;

type Told = Story['compromised'][number] & { readonly tier?: number | null; readonly criticality?: string | null };

const isPrecious = ({ tier, criticality }: { tier?: number | null; criticality?: string | null }): boolean =>
  tier === 0 || criticality === 'MISSION';

const whose = ({ id, kind, tenant }: Told): string =>
  tenant && tenant.id !== id ? `${inWords(kind)} · ${tenant.name}` : inWords(kind);

export const entityMark = (entity: Told, level: AccessLevel | null, rest: Partial<Mark> = {}): Mark => ({
  id: entity.id,
  entity: entity.id,
  looks: 'entity',
  title: entity.name,
  subtitle: whose(entity),
  kind: entity.kind,
  level,
  crown: isPrecious(entity),
  count: 1,
  ...rest,
});

/** The relations of an arrow: all of a few, the first and the last of many. */
export const relationWords = (relations: readonly RelationKind[]): string => {
  const words = relations.map(inWords).filter((word, at, all) => word !== all[at - 1]);
  return words.length > 2 ? `${words[0]} … ${words.at(-1)}` : words.join(' … ');
};

/** "456 hosts" */
export const groupTitle = ({ kind, entityCount }: StoryGroup): string =>
  kind === null ? `${whole(entityCount)} more` : counted(entityCount, inWords(kind), many(kind));

const tenantsOf = ({ tenantCount, customerCount }: StoryGroup): string =>
  customerCount === tenantCount ? counted(customerCount, 'customer') : counted(tenantCount, 'tenant');

/** "of 52 customers at CONTROL" */
export const groupSubtitle = (group: StoryGroup): string => {
  const at = `at ${group.level}`;
  return group.kind === 'CUSTOMER' || group.tenantCount === 0 ? at : `of ${tenantsOf(group)} ${at}`;
};

const more = (inside: string, count: number, level: AccessLevel): Mark[] =>
  count <= 0
    ? []
    : [
        {
          id: `${inside}|more`,
          looks: 'tile',
          title: `and ${whole(count)} more in the list`,
          subtitle: '',
          kind: null,
          level,
          crown: false,
          count: 0,
          inside,
        },
      ];

type Entities = Opened['entities'];

const entityTiles = (entities: Entities, inside: string): Mark[] => [
  ...entities.edges.map(({ node, level }) =>
    entityMark(node, level, { id: `${inside}|${node.id}`, looks: 'tile', inside, tenant: node.tenant }),
  ),
  ...more(inside, entities.totalCount - entities.edges.length, entities.edges[0]?.level ?? 'SEE'),
];

const openedMarks = (group: StoryGroup, box: string, opened: ReadonlyMap<string, Opened>): Mark[] => {
  const found = opened.get(openWord(group.id));
  if (!found) return [];
  if (group.tenantCount < 2) return entityTiles(found.entities, box);
  const tiles = found.tenants.flatMap(({ tenant, entityCount }): Mark[] => {
    const id = `group ${openWord(group.id, tenant.id)}`;
    const within = opened.get(openWord(group.id, tenant.id));
    const common = {
      id,
      title: tenant.name,
      subtitle: '',
      kind: tenant.kind,
      level: group.level,
      crown: false,
      inside: box,
    };
    const mark: Mark = { ...common, looks: within ? 'box' : 'tile', count: entityCount, tenant, entity: tenant.id };
    return within ? [mark, ...entityTiles(within.entities, id)] : [mark];
  });
  return [...tiles, ...more(box, group.tenantCount - found.tenants.length, group.level)];
};

const groupMarks = (group: StoryGroup, opened: ReadonlyMap<string, Opened>): Mark[] => {
  const id = `group ${group.id}`;
  const within = openedMarks(group, id, opened);
  const mark: Mark = {
    id,
    looks: within.length > 0 ? 'box' : 'group',
    title: groupTitle(group),
    subtitle: groupSubtitle(group),
    over: relationWords(group.relations),
    kind: group.kind,
    level: group.level,
    crown: group.preciousCount > 0,
    count: group.entityCount,
  };
  return [mark, ...within];
};

/** More than so many that are compromised are one mark. */
const SINGLE = 5;

/** What is compromised as marks, and the id from which their arrows go. */
export const startMarks = (story: Story): Mark[] =>
  story.compromised.length <= SINGLE
    ? story.compromised.map((entity) => entityMark(entity, null))
    : [
        {
          id: 'compromised',
          looks: 'group',
          title: `${story.compromised.length} compromised`,
          subtitle: 'all at once',
          kind: null,
          level: null,
          crown: false,
          count: story.compromised.length,
        },
      ];

/** Arrows to a mark from the one that it lies behind; from all that is compromised where it is none. */
export const arrowsTo = (
  to: string,
  behind: { readonly id: string } | null,
  starts: readonly Mark[],
  relations: readonly RelationKind[],
  level: AccessLevel,
  quiet = false,
): Arrow[] =>
  (behind ? [behind.id] : starts.map(({ id }) => id)).map((from) => ({
    id: `${from} → ${to}`,
    from,
    to,
    words: relationWords(relations),
    level,
    quiet,
  }));

/** The entities that a story tells by name. */
export const passedFlow = (story: Story): Flow => {
  const starts = startMarks(story);
  return {
    marks: [...starts, ...story.passed.map(({ entity, level }) => entityMark(entity, level))],
    arrows: story.passed.flatMap(({ entity, behind, relations, level }) =>
      arrowsTo(entity.id, behind, starts, relations, level),
    ),
  };
};

/** The story: what is compromised, what it passes, and groups, some of them opened. */
export const storyFlow = (story: Story, opened: ReadonlyMap<string, Opened>): Flow => {
  const { marks, arrows } = passedFlow(story);
  const starts = startMarks(story);
  return {
    marks: [...marks, ...story.groups.flatMap((group) => groupMarks(group, opened))],
    arrows: [
      ...arrows,
      ...story.groups.flatMap((group) =>
        arrowsTo(`group ${group.id}`, group.behind, starts, group.relations, group.level, true),
      ),
    ],
  };
};
