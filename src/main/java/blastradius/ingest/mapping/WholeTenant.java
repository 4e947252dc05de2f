package blastradius.ingest.mapping;

import blastradius.ingest.file.Failures;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.RelationRow;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A level on a tenant means everything in it, so a right that is about one thing of a whole tenant is never one. Which kinds of relations are
 * full administration, each mapping lists with its reason; a row of any other kind that names a tenant as its target is refused.
 */
final class WholeTenant {

    private WholeTenant() {}

    /**
     * Looks at every row.
     *
     * @param others whose lists and words count as well
     * @throws BlastRadiusException.ImportRejected naming the first row
     */
    static void check(Mapping mapping, Collection<Mapping> others) {
        Set<String> allowed = new HashSet<>(mapping.wholeTenant().keySet());
        others.forEach(other -> allowed.addAll(other.wholeTenant().keySet()));
        Words words = new Words(mapping, others);
        mapping.relations().forEach((kind, rows) -> {
            if (!allowed.contains(kind)) {
                rows.forEach(row -> check(mapping, kind, row, words));
            }
        });
    }

    private static void check(Mapping mapping, String kind, RelationRow row, Words words) {
        if (row.givesLevel()) {
            row.held().words().stream().filter(words::nameTenants).findFirst().ifPresent(word -> {
                throw Failures.rejected(
                        "mapping " + mapping.name(),
                        "relation " + kind + " gives " + row.kind() + " on " + word
                                + ": a level on a tenant means everything in it. Let it reach what it is about (to: HOST, or expand: below HOST),"
                                + " or say under whole-tenant why it is full administration");
            });
        }
        row.also().forEach(more -> check(mapping, kind, more, words));
    }

    /** The words of rows, and whether they mean tenants. */
    private record Words(Mapping mapping, Collection<Mapping> others) {

        boolean nameTenants(String word) {
            if (word.equals(EntityType.TENANT.label())) {
                return true;
            }
            for (EntityKind kind : EntityKind.values()) {
                if (kind.name().equals(word)) {
                    return kind.type() == EntityType.TENANT;
                }
            }
            List<Mapping> all = new ArrayList<>(List.of(mapping));
            all.addAll(others);
            return all.stream()
                    .map(Mapping::entities)
                    .filter(entities -> entities.containsKey(word))
                    .map((Map<String, EntityRow> entities) -> entities.get(word))
                    .findFirst()
                    .map(EntityRow::canBeTenant)
                    .orElse(false);
        }
    }
}
