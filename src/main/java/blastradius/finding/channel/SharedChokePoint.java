package blastradius.finding.channel;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Question;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** BR-05: one thing through which much of all that identities reach is reached. */
public final class SharedChokePoint implements Rule {

    private static final Parameter PERCENT = new Parameter("BR-05", "percent", 30);
    private static final int OTHERS = 2;
    private static final Set<EntityType> REMOVABLE = EnumSet.of(
            EntityType.IDENTITY, EntityType.GROUP, EntityType.CREDENTIAL, EntityType.GRANT, EntityType.RESOURCE);
    private static final RuleText TEXT = RuleText.of(
            "BR-05",
            "Choke point",
            Severity.HIGH,
            "Without one entity that is not of tier 0, the scores of all identities together would be lower by this much or more; of several in a row, the one that takes most. Of very many identities, some drawn by their scores stand for all.",
            PERCENT);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        SharedWays ways = SharedWays.of(facts);
        List<SharedWays.Way> found = ways.all().stream()
                .filter(way -> 100 * way.share() >= facts.value(PERCENT)
                        && way.identities().size() >= OTHERS
                        && isRemovable(facts, way.vertex()))
                .toList();
        List<SharedWays.Way> gravest = new ArrayList<>();
        for (SharedWays.Way way : found) {
            if (gravest.stream().noneMatch(graver -> areInARow(facts, graver.vertex(), way.vertex()))) {
                gravest.add(way);
            }
        }
        return Outcome.of(
                gravest.stream().map(way -> finding(facts, way)).toList(),
                ways.searched(),
                ways.sorts(),
                "time: of " + ways.sorts() + " sorts of identities " + ways.searched()
                        + ", drawn by their scores, stand for all, so that shares are estimates; choke points of one"
                        + " identity are exact");
    }

    private static boolean isRemovable(Facts facts, int vertex) {
        Integer tier = facts.snapshot().traits(vertex).tier();
        EntityKind kind = facts.snapshot().kind(vertex);
        return REMOVABLE.contains(kind.type())
                && kind != EntityKind.SCOPE
                && kind != EntityKind.ZONE
                && facts.isJudged(vertex)
                && (tier == null || tier != 0);
    }

    private static boolean areInARow(Facts facts, int one, int other) {
        return facts.reach(one).contains(other) || facts.reach(other).contains(one);
    }

    private static Finding finding(Facts facts, SharedWays.Way way) {
        return Finding.of(TEXT, Cause.of(way.vertex()), facts)
                .atMost(Severity.HIGH)
                .words(Math.round(100 * way.share()) + " % of all that identities reach hangs on "
                        + facts.snapshot().name(way.vertex()) + ", for "
                        + Words.names(
                                way.identities().stream()
                                        .map(facts.snapshot()::name)
                                        .toList(),
                                3))
                .question(
                        Question.chokePoints(facts.snapshot(), way.identities().getFirst(), facts.at()))
                .build();
    }
}
