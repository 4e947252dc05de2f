import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { ABOUT } from './Answer';
import { AGREEMENT } from './Check';
import { RELATION } from './RelationName';

export const CHOKE_POINTS = graphql(
  `
    query ChokePoints($compromised: [ID!]!, $targets: [ID!], $assume: Assumptions, $scenario: ID) {
      chokePoints(compromised: $compromised, targets: $targets, assume: $assume, scenario: $scenario, first: 200) {
        totalCount
        score
        edges {
          targetsSaved
          loss {
            tenantAdminCount
            entityCount
            score
            remainingScore
            tenantCounts {
              see
              read
              write
              control
            }
          }
          node {
            compromised
            entity {
              id
              name
              kind
            }
            relation {
              ...RelationEnds
            }
          }
        }
        assumptions {
          ...Assumed
        }
        completeness {
          ...Complete
        }
        snapshot {
          ...Taken
        }
      }
    }
  `,
  [RELATION, ...ABOUT],
);

/** The same question, answered by a second algorithm. */
export const CHECKED = graphql(
  `
    query ChokePointsChecked($compromised: [ID!]!, $targets: [ID!], $assume: Assumptions, $scenario: ID) {
      chokePoints(
        compromised: $compromised
        targets: $targets
        assume: $assume
        scenario: $scenario
        first: 1
        verify: true
      ) {
        agreement {
          ...Agreed
        }
      }
    }
  `,
  [AGREEMENT],
);

export type ChokePoints = ResultOf<typeof CHOKE_POINTS>['chokePoints'];
export type ChokePoint = ChokePoints['edges'][number];

/** A choke point as it is told: an entity together with the one relation into it, where they are one fact. */
export type Fact = ChokePoint & { readonly into?: ChokePoint['node']['relation'] };

const isOne = (entity: ChokePoint, relation: ChokePoint): boolean =>
  entity.node.entity?.id === relation.node.relation?.to.id &&
  entity.loss.entityCount === relation.loss.entityCount &&
  Math.abs(entity.loss.score - relation.loss.score) < 1e-9;

/** Each fact once: a relation whose end is as much of a choke point is told with it. */
export const factsOf = (points: readonly ChokePoint[]): Fact[] => {
  const entities = new Map(
    points.flatMap((point) => (point.node.entity ? [[point.node.entity.id, point] as const] : [])),
  );
  const into = new Map<string, ChokePoint['node']['relation']>();
  const told = points.filter((point) => {
    const entity = point.node.relation && entities.get(point.node.relation.to.id);
    if (!entity || !isOne(entity, point)) return true;
    into.set(point.node.relation!.to.id, point.node.relation);
    return false;
  });
  return told.map((point) => ({ ...point, into: point.node.entity ? (into.get(point.node.entity.id) ?? null) : null }));
};
