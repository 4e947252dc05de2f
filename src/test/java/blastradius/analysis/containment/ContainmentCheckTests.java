package blastradius.analysis.containment;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.containment.Containment.Witness;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.AttackPath;
import blastradius.model.AccessLevel;
import blastradius.snapshot.ArcClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containments that are wrong in one respect must not be confirmed; a failure names its seed. */
class ContainmentCheckTests {

    @Test
    void whatIsWrongOfAnAnswerIsDenied() {
        int wrong = 0;
        for (int i = 0; i < Math.max(20, RandomEstates.tried(200)); i++) {
            CutQuestion question = CutQuestion.of(70_000L + i);
            Containment right = question.containment();
            if (!right.isPossible()) {
                deny(question, new Containment(List.of(), 0, 0, true, List.of(), null), "what the actions leave open");
            } else if (right.cost() > 0) {
                checkDenied(question, right);
                wrong++;
            }
        }
        assertThat(wrong).isPositive();
    }

    private static void checkDenied(CutQuestion question, Containment right) {
        AttackPath path = right.ways().getFirst().path();
        deny(question, new Containment(List.of(), 0, 0, true, List.of(), path), "what the actions leave open");
        deny(question, with(right, right.cost() + 1, right.lowerBound(), right.ways()), "the bound");
        deny(question, with(right, right.cost(), right.cost() + 1, right.ways()), "the bound");
        deny(question, with(right, right.cost(), proven(right) - 1, right.ways()), "the bound");
        List<Witness> none = new ArrayList<>(right.ways());
        none.add(new Witness(0, path));
        deny(question, with(right, right.cost(), right.lowerBound(), none), "the way to");
        AttackPath elsewhere = new AttackPath(unprotected(question), AccessLevel.CONTROL, path.length(), path.hops());
        Witness astray = new Witness(right.ways().getFirst().amount(), elsewhere);
        List<Witness> others = new ArrayList<>(right.ways());
        others.set(0, astray);
        deny(question, with(right, right.cost(), right.lowerBound(), others), "the way to");
        denyWhatCostsMore(question, right);
    }

    private static long proven(Containment right) {
        return right.ways().stream().mapToLong(Witness::amount).sum();
    }

    /** One that nobody asked to protect, not even by its tenant: there is none of this number. */
    private static int unprotected(CutQuestion question) {
        List<Integer> free = new ArrayList<>();
        for (int v = 0; v < question.snapshot().entityCount(); v++) {
            int vertex = v;
            if (question.protect().stream()
                    .noneMatch(each ->
                            each.vertex() == vertex || question.snapshot().tenant(vertex) == each.vertex())) {
                free.add(vertex);
            }
        }
        return free.isEmpty() ? question.snapshot().entityCount() - 1 : free.getFirst();
    }

    /** An action too many, said to be the cheapest, and proven by more of a way than the actions on it cost. */
    private static void denyWhatCostsMore(CutQuestion question, Containment right) {
        CutAction further = question.actions().stream()
                .filter(action -> !right.actions().contains(action))
                .findFirst()
                .orElse(null);
        boolean plain = right.ways().stream()
                .flatMap(way -> way.path().hops().stream())
                .allMatch(hop -> hop.premises().isEmpty() && hop.arcClass().role() == ArcClass.Role.RELATION);
        if (further == null || !plain) {
            return;
        }
        List<CutAction> actions = new ArrayList<>(right.actions());
        actions.add(further);
        long cost = right.cost() + question.cost(further);
        Containment dear = new Containment(actions, cost, cost, true, List.of(), null);
        boolean triesSets =
                ContainmentCheck.of(dear, question.asked(), Budget.unlimited()).total() > 2;
        if (triesSets) {
            deny(question, dear, "the cheaper actions");
        }
        List<Witness> ways = new ArrayList<>(right.ways());
        Witness first = ways.getFirst();
        ways.set(0, new Witness(first.amount() + 1, first.path()));
        deny(question, new Containment(actions, cost, cost, false, ways, null), "the ways over");
    }

    /** Dearer than needed, but not said to be the cheapest. */
    @Test
    void whatIsNotSaidToBeTheCheapestIsConfirmed() {
        int confirmed = 0;
        for (int i = 0; i < Math.max(20, RandomEstates.tried(100)); i++) {
            CutQuestion question = CutQuestion.of(80_000L + i);
            Containment right = question.containment();
            if (right.isPossible() && right.cost() > 0) {
                List<CutAction> actions = question.actions();
                long cost = actions.stream().mapToLong(question::cost).sum();
                Containment all = new Containment(actions, cost, right.lowerBound(), false, right.ways(), null);
                Agreement agreement = ContainmentCheck.of(all, question.asked(), Budget.unlimited());
                assertThat(agreement.isProof())
                        .as("seed %d, %s", question.seed(), agreement)
                        .isTrue();
                confirmed++;
            }
        }
        assertThat(confirmed).isPositive();
    }

    private static Containment with(Containment right, long cost, long bound, List<Witness> ways) {
        return new Containment(right.actions(), cost, bound, false, ways, null);
    }

    private static void deny(CutQuestion question, Containment wrong, String words) {
        Agreement agreement = ContainmentCheck.of(wrong, question.asked(), Budget.unlimited());
        assertThat(agreement.agrees()).as("seed %d, %s", question.seed(), wrong).isFalse();
        assertThat(agreement.words()).as("seed %d, %s", question.seed(), wrong).contains(words);
    }
}
