import type { RelationEnds } from '../answer/RelationName';
import type { Named } from '../entity/EntityName';
import { inWords, TYPES, typeOf } from '../entity/kinds';
import { graphql } from '../ground/graphql';
import type { EntityKind } from '../ground/graphql';
import { IS_ACCESS } from './access';

export type ScenarioInput = ReturnType<typeof graphql.scalar<'ScenarioInput'>>;
export type ChangeInput = ScenarioInput['changes'][number];
export type Action = ChangeInput['action'];

/** What a change could be about. */
export type Subject =
  | { readonly entity: Named }
  | { readonly relation: Pick<RelationEnds, 'id' | 'kind'> & { from: { name: string }; to: Named } };

/** What could be done about something that stands in an answer, of which exactly one is there: an entity or a relation. */
export const subjectOf = ({ entity, relation }: { entity: Named | null; relation: RelationEnds | null }): Subject =>
  entity ? { entity } : { relation: relation! };

/** A change of a draft: what is saved, and how it reads. */
export type Drafted = ChangeInput & { readonly words?: string };

/** What has to be said before a change is complete. */
export type Asks =
  | { readonly of: 'entities'; readonly label: string; readonly kinds: readonly EntityKind[]; readonly single: boolean }
  | { readonly of: 'instant'; readonly label: string };

/** Something that could be done, and how it reads. */
export type WhatIf =
  | { readonly label: string; readonly change: Drafted }
  | { readonly label: string; readonly asks: Asks; readonly change: (answer: readonly string[]) => Drafted };

const APPROVERS: Asks = {
  of: 'entities',
  label: 'Who approves',
  kinds: [...TYPES.Identities, ...TYPES.Groups],
  single: false,
};
const CLIENT: Asks = { of: 'entities', label: 'The one client', kinds: TYPES.Tenants, single: true };
const ZONE: Asks = { of: 'entities', label: 'The zone', kinds: ['ZONE'], single: true };
const END: Asks = { of: 'instant', label: 'The first instant without it (UTC)' };

const one = (id: string) => ({ ids: [id] });

type Complete = (answer: readonly string[]) => Action;
type Choice = readonly [string, Action] | readonly [string, Asks, Complete];

/* The same for everything that is held as access. */
const narrowed = (select: { ids: string[] }): Choice[] => [
  ['had to be activated', { makeEligible: { select } }],
  [
    'had to be activated, and somebody approved …',
    APPROVERS,
    (approvers) => ({ requireApproval: { select, approvers: [...approvers] } }),
  ],
  ['were narrowed to one client …', CLIENT, ([tenant]) => ({ scope: { select, tenant: tenant ?? '' } })],
  ['ended at an instant …', END, ([at]) => ({ expire: { select, at: at ?? '' } })],
];

const its = (what: string, choices: readonly Choice[]): Choice[] =>
  choices.map(([label, ...rest]) => [`${what} ${label}`, ...rest] as unknown as Choice);

const ofEntity = (entity: Named, select: { ids: string[] }): Choice[] => {
  switch (typeOf(entity.kind)) {
    case 'Credentials':
      return [
        ['it were rotated', { rotate: { select } }],
        ['it were split, one value for each tenant', { split: select }],
        ['it were deleted', { delete: select }],
      ];
    case 'Identities':
      return [
        ['it were disabled', { disable: select }],
        ['its access were revoked', { revoke: select }],
        ...its('its access', narrowed(select)),
        ['it took a phishing-resistant factor to sign in', { requireMfa: { select, phishingResistant: true } }],
      ];
    case 'Groups':
    case 'Grants':
      return [
        ['access into it were revoked', { revoke: select }],
        ...its('access into it', narrowed(select)),
        ['it were removed', { remove: select }],
      ];
    case 'Persons':
      return [['this person left', { offboard: select }]];
    case 'Contracts':
      return [['this contract ended', { offboard: select }]];
    case 'Resources':
      return [
        ...(entity.kind === 'TOOL' ? ofTool(select) : []),
        ['it disclosed no secret', { disclose: { select } }],
        ['it were removed', { remove: select }],
      ];
    case 'Tenants':
    case 'Roles':
      return [['it were removed', { remove: select }]];
  }
};

