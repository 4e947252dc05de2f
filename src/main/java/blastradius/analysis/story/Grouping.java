package blastradius.analysis.story;

import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what is of one kind, held at one level and behind the same entity; the least of it becomes a rest at each level. O(reached). */
final class Grouping {

    /** A tenant that falls as a whole weighs as much as so many single entities, so that it is not lost in a rest. */
    private static final int TENANT = 50;

    private static final Comparator<Group> GRAVEST_FIRST = Comparator.comparing(Group::level)
            .reversed()
            .thenComparing(group -> group.kind() == null)
            .thenComparingInt(group -> -group.vertices().size())
            .thenComparingInt(group -> group.vertices().getFirst());

    private record Key(int behind, @Nullable EntityKind kind, AccessLevel level) {}

    private final Reach reach;
    private final Nearest nearest;
    private final Map<Key, List<Integer>> all = new HashMap<>();

    Grouping(Reach reach, Nearest nearest, Set<Integer> passed) {
        this.reach = reach;
        this.nearest = nearest;
        Set<Integer> told = new HashSet<>(passed);
        reach.sources().forEach(source -> told.add(source.vertex()));
        reach.forEach((vertex, level, hops) -> {
            if (!reach.snapshot().isHelper(vertex) && !told.contains(vertex)) {
                Key key = new Key(
                        nearest.behind(place(vertex, level)), reach.snapshot().kind(vertex), AccessLevel.ofCode(level));
                all.computeIfAbsent(key, unknown -> new ArrayList<>()).add(vertex);
            }
        });
    }

    private int place(int vertex, int level) {
        return reach.exactPosition(vertex, level);
    }

    /** So many groups of one kind, and the rests. */
    List<Group> groups(int most) {
        List<Group> byWeight = all.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Grouping::weight).reversed().thenComparing(GRAVEST_FIRST))
                .toList();
        Map<Key, List<Group>> left = new HashMap<>();
        byWeight.stream()
                .skip(most)
                .forEach(group -> left.computeIfAbsent(
                                new Key(group.behind(), null, group.level()), unknown -> new ArrayList<>())
                        .add(group));
        return Stream.concat(
                        byWeight.stream().limit(most), left.values().stream().map(this::rest))
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    /* A rest of one group is that group. */
    private Group rest(List<Group> left) {
        if (left.size() == 1) {
            return left.getFirst();
        }
        List<Integer> vertices = left.stream()
                .flatMap(group -> group.vertices().stream())
                .sorted(Comparator.comparingInt(vertex -> reach.position(vertex, reach.levelCode(vertex))))
                .toList();
        return group(new Key(left.getFirst().behind(), null, left.getFirst().level()), vertices);
    }

    private Group group(Key key, List<Integer> vertices) {
        List<RelationKind> kinds = Stream.of(most(vertices, nearest::beginning), most(vertices, nearest::end))
                .distinct()
                .toList();
        return new Group(key.behind(), kinds, key.kind(), key.level(), List.copyOf(vertices));
    }

    private RelationKind most(List<Integer> vertices, IntFunction<RelationKind> kind) {
        Map<RelationKind, Integer> counts = new EnumMap<>(RelationKind.class);
        vertices.forEach(vertex -> counts.merge(kind.apply(place(vertex, reach.levelCode(vertex))), 1, Integer::sum));
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static long weight(Group group) {
        boolean isTenant = Objects.requireNonNull(group.kind()).type() == EntityType.TENANT;
        return (long) group.vertices().size() * group.level().code() * (isTenant ? TENANT : 1);
    }
}
