package blastradius.finding.credential;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that no person types, and what is wrong with many of them at once: how somebody looks after one kind of secret is one cause.
 */
final class Secrets {

    private Secrets() {}

    /** Those that are judged and that still open something. */
    static IntStream of(Facts facts, IntPredicate kinds) {
        return facts.judged(EntityType.CREDENTIAL)
                .filter(kinds)
                .filter(secret -> isInForce(facts, secret) && opens(facts, secret));
    }

    /** Whether it is enabled and has not ended. */
    static boolean isInForce(Facts facts, int secret) {
        Instant end = facts.at(Fact.ENDS, secret);
        return facts.snapshot().traits(secret).enabled() && (end == null || end.isAfter(facts.at()));
    }

    private static boolean opens(Facts facts, int secret) {
        return !facts.relations(RelationKind.AUTHENTICATES_AS).outOf(secret).isEmpty()
                || !facts.relations(RelationKind.CAN).outOf(secret).isEmpty()
                || !facts.relations(RelationKind.SIGNS_FOR).outOf(secret).isEmpty();
    }

    /** Whether no person signs in with it, as far as the estate says: every identity that it opens is no person's, and it opens one. */
    static boolean isNonHuman(Facts facts, int secret) {
        List<Integer> opened = facts.identities(secret).boxed().toList();
        return !opened.isEmpty() && opened.stream().allMatch(facts::isNonHuman);
    }

    /** When its value became what it is; null: no source says. */
    static @Nullable Instant since(Facts facts, int secret) {
        Instant rotated = facts.at(Fact.ROTATED, secret);
        return rotated == null ? facts.at(Fact.CREATED, secret) : rotated;
    }

    /**
     * One finding for each kind of secret and whoever looks after them, by what the secrets lack: {@code were not renewed}. Those of a provider and those of
     * its customers are two routines.
     */
    static List<Finding> byRoutine(Facts facts, RuleText rule, Collection<Integer> secrets, String lack) {
        Map<Routine, List<Integer>> grouped = new LinkedHashMap<>();
        for (int secret : secrets) {
            grouped.computeIfAbsent(routine(facts, secret), key -> new ArrayList<>())
                    .add(secret);
        }
        List<Finding> findings = new ArrayList<>();
        grouped.forEach((routine, some) -> findings.add(finding(facts, rule, routine, some, lack)));
        return findings;
    }

    /** Who looks after a kind of secret, for itself or for customers. */
    private record Routine(int responsible, boolean forCustomers, EntityKind kind) {

        String aspect() {
            return kind + (forCustomers ? " of customers" : "");
        }
    }

    private static Routine routine(Facts facts, int secret) {
        int owned = IntStream.concat(IntStream.of(secret), facts.identities(secret))
                .filter(vertex -> facts.organizations().of(vertex) != Organizations.NONE)
                .findFirst()
                .orElse(secret);
        int responsible = facts.responsible(owned);
        boolean isOthers = facts.organizations().of(owned) != Organizations.NONE
                && facts.organizations().of(owned) != responsible;
        return new Routine(responsible, isOthers, facts.snapshot().kind(secret));
    }

    private static Finding finding(Facts facts, RuleText rule, Routine routine, List<Integer> secrets, String lack) {
        Snapshot snapshot = facts.snapshot();
        String kind = routine.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Finding.of(rule, Cause.of(routine.responsible(), routine.aspect()), facts)
                .subjects(secrets)
                .words(Words.count(secrets.size(), kind) + " of "
                        + (routine.forCustomers() ? "customers of " : "") + snapshot.name(routine.responsible()) + " "
                        + lack)
                .question("{ entities(where: { kinds: [" + routine.kind()
                        + "] }) { nodes { name tenant { name } createdAt rotatedAt expiresAt } } }")
                .remedy(
                        new Action.Rotate(
                                new Selection(secrets.stream().map(snapshot::id).collect(Collectors.toSet()), null),
                                facts.at()),
                        "new values, with an end")
                .build();
    }
}
