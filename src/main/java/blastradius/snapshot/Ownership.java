package blastradius.snapshot;

import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.Arrays;
import java.util.List;

/**
 * Who contains what: the home tenant of each entity, and whether one entity lies under another. Reads CONTAINS relations whatever their
 * gates, but not denied ones, as belonging is no question of time.
 */
final class Ownership {

    private static final int NONE = -1;

    private final EntityTable entities;
    private final int[] firstChild; // rows by container
    private final int[] children;
    private final int[] firstParent; // rows by content
    private final int[] parents;

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
        firstParent = new int[vertices + 1];
        for (int r = 0; r < relations.size(); r++) {
            if (contains[relations.relationClass(r)]) {
                firstChild[relations.from(r) + 1]++;
                firstParent[relations.to(r) + 1]++;
            }
        }
        Arrays.parallelPrefix(firstChild, Integer::sum);
        Arrays.parallelPrefix(firstParent, Integer::sum);
        children = new int[firstChild[vertices]];
        parents = new int[firstParent[vertices]];
        int[] nextChild = firstChild.clone();
        int[] nextParent = firstParent.clone();
        for (int r = 0; r < relations.size(); r++) {
            if (contains[relations.relationClass(r)]) {
                children[nextChild[relations.from(r)]++] = relations.to(r);
                parents[nextParent[relations.to(r)]++] = relations.from(r);
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
            int container = queue[next];
            for (int i = firstChild[container]; i < firstChild[container + 1]; i++) {
                int child = children[i];
                if (home[child] == NONE) {
                    home[child] = home[container];
                    queue[end++] = child;
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

    /** Everything under the container at any depth, itself left out, in order of vertices. */
    int[] under(int container) {
        java.util.BitSet seen = new java.util.BitSet();
        java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
        open.add(container);
        while (!open.isEmpty()) {
            int next = open.remove();
            for (int i = firstChild[next]; i < firstChild[next + 1]; i++) {
                if (!seen.get(children[i])) {
                    seen.set(children[i]);
                    open.add(children[i]);
                }
            }
        }
        seen.clear(container);
        return seen.stream().toArray();
    }

    /** Whether the entity is the container or lies under it at any depth. */
    boolean isWithin(int entity, int container) {
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
        open.add(entity);
        seen.add(entity);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (next == container) {
                return true;
            }
            for (int i = firstParent[next]; i < firstParent[next + 1]; i++) {
                if (seen.add(parents[i])) {
                    open.add(parents[i]);
                }
            }
        }
        return false;
    }
}
