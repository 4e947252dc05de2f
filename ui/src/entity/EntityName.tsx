import { Link, addressOf } from '../ground/address';
import type { EntityKind } from '../ground/graphql';
import { inWords, typeOf } from './kinds';
import type { Type } from './kinds';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly tenant?: { readonly id: string; readonly name: string } | null;
}

/* One stroke drawing a type, in a box of 24 by 24. */
const ICONS: Readonly<Record<Type, string>> = {
  Tenants: 'M4 21V5l8-3l8 3v16M2 21h20M9 9h.01M15 9h.01M9 13h.01M15 13h.01M10 21v-4h4v4',
  Identities: 'M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  Groups: 'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7zM2 20a7 7 0 0 1 14 0M17 11a3 3 0 1 0-1-5.8M22 19a6 6 0 0 0-5-5',
  Roles: 'M12 2l8 3v6c0 5-3.500 9-8 11c-4.500-2-8-6-8-11V5z',
  Grants: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5',
  Credentials: 'M15 9a5 5 0 1 0-4 4.900L12.500 15.500H15V18h2.500v3H21v-3.500L15 11zM9 8h.01',
  Resources: 'M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01',
  Persons: 'M12 10a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM7 21v-3a5 5 0 0 1 10 0v3M3 3v18M21 3v18',
  Contracts: 'M5 3h14v18H5zM9 8h6M9 12h6M9 17c2-2 3 1 5-1',
};

export const KindIcon = ({ kind, size = 16 }: { kind: EntityKind; size?: number }) => (
  <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <path d={ICONS[typeOf(kind)]} />
  </svg>
);

/** What people call an entity, what it is and whose; names are text and nothing else. */
export const EntityName = ({ entity, terse = false }: { entity: Named; terse?: boolean }) => (
  <span className="entity" title={entity.id}>
    <KindIcon kind={entity.kind} />
    <span className="entity-name">{entity.name}</span>
    {!terse && (
      <span className="entity-kind">
        {inWords(entity.kind)}
        {entity.tenant && entity.tenant.id !== entity.id && <> · {entity.tenant.name}</>}
      </span>
    )}
  </span>
);

/** An entity as a link to the page that says all about it. */
export const EntityLink = ({ entity, terse = false }: { entity: Named; terse?: boolean }) => (
  <Link to={addressOf('/entity', { id: entity.id })} className="entity-link">
    <EntityName entity={entity} terse={terse} />
  </Link>
);
