package blastradius.finding.signin;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.access.Administrators;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** BR-52: the cloud's administrators out of the domain, and the domain's keys of old. */
public final class SynchronisedAdministrator implements Rule {

    private static final Parameter DAYS = new Parameter("BR-52", "days", 180);
    private static final RuleText TEXT = RuleText.of(
            "BR-52",
            "Cloud administrators from the domain",
            Severity.MODERATE,
            "Accounts that are synchronised from a domain administer its cloud tenant, one for whoever looks after the tenants; or the password of AZUREADSSOACC or krbtgt is older than so many days.",
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Routine, List<RelationAt>> byRoutine = new LinkedHashMap<>();
        RelationTable synced = facts.relations(RelationKind.SYNCED_TO);
        for (int i = 0; i < synced.size(); i++) {
            int copy = synced.to(i);
            if (Administrators.of(facts).isListed(copy)
                    && !facts.snapshot().traits(copy).guest()
                    && facts.snapshot().tenant(copy) >= 0) {
                byRoutine
                        .computeIfAbsent(facts.routine(copy), first -> new ArrayList<>())
                        .add(synced.at(i));
            }
        }
        List<Finding> findings = new ArrayList<>();
        byRoutine.forEach((routine, copies) -> findings.add(Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(copies.stream().map(RelationAt::to).toList())
                .relations(copies)
                .words(Words.count(copies.size(), "account") + " of " + routine.owner(facts.snapshot())
                        + (copies.size() == 1
                                ? " administers a cloud tenant and is synchronised from a domain"
                                : " administer cloud tenants and are synchronised from a domain"))
                .build()));
        List<Integer> keys = IntStream.range(0, facts.snapshot().entityCount())
                .filter(vertex -> isKey(facts, vertex))
                .boxed()
                .toList();
        keys.stream()
                .filter(key -> isOld(facts, key))
                .forEach(key -> findings.add(Finding.of(TEXT, Cause.of(key), facts)
                        .severity(Severity.MODERATE)
                        .words("the password of " + facts.snapshot().name(key) + " was last changed on "
                                + Objects.toString(facts.at(Fact.ROTATED, key)).substring(0, 10))
                        .build()));
        return synced.size() == 0 && keys.isEmpty()
                ? Outcome.notJudged(
                        "a domain that is synchronised with a cloud tenant, and its accounts AZUREADSSOACC and krbtgt")
                : Outcome.of(findings);
    }

    private static boolean isKey(Facts facts, int vertex) {
        EntityKind kind = facts.snapshot().kind(vertex);
        if (kind != EntityKind.HOST && kind.type() != EntityType.IDENTITY) {
            return false;
        }
        String name = facts.snapshot().name(vertex).toUpperCase(Locale.ROOT);
        return name.startsWith("AZUREADSSOACC") || name.equals("KRBTGT") || name.startsWith("KRBTGT@");
    }

    private static boolean isOld(Facts facts, int key) {
        Instant changed = facts.at(Fact.ROTATED, key);
        return changed != null && changed.isBefore(facts.daysAgo(DAYS));
    }
}
