package blastradius.finding.lifecycle;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** BR-16: identities that nobody has used for long and that could still change what is customers'. */
public final class DormantIdentity implements Rule {

    /** After so many days what nobody used is not needed. */
    public static final Parameter DAYS = new Parameter("BR-16", "days", 45);

    private static final int MANY = 8; // identities whose use is stated

    private static final RuleText TEXT = RuleText.of(
            "BR-16",
            "Dormant but privileged",
            Severity.MODERATE,
            "Enabled identities that were last used longer ago than the policy allows reach something of another's tenant at WRITE, or administer a tenant; accounts for emergencies excepted. Where nothing at all was used for so long, it is the source that is old, and its last sign-in counts as today. One for whoever looks after them.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> privileged = facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled()
                        && !facts.snapshot().traits(identity).breakGlass()
                        && facts.isPrivileged(identity, AccessLevel.WRITE))
                .boxed()
                .toList();
        List<Integer> judged = privileged.stream()
                .filter(identity -> facts.at(Fact.USED, identity) != null)
                .toList();
        Instant since = since(facts);
        List<Integer> dormant = judged.stream()
                .filter(identity -> used(facts, identity).isBefore(since))
                .toList();
        List<Finding> findings = new ArrayList<>();
        facts.byRoutine(dormant)
                .forEach((routine, identities) -> findings.add(finding(facts, routine, identities, since)));
        return Outcome.of(findings, judged.size(), privileged.size(), "when identities were last used (lastUsedAt)");
    }

    private static Instant used(Facts facts, int identity) {
        return Objects.requireNonNull(facts.at(Fact.USED, identity));
    }

    /* Of many who sign in, somebody did lately, unless nobody has asked. */
    private static Instant since(Facts facts) {
        List<Instant> uses = facts.judged(EntityType.IDENTITY)
                .mapToObj(identity -> facts.at(Fact.USED, identity))
                .flatMap(Stream::ofNullable)
                .filter(used -> !used.isAfter(facts.at()))
                .toList();
        Instant since = facts.daysAgo(DAYS);
        Instant newest = uses.stream().max(Instant::compareTo).orElse(since);
        boolean isOld = uses.size() >= MANY && newest.isBefore(since);
        return isOld ? newest.minus(Duration.between(since, facts.at())) : since;
    }

    private static Finding finding(Facts facts, Routine routine, List<Integer> identities, Instant since) {
        Snapshot snapshot = facts.snapshot();
        Instant last = identities.stream()
                .map(identity -> used(facts, identity))
                .max(Instant::compareTo)
                .orElseThrow();
        String who = identities.size() == 1
                ? snapshot.name(identities.getFirst())
                : Words.count(identities.size(), "identity", "identities") + " of " + routine.owner(snapshot);
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(identities)
                .words(who + ", with rights to write or administer, "
                        + (identities.size() == 1 ? "was" : "were") + " last used on " + Words.day(last)
                        + (identities.size() == 1 ? "" : " or before"))
                .question("{ entities(where: { kinds: [IDENTITY], lastUsedBefore: \"" + since
                        + "\" }) { nodes { name lastUsedAt } } }")
                .remedy(new Action.Disable(Selections.entities(snapshot, identities)), "nobody has used them since")
                .build();
    }
}
