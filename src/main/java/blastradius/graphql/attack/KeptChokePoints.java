package blastradius.graphql.attack;

import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What attacks cannot do without, as it was answered last: pages of one answer are asked for one after the other, and a page that is left is come back to.
 * About 200 bytes for each choke point that is kept. Safe for any number of threads.
 */
final class KeptChokePoints {

    private static final int MOST_POINTS = 500_000;
    private static final int POINTS_AN_ANSWER = 100; // for what an answer takes beside them
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<Question, ChokePoints> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_POINTS)
            .weigher((Question question, ChokePoints found) -> POINTS_AN_ANSWER + found.size())
            .expireAfterAccess(UNUSED)
            .build();

    /**
     * The same as {@link ChokePoints#of}; an answer at another instant at which the same gates are open will do.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    ChokePoints of(Gates gates, List<Source> sources, List<Integer> targets, Budget budget) {
        Question question = new Question(gates, List.copyOf(sources), List.copyOf(targets));
        ChokePoints known = answers.getIfPresent(question);
        if (known == null) {
            known = ChokePoints.of(gates, sources, targets, budget);
            answers.put(question, known);
        }
        return known;
    }

    private record Question(Gates gates, List<Source> sources, List<Integer> targets) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Question question
                    && gates.snapshot() == question.gates.snapshot()
                    && sources.equals(question.sources)
                    && targets.equals(question.targets)
                    && gates.equalTo(question.gates)
                    && gates.assumptions()
                            .withAt(Instant.EPOCH)
                            .equals(question.gates.assumptions().withAt(Instant.EPOCH));
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(gates.snapshot()) * 31 + sources.hashCode()) * 31 + targets.hashCode();
        }
    }
}
