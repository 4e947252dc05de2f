package blastradius.analysis.containment;

import blastradius.analysis.question.Source;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What must not be reached: entities, each from a level on. */
final class Protection {

    private final Map<Integer, Integer> levels = new HashMap<>();

    /** A tenant stands for its node and its assets: its identities and resources. O(entities) where there is one. */
    Protection(Snapshot snapshot, Collection<Source> protect) {
        Map<Integer, Integer> tenants = new HashMap<>();
        for (Source each : protect) {
            levels.merge(each.vertex(), each.level().code(), Math::min);
            if (snapshot.kind(each.vertex()).type() == EntityType.TENANT) {
                tenants.merge(each.vertex(), each.level().code(), Math::min);
            }
        }
        for (int v = 0; v < snapshot.entityCount() && !tenants.isEmpty(); v++) {
            Integer level = tenants.get(snapshot.tenant(v));
            EntityType type = snapshot.kind(v).type();
            if (level != null && (type == EntityType.IDENTITY || type == EntityType.RESOURCE)) {
                levels.merge(v, level, Math::min);
            }
        }
    }

    /** By vertex the code of the lowest level that must not be reached. */
    Map<Integer, Integer> levels() {
        return levels;
    }
}
