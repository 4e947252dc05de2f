package blastradius.finding.channel;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.question.Source;
import blastradius.analysis.relation.Removal;
import blastradius.finding.fact.DirectLevels;
import blastradius.finding.fact.Facts;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the attacks from all identities, each alone, have in common: how much of the sum of their scores each entity's removal takes away. Identities with the same
 * rights are searched once. Where there are more than 48 sorts of them, in large estates than 12, so many are drawn evenly over the sum of scores, so that the heavy
 * ones are always among them, and the shares are estimates. Cost: the choke points of each that is searched. Immutable.
 */
final class SharedWays {

    private static final int MOST = 48;
    private static final int FEWEST = 12;
    private static final int WORK = 400_000; // entities that all of them may reach together

    private final List<Way> all;
    private final int searched;
    private final int sorts;

    private SharedWays(List<Way> all, int searched, int sorts) {
        this.all = List.copyOf(all);
        this.searched = searched;
        this.sorts = sorts;
    }

    /**
     * An entity that attacks have in common.
     *
     * @param share of the sum of scores that is lost without it, from 0 to 1
     * @param identities that were looked at and that lose by it, itself left out
     */
    record Way(int vertex, double share, List<Integer> identities) {}

    /** Identities with the same rights, of whom the first is searched. */
    private record Alike(List<Integer> identities, double score) {}

    static SharedWays of(Facts facts) {
        Map<Integer, Double> lost = new HashMap<>();
        Map<Integer, List<Integer>> losing = new LinkedHashMap<>();
        double sum = 0;
        Collection<Alike> sorts = alike(facts);
        Map<Alike, Double> searched = drawn(sorts, sample(facts));
        for (Map.Entry<Alike, Double> each : searched.entrySet()) {
            int identity = each.getKey().identities().getFirst();
            ChokePoints points = ChokePoints.of(
                    facts.gates(), List.of(Source.of(facts.snapshot(), identity)), List.of(), facts.budget());
            sum += each.getValue() * points.score();
            for (ChokePoint point : points.points()) {
                if (point.loss().score() > 0
                        && point.removal() instanceof Removal.OfEntity entity
                        && !point.compromised()) {
                    lost.merge(entity.vertex(), each.getValue() * point.loss().score(), Double::sum);
                    losing.computeIfAbsent(entity.vertex(), first -> new ArrayList<>())
                            .addAll(each.getKey().identities());
                }
            }
        }
        double whole = sum;
        List<Way> ways = lost.entrySet().stream()
                .map(each ->
                        new Way(each.getKey(), each.getValue() / whole, losing.getOrDefault(each.getKey(), List.of())))
                .sorted(Comparator.comparingDouble(Way::share)
                        .reversed()
                        .thenComparing(way -> facts.snapshot().id(way.vertex())))
                .toList();
        return new SharedWays(ways, searched.size(), sorts.size());
    }

    private static int sample(Facts facts) {
        return Math.clamp(WORK / (1 + facts.snapshot().entityCount()), FEWEST, MOST);
    }

    private static Collection<Alike> alike(Facts facts) {
        DirectLevels direct = new DirectLevels(facts);
        Map<List<Long>, List<Integer>> byRights = new LinkedHashMap<>();
        facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled()
                        && facts.score(identity).orElse(0) > 0)
                .forEach(identity -> byRights.computeIfAbsent(direct.rights(identity), first -> new ArrayList<>())
                        .add(identity));
        return byRights.values().stream()
                .map(identities -> new Alike(
                        identities,
                        identities.size() * facts.score(identities.getFirst()).orElse(0)))
                .toList();
    }

    /* With how much each counts: as many as it is of, or by how many of those that it was drawn for it stands. */
    private static Map<Alike, Double> drawn(Collection<Alike> all, int sample) {
        Map<Alike, Double> drawn = new LinkedHashMap<>();
        if (all.size() <= sample) {
            all.forEach(each -> drawn.put(each, (double) each.identities().size()));
            return drawn;
        }
        double step = all.stream().mapToDouble(Alike::score).sum() / sample;
        double next = step / 2;
        double passed = 0;
        for (Alike each : all.stream()
                .sorted(Comparator.comparingDouble(Alike::score).reversed())
                .toList()) {
            passed += each.score();
            int hits = 0;
            while (next < passed) {
                hits++;
                next += step;
            }
            if (hits > 0) {
                drawn.put(each, hits * step / each.score() * each.identities().size());
            }
        }
        return drawn;
    }

    /** How many sorts of identities were searched, of {@link #sorts}; where that is fewer, shares are estimates. */
    int searched() {
        return searched;
    }

    int sorts() {
        return sorts;
    }

    /** Those that take most first. */
    List<Way> all() {
        return all;
    }
}
