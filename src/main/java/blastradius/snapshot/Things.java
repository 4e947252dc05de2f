package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.snapshot.Valuation.Valued;

/** What is to be valued, by number. */
interface Things {

    int size();

    String id(int thing);

    EntityKind kind(int thing);

    EntityTraits traits(int thing);

    /** The number of the tenant that it belongs to; negative: none. */
    int home(int thing);

    /** Whose loss is counted. */
    default Valued valued() {
        boolean anyTenant = false;
        for (int v = 0; v < size(); v++) {
            if (traits(v).helper()) {
                continue;
            }
            if (kind(v) == EntityKind.CUSTOMER) {
                return Valued.CUSTOMER;
            }
            anyTenant |= kind(v).type() == EntityType.TENANT;
        }
        return anyTenant ? Valued.ALL : Valued.ESTATE;
    }

    static Things of(EntityTable entities, HomeTenants homes) {
        return new Estate(entities, homes);
    }

    /** Everything of one estate. */
    record Estate(EntityTable entities, HomeTenants homes) implements Things {

        @Override
        public int size() {
            return entities.size();
        }

        @Override
        public String id(int thing) {
            return entities.id(thing);
        }

        @Override
        public EntityKind kind(int thing) {
            return entities.kind(thing);
        }

        @Override
        public EntityTraits traits(int thing) {
            return entities.traits(thing);
        }

        @Override
        public int home(int thing) {
            return homes.of(thing);
        }
    }
}
