package blastradius.graphql.history;

import blastradius.finding.outcome.Severity;
import blastradius.graphql.finding.FindingConnection.SeverityCount;
import blastradius.history.FoundVersion.Counted;
import blastradius.history.FoundVersion.Moved;
import blastradius.history.FoundVersion.Share;
import blastradius.model.NonHumanShare;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What rules came to.
 *
 * @param moved what became of findings since the version before; null: it is not known
 */
record FoundView(Counted of, @Nullable Moved moved) {

    public int totalCount() {
        return of.bySeverity().values().stream().mapToInt(Integer::intValue).sum();
    }

    public int acceptedCount() {
        return of.accepted();
    }

    public List<SeverityCount> bySeverity() {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .filter(severity -> of.bySeverity().containsKey(severity.name()))
                .map(severity -> new SeverityCount(
                        severity, Objects.requireNonNull(of.bySeverity().get(severity.name()))))
                .toList();
    }

    public List<RuleCount> byRule() {
        return of.byRule().entrySet().stream()
                .map(count -> new RuleCount(count.getKey(), count.getValue()))
                .toList();
    }

    public List<ShareThen> shares() {
        return Arrays.stream(NonHumanShare.values())
                .filter(of.shares()::containsKey)
                .map(share ->
                        new ShareThen(share, Objects.requireNonNull(of.shares().get(share))))
                .toList();
    }

    /** How many findings there were of a rule. */
    record RuleCount(String rule, int count) {}

    /** A share as it was. */
    record ShareThen(NonHumanShare share, Share then) {

        public int count() {
            return then.count();
        }

        public int of() {
            return then.of();
        }

        public int notStated() {
            return then.notStated();
        }
    }
}
