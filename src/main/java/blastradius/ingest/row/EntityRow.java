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
     */
    public record Case(
            Condition condition, EntityKind kind, @Nullable Condition enabled) {}

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
