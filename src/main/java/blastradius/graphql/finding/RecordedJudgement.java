package blastradius.graphql.finding;

import blastradius.finding.Rules;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.history.FoundVersion.Counted;
import blastradius.history.FoundVersion.Share;
import blastradius.history.Judgement;
import blastradius.model.NonHumanShare;
import blastradius.model.ShareAnswer;
import blastradius.snapshot.Snapshot;
import blastradius.store.history.FindingLives.Found;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What rules come to, as a history keeps it: findings by id, rule and severity, and numbers. */
public final class RecordedJudgement implements Judgement {

    private final FindingTables.Judged judged;
    private final Snapshot snapshot;
    private final Map<String, Double> parameters;

    /** {@code parameters}: of rules, as an operator set them. */
    public RecordedJudgement(FindingTables.Judged judged, Snapshot snapshot, Map<String, Double> parameters) {
        this.judged = judged;
        this.snapshot = snapshot;
        this.parameters = parameters;
    }

    @Override
    public Map<String, String> criteria() {
        return criteria(parameters);
    }

    /** By rule, its numbers and a hash of what it says that it finds: what it is of other numbers or words judges otherwise. */
    static Map<String, String> criteria(Map<String, Double> parameters) {
        return Rules.ALL.stream()
                .map(Rule::text)
                .collect(Collectors.toMap(
                        RuleText::id, rule -> criteria(rule, parameters), (one, same) -> one, TreeMap::new));
    }

    private static String criteria(RuleText rule, Map<String, Double> parameters) {
        String numbers = rule.parameters().stream()
                .map(each -> each.name() + " " + parameters.getOrDefault(each.key(), each.byDefault()))
                .collect(Collectors.joining(", "));
        return numbers + " #" + Integer.toHexString(rule.definition().hashCode());
    }

    @Override
    public List<Found> found() {
        return judged.findings().all().stream()
                .map(finding -> new Found(
                        finding.id(),
                        finding.rule().id(),
                        finding.severity().name(),
                        snapshot.id(finding.cause().entity())))
                .toList();
    }

    @Override
    public Counted counted(IntPredicate vertices) {
        Map<String, Integer> bySeverity = new TreeMap<>();
        Map<String, Integer> byRule = new TreeMap<>();
        int accepted = 0;
        for (Finding finding : judged.findings().all()) {
            if (isAbout(finding, vertices)) {
                if (judged.accepted().by(finding).isPresent()) {
                    accepted++;
                } else {
                    bySeverity.merge(finding.severity().name(), 1, Integer::sum);
                    byRule.merge(finding.rule().id(), 1, Integer::sum);
                }
            }
        }
        return new Counted(bySeverity, byRule, accepted, shares(vertices));
    }

    /** Whether its cause or a subject is among the vertices. */
    static boolean isAbout(Finding finding, IntPredicate vertices) {
        return vertices.test(finding.cause().entity())
                || finding.subjects().stream().anyMatch(vertices::test);
    }

    private Map<NonHumanShare, Share> shares(IntPredicate vertices) {
        Map<NonHumanShare, Share> shares = new EnumMap<>(NonHumanShare.class);
        for (NonHumanShare share : NonHumanShare.values()) {
            int count = judged.nonHumans().count(share, ShareAnswer.YES, vertices);
            int others = judged.nonHumans().count(share, ShareAnswer.NO, vertices);
            int notStated = judged.nonHumans().count(share, ShareAnswer.NOT_STATED, vertices);
            shares.put(share, new Share(count, count + others, notStated));
        }
        return shares;
    }
}
