package blastradius.snapshot;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks neighbours up among the relations that a builder collected; each kind and direction is indexed when first asked for. */
final class ColumnLookups implements Lookups {

    private final int vertices;
    private final List<RelationClass> classes;
    private final RelationColumns relations;
    private final Map<RelationKind, Adjacency> targets = new EnumMap<>(RelationKind.class);
    private final Map<RelationKind, Adjacency> sources = new EnumMap<>(RelationKind.class);
    private @Nullable Adjacency standingMembers;
    private @Nullable Map<Integer, List<RelationAt>> limitedMemberships;

    ColumnLookups(int vertices, List<RelationClass> classes, RelationColumns relations) {
        this.vertices = vertices;
        this.classes = classes;
        this.relations = relations;
    }

    @Override
    public int[] targets(RelationKind kind, int source) {
        return targets.computeIfAbsent(kind, missing -> adjacency(of -> Lookups.counts(of, missing), false))
                .of(source);
    }

    @Override
    public int[] sources(RelationKind kind, int target) {
        return sources.computeIfAbsent(kind, missing -> adjacency(of -> Lookups.counts(of, missing), true))
                .of(target);
    }

    @Override
    public int[] standingMembers(int group) {
        Adjacency known = standingMembers;
        if (known == null) {
            known = adjacency(of -> isMembership(of) && Lookups.isStanding(of.terms()), true);
            standingMembers = known;
        }
        return known.of(group);
    }

    @Override
    public List<RelationAt> limitedMemberships(int group) {
        Map<Integer, List<RelationAt>> known = limitedMemberships;
        if (known == null) {
            known = findLimited();
            limitedMemberships = known;
        }
        return known.getOrDefault(group, List.of());
    }

    private Map<Integer, List<RelationAt>> findLimited() {
        Map<Integer, List<RelationAt>> limited = new HashMap<>();
        boolean[] wanted = wanted(of -> isMembership(of) && !Lookups.isStanding(of.terms()));
        for (int r = 0; r < relations.size(); r++) {
            int number = relations.relationClass(r);
            if (wanted[number]) {
                limited.computeIfAbsent(relations.to(r), missing -> new ArrayList<>())
                        .add(new RelationAt(relations.from(r), relations.to(r), classes.get(number)));
            }
        }
        return limited;
    }

    private static boolean isMembership(RelationClass relation) {
        return Lookups.counts(relation, RelationKind.MEMBER_OF);
    }

    private Adjacency adjacency(Predicate<RelationClass> which, boolean intoVertex) {
        return Adjacency.of(vertices, wanted(which), relations, intoVertex);
    }

    private boolean[] wanted(Predicate<RelationClass> which) {
        boolean[] wanted = new boolean[classes.size()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = which.test(classes.get(c));
        }
        return wanted;
    }
}
