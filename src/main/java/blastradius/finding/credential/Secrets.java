package blastradius.finding.credential;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.Routine;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
     * One finding for whoever looks after them, of whatever kinds they are, by what the secrets lack: {@code without an end}. Those of a provider and those of
     * its customers are two routines.
     */
    static List<Finding> byRoutine(Facts facts, RuleText rule, Collection<Integer> secrets, String lack) {
        Map<Routine, List<Integer>> grouped = new LinkedHashMap<>();
        for (int secret : secrets) {
            grouped.computeIfAbsent(facts.routine(owned(facts, secret)), key -> new ArrayList<>())
                    .add(secret);
        }
        List<Finding> findings = new ArrayList<>();
        grouped.forEach((routine, some) -> findings.add(finding(facts, rule, routine, some, lack)));
        return findings;
    }

    /* Whose a secret is, its own tenant says, or that of what it opens. */
    private static int owned(Facts facts, int secret) {
        return IntStream.concat(IntStream.of(secret), facts.identities(secret))
                .filter(vertex -> facts.organizations().of(vertex) != Organizations.NONE)
                .findFirst()
                .orElse(secret);
    }

    private static Finding finding(Facts facts, RuleText rule, Routine routine, List<Integer> secrets, String lack) {
        Snapshot snapshot = facts.snapshot();
        Map<EntityKind, Long> kinds = secrets.stream()
                .collect(Collectors.groupingBy(
                        snapshot::kind, () -> new EnumMap<>(EntityKind.class), Collectors.counting()));
        List<String> counted = kinds.entrySet().stream()
                .map(kind -> Words.count(kind.getValue(), word(kind.getKey())))
                .toList();
        return Finding.of(rule, Cause.of(routine), facts)
                .subjects(secrets)
                .words(Words.names(counted, counted.size()) + " of " + routine.owner(snapshot) + " " + lack)
                .question("{ entities(where: { kinds: " + kinds.keySet()
                        + " }) { nodes { name tenant { name } createdAt rotatedAt expiresAt } } }")
                .remedy(
                        new Action.Rotate(Selections.entities(snapshot, secrets), facts.at()),
                        "new values, with an end")
                .build();
    }

    private static String word(EntityKind kind) {
        return kind.name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("api", "API")
                .replace("ssh", "SSH");
    }
}
