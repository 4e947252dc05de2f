package blastradius.snapshot;

import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.Arrays;
import java.util.List;

/** The home tenant of each entity. Reads CONTAINS relations whatever their gates, but not denied ones: belonging is no question of time. */
final class Ownership {

    private static final int NONE = -1;

    private final EntityTable entities;
    private final int[] firstChild; // rows by container
    private final int[] children;

    Ownership(EntityTable entities, List<RelationClass> classes, RelationColumns relations) {
        this.entities = entities;
        boolean[] contains = new boolean[classes.size()];
        for (int c = 0; c < contains.length; c++) {
            RelationClass relation = classes.get(c);
            contains[c] =
                    relation.kind() == RelationKind.CONTAINS && relation.terms().deniedBy() == null;
        }
        int vertices = entities.size();
        firstChild = new int[vertices + 1];
        for (int r = 0; r < relations.size(); r++) {
            if (contains[relations.relationClass(r)]) {
                firstChild[relations.from(r) + 1]++;
            }
        }
        Arrays.parallelPrefix(firstChild, Integer::sum);
        children = new int[firstChild[vertices]];
        int[] nextChild = firstChild.clone();
        for (int r = 0; r < relations.size(); r++) {
            if (contains[relations.relationClass(r)]) {
                children[nextChild[relations.from(r)]++] = relations.to(r);
            }
        }
    }

    /**
     * The tenant of each entity: itself for a tenant, else the one it states, else the nearest upward over CONTAINS; of several equally
     * near the one that was added first. O(V + CONTAINS).
     */
    int[] homeTenants() {
        int[] home = new int[entities.size()];
        Arrays.fill(home, NONE);
        int[] queue = new int[entities.size()];
        int end = 0;
        for (int v = 0; v < home.length; v++) {
            if (entities.kind(v).type() == EntityType.TENANT) {
                home[v] = v;
                queue[end++] = v;
            }
        }
        for (int next = 0; next < end; next++) {
            for (int c = firstChild[queue[next]]; c < firstChild[queue[next] + 1]; c++) {
                if (home[children[c]] == NONE) {
                    home[children[c]] = home[queue[next]];
                    queue[end++] = children[c];
                }
            }
        }
        for (int v = 0; v < home.length; v++) {
            int stated = entities.statedTenant(v);
            if (stated != NONE && entities.kind(v).type() != EntityType.TENANT) {
                home[v] = stated;
            }
        }
        return home;
    }
}
