package blastradius.ingest.value;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import org.jspecify.annotations.Nullable;

/** What may be stated of helpers, which stand for a set: they belong to nobody, and only others of their sort contain them. */
public final class StandIns {

    private StandIns() {}

    /**
     * Checks a helper by itself.
     *
     * @throws IllegalArgumentException if it has a tenant or is one
     */
    public static void check(EntityKind kind, @Nullable String tenant) {
        if (tenant != null) {
            throw new IllegalArgumentException(
                    "helper is true and tenant is \"" + tenant + "\"; a helper belongs to nobody, leave tenant empty");
        }
        if (kind.type() == EntityType.TENANT) {
            throw new IllegalArgumentException("helper is true of a " + kind + "; a tenant is no helper");
        }
    }

    /** Why a helper is not contained by what is none. */
    public static IllegalArgumentException contained(String container, String helper) {
        return new IllegalArgumentException("CONTAINS from \"" + container + "\" into the helper \"" + helper
                + "\"; only another helper contains one, state the rights that reach it instead");
    }
}
