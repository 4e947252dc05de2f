package blastradius.ingest.roles;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a role or permission gives.
 *
 * @param relation CAN with a level, CAN_CHANGE_AUTHORITY, TRIGGERS …; who states it may say GRANTS or CONSENTED for CAN
 * @param level null where the relation has none
 * @param on on what
 * @param types for {@link RightTarget#RESOURCES} and {@link RightTarget#DATA}: types of Azure resources in small letters, such as
 *     {@code microsoft.compute/virtualmachines}; empty: all
 * @param isCode whether whoever has it makes the resource run what he wants (WRITE on the machine's cloud resource), which the WRITE of
 *     other rights on a resource's record does not
 */
public record JudgedRight(
        RelationKind relation, @Nullable AccessLevel level, RightTarget on, Set<String> types, boolean isCode) {

    public JudgedRight {
        types = Set.copyOf(types);
    }

    public static JudgedRight of(RelationKind relation, @Nullable AccessLevel level, RightTarget on) {
        return new JudgedRight(relation, level, on, Set.of(), false);
    }

    /** {@code WRITE on mail}. */
    public String words() {
        String what = level == null ? relation.verb() : level.name();
        String where = types.isEmpty()
                ? on.words()
                : on.words() + " of "
                        + String.join(", ", types.stream().sorted().toList());
        return what + (level == null ? " " : " on ") + where + (isCode ? " (runs code)" : "");
    }
}
