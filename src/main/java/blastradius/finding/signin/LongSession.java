package blastradius.finding.signin;

import blastradius.finding.fact.Durations;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** BR-27: a bearer token that lives long or works from anywhere. */
public final class LongSession implements Rule {

    private static final Parameter HOURS = new Parameter("BR-27", "hours", 12);
    private static final Set<EntityKind> BEARER = EnumSet.of(EntityKind.REFRESH_TOKEN, EntityKind.SESSION_TOKEN);
    private static final RuleText TEXT = RuleText.of(
            "BR-27",
            "Long-lived bearer token",
            Severity.MODERATE,
            "A session or refresh token that reads something of a customer lives longer than so many hours, or works from any network; one for those that one application was given, else for whoever looks after them.",
            HOURS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Cause, List<Integer>> byIssuer = new LinkedHashMap<>();
        facts.judged(EntityType.CREDENTIAL)
                .filter(token -> BEARER.contains(facts.snapshot().kind(token)))
                .filter(token -> isLongOrFree(facts, token) && opensCustomers(facts, token))
                .forEach(token -> byIssuer.computeIfAbsent(issuer(facts, token), first -> new ArrayList<>())
                        .add(token));
        return Outcome.of(byIssuer.entrySet().stream()
                .map(each -> finding(facts, each.getKey(), each.getValue()))
                .toList());
    }

    /* By the accounts that it opens, from wherever it is used; or directly, where it carries a part of their rights. */
    private static boolean opensCustomers(Facts facts, int token) {
        return uses(facts, token).stream()
                .anyMatch(use -> use.relationClass().kind() == RelationKind.CAN
                        ? facts.organizations().isCustomers(use.to())
                                && use.relationClass().gives().covers(AccessLevel.READ)
                        : facts.customersReached(use.to(), AccessLevel.READ) > 0 || facts.controlsTenant(use.to()));
    }

    private static List<RelationAt> uses(Facts facts, int token) {
        return Stream.of(RelationKind.AUTHENTICATES_AS, RelationKind.CAN)
                .flatMap(kind -> facts.relations(kind).outOf(token).stream())
                .toList();
    }

    private static boolean isLongOrFree(Facts facts, int token) {
        List<RelationAt> uses = uses(facts, token);
        if (uses.isEmpty()) {
            return false;
        }
        double most = facts.value(HOURS) * 60;
        Duration lives = Durations.of(facts.stated().text(StatedFact.LIFETIME, token));
        return (lives != null && lives.toMinutes() > most)
                || uses.stream().map(use -> use.relationClass().terms()).anyMatch(terms -> {
                    boolean isLong = terms.from() != null
                            && terms.until() != null
                            && Duration.between(terms.from(), terms.until()).toMinutes() > most;
                    return isLong || terms.zone() == null;
                });
    }

    /* The application that they were given to, or that has to present them. */
    private static Cause issuer(Facts facts, int token) {
        return IntStream.concat(
                        facts.relations(RelationKind.ISSUED_BY).outOf(token).stream()
                                .mapToInt(RelationAt::to),
                        uses(facts, token).stream()
                                .flatMap(use -> use.relationClass().terms().and().stream())
                                .flatMapToInt(premise -> facts.snapshot().vertexOf(premise.entity()).stream())
                                .filter(premise ->
                                        facts.snapshot().kind(premise).type() == EntityType.IDENTITY))
                .mapToObj(Cause::of)
                .findFirst()
                .orElseGet(() -> Cause.of(facts.routine(token)));
    }

    private static Finding finding(Facts facts, Cause cause, List<Integer> tokens) {
        return Finding.of(TEXT, cause, facts)
                .subjects(tokens)
                .relations(tokens.stream()
                        .flatMap(token -> uses(facts, token).stream())
                        .toList())
                .words(tokens.size() + (tokens.size() == 1 ? " bearer token lives" : " bearer tokens live")
                        + " for long or from any network")
                .remedy(
                        new Action.Rotate(
                                new Selection(
                                        tokens.stream()
                                                .map(facts.snapshot()::id)
                                                .collect(Collectors.toSet()),
                                        null),
                                null),
                        "revoke the sessions, and bind new ones to a network or device")
                .build();
    }
}
