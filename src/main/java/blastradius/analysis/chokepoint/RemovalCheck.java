package blastradius.analysis.chokepoint;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.ReachedCounts;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.AgreementCount;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Closing;
import blastradius.analysis.relation.RelationArcs;
import blastradius.analysis.relation.Removal;
import blastradius.model.BlastRadiusException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks choke points the slow way: removes each anew, searches everything anew and measures both reaches in full. Entities that are held and were
 * not named are removed as well: nothing else may fall. O(choke points and reached entities · search).
 */
final class RemovalCheck {

    private static final double ROUNDING = 1e-6; // points of the score

    private final Reach reach;
    private final BitSet targets = new BitSet();
    private final boolean protects;
    private final RelationArcs relations;
    private final Measures before;
    private final Map<Removal, ChokePoint> named = new HashMap<>();
    private final AgreementCount tally;

    private record Measures(LevelCounts tenants, int admins, ReachedCounts counts, double score) {

        static Measures of(Reach reach) {
            LostShares losses = LostShares.of(reach);
            TenantImpacts tenants = TenantImpacts.of(reach, losses);
            return new Measures(
                    tenants.counts(), tenants.admins(), ReachedCounts.of(reach, reach.sources()), losses.score());
        }
    }

    RemovalCheck(Reach reach, Collection<Integer> targets, Collection<ChokePoint> points) {
        this.reach = reach;
        this.relations = RelationArcs.of(reach.snapshot());
        this.before = Measures.of(reach);
        this.protects = !targets.isEmpty();
        targets.forEach(this.targets::set);
        points.forEach(point -> named.put(point.removal(), point));
        this.tally = new AgreementCount(points.size() + unnamed().count());
    }

    Agreement run(Collection<ChokePoint> points, Budget budget) {
        try {
            points.forEach(point -> check(point.removal(), budget));
            unnamed().forEach(removal -> check(removal, budget));
        } catch (BlastRadiusException.TimeExceeded spent) {
            return tally.agreement();
        }
        return tally.agreement();
    }

    private Stream<Removal> unnamed() {
        Stream<Removal> entities = reach.vertices().mapToObj(Removal.OfEntity::new);
        return entities.filter(removal -> !named.containsKey(removal) && !removal.isOfHelper(reach.snapshot()));
    }

    private void check(Removal removal, Budget budget) {
        budget.check();
        Reach rest = Reach.from(reach.gates(), reach.sources(), Closing.of(relations, removal), budget);
        tally.compare(agrees(removal, rest, named.get(removal)), () -> "the removal of " + words(removal));
    }

    private String words(Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> reach.snapshot().id(entity.vertex());
            case Removal.OfRelation relation ->
                "the relation from " + reach.snapshot().id(relation.from()) + " to "
                        + reach.snapshot().id(relation.to());
        };
    }

    private boolean agrees(Removal removal, Reach rest, @Nullable ChokePoint point) {
        int removed = removal instanceof Removal.OfEntity entity ? entity.vertex() : RelationArcs.NONE;
        int others = 0;
        int saved = 0;
        for (int i = 0; i < reach.stateCount(); i++) {
            int vertex = reach.vertexAt(i);
            boolean counts =
                    reach.isFinal(i) && vertex != removed && !reach.snapshot().isHelper(vertex);
            if (counts && rest.levelCode(vertex) < reach.levelAt(i)) {
                others++;
                saved += targets.get(vertex) && !rest.contains(vertex) ? 1 : 0;
            }
        }
        boolean matters = others > 0 && (!protects || saved > 0);
        if (point == null || !matters) {
            return point == null && !matters;
        }
        return point.targetsSaved() == saved && isLoss(point.loss(), Measures.of(rest));
    }

    private boolean isLoss(Loss loss, Measures after) {
        return loss.tenants().equals(difference(before.tenants(), after.tenants()))
                && loss.tenantAdmins() == before.admins() - after.admins()
                && loss.resources()
                        .equals(difference(
                                before.counts().resources(), after.counts().resources()))
                && loss.entities()
                        == before.counts().entities() - after.counts().entities()
                && Math.abs(loss.remainingScore() - after.score()) < ROUNDING
                && Math.abs(loss.score() - (before.score() - after.score())) < ROUNDING;
    }

    private static LevelCounts difference(LevelCounts more, LevelCounts less) {
        return new LevelCounts(
                more.see() - less.see(),
                more.read() - less.read(),
                more.write() - less.write(),
                more.control() - less.control());
    }
}
