package blastradius.ingest.row;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source's kind of entity is.
 *
 * @param cases the first that holds decides; the last always does
 */
public record EntityRow(List<Case> cases) {

    /**
     * One meaning.
     *
     * @param enabled when it is enabled; null: its words for it decide
     * @param signsIn how one signs in as it; null: its record does not say
     */
    public record Case(
            Condition condition,
            EntityKind kind,
            @Nullable Condition enabled,
            @Nullable SignsIn signsIn) {}

    /**
     * The properties of an account that say how one signs in as it.
     *
     * @param password whether there is a password
     * @param factor whether a second factor is asked with it; null: no property says
     * @param until when the password no longer lets in; null: no property says
     */
    public record SignsIn(
            PropertyName password,
            @Nullable PropertyName factor,
            @Nullable PropertyName until) {}

    public Case of(Facts facts) {
        for (Case one : cases) {
            if (one.condition().holds(facts)) {
                return one;
            }
        }
        throw new IllegalStateException("the last case of an entity has a condition: the reader refuses that");
    }

    public boolean canBeTenant() {
        return cases.stream().anyMatch(one -> one.kind().type() == EntityType.TENANT);
    }
}
