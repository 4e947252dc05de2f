package blastradius.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.finding.emergency.BreakGlassRecord;
import blastradius.finding.fact.Records;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Outcome.Judged;
import blastradius.finding.outcome.Rule;
import blastradius.finding.signin.LongSession;
import blastradius.model.AcceptedRisk;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What exceptions do to findings: two emergency accounts, of which the first was used in March. */
class AcceptedTests {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Rule RECORDS = new BreakGlassRecord();

    private static final StatedWorld WORLD = StatedWorld.of(new Estate(
            List.of(
                    Entity.of("p", EntityKind.PROVIDER),
                    emergency("used", "2026-03-01"),
                    emergency("sealed", "2025-03-01")),
            List.of()));

    private static Entity emergency(String id, String lastUsed) {
        EntityTraits traits = new EntityTraits(true, true, false, false, false, null, 1, null, null, null, null, null);
        return new Entity(id, EntityKind.HUMAN, id, "p", id, "User", traits, Map.of("lastUsed", lastUsed));
    }

    private static AcceptedRisk of(String entity, @Nullable Instant reviewed) {
        return new AcceptedRisk(entity, 1, null, entity, "Ines", "sealed", null, JANUARY, JULY, reviewed, null);
    }

    private static List<String> words(Instant at, AcceptedRisk... risks) {
        return judged(at, risks).findings().stream().map(Finding::words).toList();
    }

    private static Outcome judged(Instant at, AcceptedRisk... risks) {
        return RECORDS.judge(WORLD.facts(at, new Records(Map.of(), List.of(risks), Map.of())));
    }

    @Test
    void whereNobodyKeepsRecordsNothingIsJudged() {
        assertThat(judged(APRIL).judged()).isEqualTo(Judged.NOT);
    }

    @Test
    void whoKeepsRecordsOfOneKeepsThemOfAll() {
        assertThat(words(APRIL, of("sealed", null))).containsExactly("used has no exception on record");
    }

    @Test
    void anExceptionIsARecordUntilItEnds() {
        AcceptedRisk[] both = {of("sealed", null), of("used", APRIL)};

        assertThat(words(APRIL, both)).isEmpty();
        assertThat(words(JULY, both))
                .containsExactlyInAnyOrder(
                        "sealed has an exception that has expired", "used has an exception that has expired");
        assertThat(judged(JANUARY.minusSeconds(1), both).judged())
                .as("before it was made")
                .isEqualTo(Judged.NOT);
    }

    @Test
    void whatWasUsedSinceIsToBeReviewed() {
        assertThat(words(APRIL, of("sealed", null), of("used", null)))
                .containsExactly("used was used and not reviewed since");
        assertThat(words(APRIL, of("sealed", null), of("used", Instant.parse("2026-02-28T23:59:59Z"))))
                .containsExactly("used was used and not reviewed since");
    }

    @Test
    void theRecordDoesNotAcceptWhatItLacks() {
        Finding finding =
                judged(APRIL, of("sealed", null), of("used", null)).findings().getFirst();

        assertThat(Accepted.at(APRIL, List.of(of("used", null)), WORLD.snapshot())
                        .by(finding))
                .isEmpty();
        AcceptedRisk named =
                new AcceptedRisk("f", 1, finding.id(), null, "Ines", "known", null, JANUARY, JULY, null, null);
        assertThat(Accepted.at(APRIL, List.of(named), WORLD.snapshot()).by(finding))
                .contains(named);
        assertThat(Accepted.at(JULY, List.of(named), WORLD.snapshot()).by(finding))
                .as("it returns")
                .isEmpty();
    }

    @Test
    void aFindingIsAcceptedWhereEverySubjectIs() {
        Finding both = Finding.of(new LongSession().text(), Cause.of(0), WORLD.facts(APRIL))
                .subjects(List.of(vertex("used"), vertex("sealed")))
                .build();

        assertThat(accepting(of("used", null)).by(both)).isEmpty();
        assertThat(accepting(of("used", null), of("sealed", null)).by(both)).isPresent();
        assertThat(accepting(of("p", null)).by(both))
                .as("what makes it is not what falls short")
                .isEmpty();
    }

    /** Random findings and exceptions, against what each says read one by one. */
    @Test
    void acceptWhatTheWordsOfAllExceptionsAccept() {
        List<String> ids = List.of("p", "used", "sealed", "gone");
        List<Rule> rules = List.of(RECORDS, new LongSession());
        int accepted = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<Integer> subjects = List.of(vertex("p"), vertex("used"), vertex("sealed")).stream()
                    .filter(any -> random.nextBoolean())
                    .toList();
            Rule rule = rules.get(random.nextInt(2));
            Finding finding = Finding.of(rule.text(), Cause.of(random.nextInt(3)), WORLD.facts(APRIL))
                    .subjects(subjects)
                    .build();
            List<AcceptedRisk> risks = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                boolean isOfFinding = random.nextInt(4) == 0;
                Instant from = JANUARY.plus(random.nextInt(100), ChronoUnit.DAYS);
                risks.add(new AcceptedRisk(
                        "e" + i,
                        1,
                        isOfFinding ? (random.nextBoolean() ? finding.id() : "BR-01.other") : null,
                        isOfFinding ? null : ids.get(random.nextInt(ids.size())),
                        "Ines",
                        "for now",
                        null,
                        from,
                        from.plus(1 + random.nextInt(100), ChronoUnit.DAYS),
                        null,
                        null));
            }
            Instant at = JANUARY.plus(random.nextInt(200), ChronoUnit.DAYS);
            boolean isAccepted = isAccepted(finding, risks, at);
            assertThat(Accepted.at(at, risks, WORLD.snapshot()).by(finding).isPresent())
                    .as("seed %d", seed)
                    .isEqualTo(isAccepted);
            accepted += isAccepted ? 1 : 0;
        }
        assertThat(accepted).isBetween(100, 1_900);
    }

    private static boolean isAccepted(Finding finding, List<AcceptedRisk> risks, Instant at) {
        List<AcceptedRisk> open = risks.stream()
                .filter(risk -> !risk.from().isAfter(at) && risk.until().isAfter(at))
                .toList();
        boolean isNamed = open.stream().anyMatch(risk -> finding.id().equals(risk.finding()));
        boolean isCovered = finding.subjects().stream()
                .allMatch(subject -> open.stream()
                        .anyMatch(risk -> WORLD.snapshot().id(subject).equals(risk.entity())));
        return isNamed || (isCovered && !finding.rule().id().equals("BR-24"));
    }

    private static Accepted accepting(AcceptedRisk... risks) {
        return Accepted.at(APRIL, List.of(risks), WORLD.snapshot());
    }

    private static int vertex(String id) {
        return WORLD.snapshot().vertexOf(id).orElseThrow();
    }
}
