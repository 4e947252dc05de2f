package blastradius.finding.credential;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
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
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-09: places that show secrets to whoever reads them. */
public final class ReadableSecret implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-09",
            "Secret readable where it lies",
            Severity.HIGH,
            "A place that is no vault (a log, ticket, repository, mailbox, share, database) discloses a secret that is in force to whoever reads it.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        RelationTable stores = facts.relations(RelationKind.STORES);
        Map<Integer, List<RelationAt>> byPlace = new TreeMap<>();
        for (int i = 0; i < stores.size(); i++) {
            if (!isVault(facts, stores.from(i))
                    && isReadable(stores.relationClass(i))
                    && facts.isJudged(stores.from(i))
                    && facts.isJudged(stores.to(i))
                    && Secrets.isInForce(facts, stores.to(i))) {
                byPlace.computeIfAbsent(stores.from(i), place -> new ArrayList<>())
                        .add(stores.at(i));
            }
        }
        return Outcome.of(byPlace.entrySet().stream()
                .map(place -> finding(facts, place.getKey(), place.getValue()))
                .toList());
    }

    /* A documentation tool is there to show passwords; this rule does not say who may use it. */
    private static boolean isVault(Facts facts, int place) {
        String purpose = facts.stated().text(StatedFact.PURPOSE, place);
        return facts.snapshot().kind(place) == EntityKind.SECRET_STORE
                || (purpose != null && purpose.toLowerCase(Locale.ROOT).contains("documentation"));
    }

    /* The level is that on the place: a secret that only its administrators see is not shown to readers. */
    private static boolean isReadable(RelationClass relation) {
        AccessLevel level = relation.terms().level();
        return !relation.terms().never() && level != null && !level.covers(AccessLevel.WRITE);
    }

    private static Finding finding(Facts facts, int place, List<RelationAt> stored) {
        List<Integer> secrets = stored.stream().map(RelationAt::to).distinct().toList();
        return Finding.of(TEXT, Cause.of(place), facts)
                .subjects(secrets)
                .relations(stored)
                .concerns(
                        secrets.stream().flatMapToInt(facts::identities).boxed().toList())
                .words(facts.snapshot().name(place) + " shows "
                        + (secrets.size() == 1
                                ? facts.snapshot().name(secrets.getFirst())
                                : secrets.size() + " secrets")
                        + " to whoever reads it")
                .remedy( // without a level, the place discloses it to nobody any more
                        new Action.Disclose(
                                new Selection(stored.stream().map(facts::id).collect(Collectors.toSet()), null), null),
                        "take the secrets out, and renew them, as whoever read them knows them")
                .build();
    }
}
