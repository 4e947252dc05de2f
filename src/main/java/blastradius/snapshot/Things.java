package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What is to be valued, by number. */
interface Things {

    int size();

    String id(int thing);

    EntityKind kind(int thing);

    EntityTraits traits(int thing);

    /** The number of the tenant that it belongs to; negative: none. */
    int home(int thing);

    /** Whether any of them that stands for no set is of one of the kinds. */
    default boolean any(Predicate<EntityKind> kinds) {
        return IntStream.range(0, size()).anyMatch(thing -> !traits(thing).helper() && kinds.test(kind(thing)));
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
