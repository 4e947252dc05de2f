package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.chokepoint.Derivation;
import blastradius.analysis.containment.AttackGraph;
import blastradius.analysis.containment.AttackGraphBuilder;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.containment.FlowCut;
import blastradius.analysis.difference.AnyPremise;
import blastradius.analysis.difference.BackwardMasks;
import blastradius.analysis.exposure.BackwardSearch;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.Residual;
import blastradius.analysis.path.CheapestSearch;
import blastradius.analysis.path.HopsTo;
import blastradius.analysis.path.PathQuestion;
import blastradius.analysis.path.Toll;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.RuleEvaluation;
import blastradius.analysis.reach.Search;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Searches along a chain of ten thousand hosts behind a condition: all of them ask now and then whether there is still time. */
class LongSearchesTests {

    private static final int HOSTS = 10_000;
    private static final int CONTROL = AccessLevel.CONTROL.code();

    private static final Gates GATES = chain();
    private static final int LAST = GATES.snapshot().entityCount() - 1;
    private static final List<Source> USER = List.of(new Source(0, AccessLevel.CONTROL));

    private static Gates chain() {
        List<Entity> entities = new ArrayList<>(
                List.of(Entity.of("user", EntityKind.HUMAN), Entity.of("token", EntityKind.MFA_FACTOR)));
        List<Relation> relations = new ArrayList<>();
        relations.add(Relation.of("user", RelationKind.CAN, "token", Terms.level(AccessLevel.USE)));
        for (int host = 0; host < HOSTS; host++) {
            entities.add(Entity.of("host" + host, EntityKind.HOST));
            Terms terms = Terms.level(AccessLevel.CONTROL);
            relations.add(
                    host == 0
                            ? Relation.of(
                                    "user",
                                    RelationKind.CAN,
                                    "host0",
                                    terms.with().factor("token").build())
                            : Relation.of("host" + (host - 1), RelationKind.CAN, "host" + host, terms));
        }
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        return Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
    }

    @Test
    void forwards() {
        ends(budget -> Reach.from(GATES, USER, budget));
        ends(budget -> RuleEvaluation.of(GATES, USER, null, budget));
        Reach reach = Reach.from(GATES, USER, Budget.unlimited());
        assertThat(reach.levelCode(LAST)).isEqualTo(CONTROL);
        ends(budget -> Derivation.of(reach, budget));
        ends(budget -> Residual.of(reach, Impact.everyGateOpen(reach, Budget.unlimited()), budget));
        int condition = GATES.snapshot().firstJunction();
        ends(budget -> AnyPremise.behind(GATES, List.of(condition), budget));
    }

    @Test
    void backwards() {
        ends(budget -> {
            BackwardSearch search = new BackwardSearch(GATES, true);
            search.goal(LAST, CONTROL);
            search.run(budget);
        });
        ends(budget -> {
            BackwardMasks masks = BackwardMasks.of(GATES, unknown -> null);
            masks.goal(LAST, CONTROL, 1);
            masks.run(budget);
        });
        ends(budget -> guide().goOn(Search.NEVER, budget));
        Reach reach = Reach.from(GATES, USER, Budget.unlimited());
        ends(budget -> AttackGraphBuilder.of(reach, Map.of(LAST, CONTROL), CutCosts.DEFAULT, budget));
    }

    /** Its guide is complete by then. */
    @Test
    void forTheCheapestWay() {
        var question = new PathQuestion(GATES, USER, Map.of(LAST, CONTROL), ClosedArcs.NONE);
        Toll toll = new Toll.Free(GATES);
        int ofGuide = asked(budget -> guide().goOn(Search.NEVER, budget));
        assertThatThrownBy(() -> CheapestSearch.cheapest(question, toll, granting(ofGuide)))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class);
        assertThat(CheapestSearch.cheapest(question, toll, Budget.unlimited()).way())
                .hasValueSatisfying(step -> assertThat(step.rank()).isEqualTo(1 + HOSTS)); // the token is taken first
    }

    @Test
    void forTheCheapestCut() {
        Reach reach = Reach.from(GATES, USER, Budget.unlimited());
        AttackGraph graph = AttackGraphBuilder.of(reach, Map.of(LAST, CONTROL), CutCosts.DEFAULT, Budget.unlimited());
        assertThatThrownBy(() -> FlowCut.of(graph, granting(0))).isInstanceOf(BlastRadiusException.TimeExceeded.class);
    }

    private static HopsTo guide() {
        return HopsTo.of(GATES.snapshot(), Map.of(LAST, CONTROL), new Toll.Free(GATES), ClosedArcs.NONE);
    }

    /** That it asks a second time, but not at every step. */
    private static void ends(Consumer<Budget> search) {
        assertThatThrownBy(() -> search.accept(granting(1))).isInstanceOf(BlastRadiusException.TimeExceeded.class);
        assertThat(asked(search)).isBetween(2, HOSTS / 100);
    }

    /** A budget that is spent when it is asked once more. */
    private static Budget granting(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return Budget.of(Duration.ofDays(1), () -> left.getAndDecrement() <= 0);
    }

    private static int asked(Consumer<Budget> search) {
        AtomicInteger asked = new AtomicInteger();
        search.accept(Budget.of(Duration.ofDays(1), () -> asked.incrementAndGet() < 0));
        return asked.get();
    }
}
