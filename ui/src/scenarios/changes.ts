import type { RelationEnds } from '../answer/RelationName';
import { inWords, typeOf } from '../entity/kinds';
import type { Named } from '../entity/EntityName';
import { graphql } from '../graphql';
import type { RelationKind } from '../graphql';

export type ScenarioInput = ReturnType<typeof graphql.scalar<'ScenarioInput'>>;
export type ChangeInput = ScenarioInput['changes'][number];
export type Action = ChangeInput['action'];

/** What a change could be about. */
export type Subject =
  | { readonly entity: Named }
  | { readonly relation: Pick<RelationEnds, 'id' | 'kind'> & { from: { name: string }; to: Named } };

/** Something that could be done, and how it reads. */
export interface WhatIf {
  readonly label: string;
  readonly change: ChangeInput;
}

/* Relations that a subject holds as access, which can be ended, activated, narrowed. */
const ACCESS: ReadonlySet<RelationKind> = new Set([
  'HOLDS_GRANT',
  'MEMBER_OF',
  'OWNS',
  'CAN',
  'CONSENTED',
  'CAN_ASSUME',
  'CAN_MANAGE_MEMBERS',
  'CAN_CHANGE_AUTHORITY',
  'CAN_TAKE_OVER',
]);

const one = (id: string) => ({ ids: [id] });

const ifs = (reason: string, actions: readonly (readonly [string, Action])[]): WhatIf[] =>
  actions.map(([label, action]) => ({ label, change: { action, reason } }));

const ofEntity = (entity: Named): WhatIf[] => {
  const select = one(entity.id);
  const actions = (): (readonly [string, Action])[] => {
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
          ['its access had to be activated', { makeEligible: { select } }],
          ['it took a phishing-resistant factor to sign in', { requireMfa: { select, phishingResistant: true } }],
        ];
      case 'Groups':
      case 'Grants':
        return [
          ['access into it were revoked', { revoke: select }],
          ['access into it had to be activated', { makeEligible: { select } }],
          ['it were removed', { remove: select }],
        ];
      case 'Persons':
        return [['this person left', { offboard: select }]];
      case 'Contracts':
        return [['this contract ended', { offboard: select }]];
      case 'Resources':
        return entity.kind === 'TOOL'
          ? [
              ['each tenant had an instance of its own', { restrict: { select, perTenant: true } }],
              ['it disclosed no secret', { disclose: { select } }],
              ['it were removed', { remove: select }],
            ]
          : [
              ['it disclosed no secret', { disclose: { select } }],
              ['it were removed', { remove: select }],
            ];
      case 'Tenants':
      case 'Roles':
        return [['it were removed', { remove: select }]];
    }
  };
  return ifs(`${inWords(entity.kind)} ${entity.name}`, actions());
};

const ofRelation = ({ relation }: Extract<Subject, { relation: unknown }>): WhatIf[] => {
  const select = one(relation.id);
  const actions: (readonly [string, Action])[] = [];
  if (ACCESS.has(relation.kind)) {
    actions.push(['this access were revoked', { revoke: select }]);
    actions.push(['this access had to be activated', { makeEligible: { select } }]);
  }
  if (relation.kind === 'STORES') {
    actions.push(['the secret were not disclosed here', { disclose: { select } }]);
    actions.push(['the secret were rotated', { rotate: { select: one(relation.to.id) } }]);
  }
  actions.push(['this relation were removed', { remove: select }]);
  return ifs(`${relation.from.name} – ${inWords(relation.kind)} → ${relation.to.name}`, actions);
};

/** What could be done about something, the mildest first. */
export const whatIfs = (subject: Subject): WhatIf[] =>
  'entity' in subject ? ofEntity(subject.entity) : ofRelation(subject);

const WORDS: Readonly<Record<keyof Action, string>> = {
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

/** A change of a draft in words. */
export const changeWords = (change: ChangeInput): string => {
  const kind = Object.keys(change.action).find((name) => change.action[name as keyof Action] != null);
  const what = kind ? WORDS[kind as keyof Action] : 'Nothing';
  return change.reason ? `${what}: ${change.reason}` : what;
};
