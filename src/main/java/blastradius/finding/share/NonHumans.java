package blastradius.finding.share;

import blastradius.finding.fact.Facts;
import blastradius.model.EntityType;
import blastradius.model.NonHumanShare;
import blastradius.model.ShareAnswer;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Enabled identities that are no person's, by the shares that they are part of. What nobody states is neither part nor not: it is told apart. O(V + E) beside the facts.
 * Immutable.
 */
public final class NonHumans {

    private final BitSet all;
    private final Map<NonHumanShare, Map<ShareAnswer, BitSet>> answers = new EnumMap<>(NonHumanShare.class);

    private NonHumans(BitSet all) {
        this.all = all;
    }

    /**
     * Of an estate.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget of the facts is spent
     */
    public static NonHumans of(Facts facts) {
        BitSet all = facts.judged(EntityType.IDENTITY)
                .filter(vertex -> facts.isNonHuman(vertex)
                        && facts.snapshot().traits(vertex).enabled())
                .collect(BitSet::new, BitSet::set, BitSet::or);
        NonHumans found = new NonHumans(all);
        Excess excess = new Excess(facts);
        Lives lives = new Lives(facts);
        OtherHands hands = new OtherHands(facts);
        for (NonHumanShare share : NonHumanShare.values()) {
            facts.budget().check();
            found.put(
                    share,
                    switch (share) {
                        case EXCESS -> excess::of;
                        case WITHOUT_OWNER -> lives::isWithoutOwner;
                        case WITHOUT_EXPIRY -> lives::isWithoutExpiry;
                        case THIRD_PARTIES -> hands::of;
                        case FORMAL_OFFBOARDING -> lives::isOffboarded;
                    });
        }
        return found;
    }

    private void put(NonHumanShare share, IntFunction<ShareAnswer> answer) {
        Map<ShareAnswer, BitSet> those = new EnumMap<>(ShareAnswer.class);
        for (ShareAnswer each : ShareAnswer.values()) {
            those.put(each, new BitSet());
        }
        all.stream()
                .forEach(vertex ->
                        Objects.requireNonNull(those.get(answer.apply(vertex))).set(vertex));
        answers.put(share, those);
    }

    /** Whether a vertex is one, and part of a share, or not, or nobody says. */
    public boolean is(int vertex, NonHumanShare share, ShareAnswer answer) {
        return those(share, answer).get(vertex);
    }

    private BitSet those(NonHumanShare share, ShareAnswer answer) {
        return Objects.requireNonNull(Objects.requireNonNull(answers.get(share)).get(answer));
    }

    /** How many there are among some vertices. */
    public int count(IntPredicate among) {
        return (int) all.stream().filter(among).count();
    }

    /** How many among some vertices come to the answer. */
    public int count(NonHumanShare share, ShareAnswer answer, IntPredicate among) {
        return (int) those(share, answer).stream().filter(among).count();
    }
}