const ofTool = (select: { ids: string[] }): Choice[] => [
  ['each tenant had an instance of its own', { restrict: { select, perTenant: true } }],
  ['it could be used from one zone only …', ZONE, ([zone]) => ({ restrict: { select, zone: zone ?? null } })],
];

const ofRelation = ({ relation }: Extract<Subject, { relation: unknown }>, select: { ids: string[] }): Choice[] => {
  const choices: Choice[] = [];
  if (IS_ACCESS[relation.kind]) {
    choices.push(['this access were revoked', { revoke: select }], ...its('this access', narrowed(select)));
  }
  if (relation.kind === 'STORES') {
    choices.push(['the secret were not disclosed here', { disclose: { select } }]);
    if (select.ids.length === 1) choices.push(['the secret were rotated', { rotate: { select: one(relation.to.id) } }]);
  }
  return [...choices, ['this relation were removed', { remove: select }]];
};

const idOf = (subject: Subject): string => ('entity' in subject ? subject.entity.id : subject.relation.id);

/** What a subject is called in a change that is about it. */
export const subjectName = (subject: Subject): string =>
  'entity' in subject
    ? `${inWords(subject.entity.kind)} ${subject.entity.name}`
    : `${subject.relation.from.name} – ${inWords(subject.relation.kind)} → ${subject.relation.to.name}`;

/** Several of one type, of which the subject is one. */
export interface Alike {
  readonly ids: readonly string[];
  /** What they are called together: "12 credentials". */
  readonly name: string;
}

/** What could be done about something, or about all that are chosen with it, the mildest first. */
export const whatIfs = (subject: Subject, alike?: Alike): WhatIf[] => {
  const reason = alike?.name ?? subjectName(subject);
  const select = { ids: [...(alike?.ids ?? [idOf(subject)])] };
  const choices = 'entity' in subject ? ofEntity(subject.entity, select) : ofRelation(subject, select);
  return choices.map(([label, asked, complete]) =>
    complete
      ? { label, asks: asked as Asks, change: (answer) => ({ action: complete(answer), reason }) }
      : { label, change: { action: asked as Action, reason } },
  );
};

/* By the name of the action. */
const WORDS: Readonly<Record<string, string>> = {
  revoke: 'Revoke access',
  expire: 'End access at an instant',
  scope: 'Narrow access to one client',
  makeEligible: 'Access has to be activated',
  requireApproval: 'Activation has to be approved',
  requireMfa: 'Signing in takes a second factor',
  rotate: 'Rotate',
  delete: 'Delete',
  split: 'Split for each tenant',
  disable: 'Disable',
  offboard: 'Offboard',
  restrict: 'Restrict',
  disclose: 'Disclose no secret',
  remove: 'Remove',
  addRelation: 'Add a relation',
  addEntity: 'Add an entity',
};

/** A change of a draft in words: the server's where it has said them. */
export const changeWords = ({ words, action, reason }: Drafted): string => {
  if (words) return words;
  const said = Object.entries(action).find(([, value]: [string, unknown]) => value !== null && value !== undefined);
  const what = (said && WORDS[said[0]]) ?? 'Nothing';
  return reason ? `${what}: ${reason}` : what;
};

/** A change that the server knows, to be edited. Its `input` is a `ChangeInput`, which the schema can only call JSON. */
export const draftedOf = ({ input, words }: { input: Record<string, unknown>; words: string }): Drafted => ({
  ...(input as unknown as ChangeInput),
  words,
});

/** What is saved of a change of a draft. */
export const inputOf = ({ words: _, ...input }: Drafted): ChangeInput => input;
