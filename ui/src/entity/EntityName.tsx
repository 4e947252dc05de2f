import type { LucideIcon } from 'lucide-react';
import Building2 from 'lucide-react/icons/building-2';
import Contact from 'lucide-react/icons/contact';
import FileKey from 'lucide-react/icons/file-key';
import FileSignature from 'lucide-react/icons/file-signature';
import Key from 'lucide-react/icons/key';
import Server from 'lucide-react/icons/server';
import Shield from 'lucide-react/icons/shield';
import User from 'lucide-react/icons/user';
import Users from 'lucide-react/icons/users';
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

const ICONS: Readonly<Record<Type, LucideIcon>> = {
  Tenants: Building2,
  Identities: User,
  Groups: Users,
  Roles: Shield,
  Grants: FileKey,
  Credentials: Key,
  Resources: Server,
  Persons: Contact,
  Contracts: FileSignature,
};

export const KindIcon = ({ kind, size = 16 }: { kind: EntityKind; size?: number }) => {
  const Icon = ICONS[typeOf(kind)];
  return <Icon className="icon" size={size} />;
};

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

/** The page that says all about an entity. */
export const pageOf = ({ id, kind }: Pick<Named, 'id' | 'kind'>): string =>
  addressOf(typeOf(kind) === 'Tenants' ? '/tenant' : '/entity', { id });

/** An entity as a link to its page. */
export const EntityLink = ({ entity, terse = false }: { entity: Named; terse?: boolean }) => (
  <Link to={pageOf(entity)} className="entity-link">
    <EntityName entity={entity} terse={terse} />
  </Link>
);
