package blastradius.scenario.advice;

import blastradius.analysis.impact.ExpectedLevels;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.Residuals;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What attackers do once changes are made, from 0 to 100: the mean over attacks of the residual score of what they reach, or of the share that they are
 * expected to hold of what is to be protected. It sees gates, as a saving of a comparison does. Of all identities only those are measured anew whom
 * changes concern. Sets of changes are measured once. Not for several threads.
 */
final class Damage {

    private final Snapshot base;
    private final AdviceQuestion question;
    private final Budget budget;
    private final Set<Integer> organizations = new HashSet<>();
    private final Set<Integer> entities = new HashSet<>();
    private final Map<Set<Change>, Double> known = new HashMap<>();
    private @Nullable Residuals everyone; // of the estate as it is
    private @Nullable IdentityTable table;

    Damage(Snapshot base, AdviceQuestion question, Budget budget) {
        this.base = base;
        this.question = question;
        this.budget = budget;
        for (int vertex : question.protect()) {
            boolean tenant = base.kind(vertex).type() == EntityType.TENANT;
            int organization = tenant ? base.valuation().organization(vertex) : -1;
            if (organization >= 0) {
                organizations.add(organization);
            } else {
                entities.add(vertex);
            }
        }
    }

    /** The estate with the changes, made in an order in which none undoes or misses another. */
    Snapshot with(List<Change> changes) {
        return changes.isEmpty()
                ? base
                : Resolution.of(base, Scenario.of("advice").withChanges(MakingOrder.of(changes)), budget)
                        .snapshot();
    }

    double of(List<Change> changes) {
        Set<Change> key = Set.copyOf(changes);
        Double measured = known.get(key);
        if (measured == null) {
            budget.check();
            measured = question.compromised().isEmpty()
                    ? Arrays.stream(ofEach(changes)).average().orElse(0)
                    : measure(Reach.from(gates(changes), question.compromised(), budget), budget);
            known.put(key, measured);
        }
        return measured;
    }

    /** What is compromised in each attack: the chosen entities, or else the identities that do most damage alone. */
    List<List<Source>> attacks(List<Change> changes, int most) {
        if (!question.compromised().isEmpty()) {
            return List.of(List.copyOf(question.compromised()));
        }
        double[] each = ofEach(changes);
        IdentityTable identities = table();
        List<List<Source>> attacks = new ArrayList<>();
        IntStream.range(0, each.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -each[row]))
                .limit(most)
                .forEach(row -> attacks.add(List.of(Source.of(base, identities.identity(row)))));
        return attacks;
    }

    private double[] ofEach(List<Change> changes) {
        IdentityTable changed = changes.isEmpty() ? table() : table().after(gates(changes), budget);
        int[] all = IntStream.range(0, changed.size()).toArray();
        if (!seesGates()) {
            return Arrays.stream(all).mapToDouble(changed::score).toArray();
        }
        Residuals measures = changes.isEmpty() ? everyone() : residuals(changed, everyone());
        return measures.of(all).orElseThrow(Damage::tooMany);
    }

    /**
     * Whether closed gates count. They do not where the time does not suffice for the residual scores of all identities; then the inherent ones are measured.
     *
     * @throws BlastRadiusException.TimeExceeded where neither can be had
     */
    boolean seesGates() {
        if (!question.compromised().isEmpty()) {
            return true;
        }
        boolean suffices = everyone().of(new int[0]).isPresent();
        if (!suffices
                && (!question.protect().isEmpty() || question.assumptions().maxHops() != null)) {
            throw tooMany();
        }
        return suffices;
    }

    private static BlastRadiusException tooMany() {
        return new BlastRadiusException.TimeExceeded(
                "there are too many identities to measure what each reaches; name what is compromised");
    }

    private Gates gates(List<Change> changes) {
        return Gates.of(with(changes), question.assumptions());
    }

    private IdentityTable table() {
        if (table == null) {
            table = IdentityTable.whenAsked(Gates.of(base, question.assumptions()), budget);
        }
        return table;
    }

    private Residuals everyone() {
        if (everyone == null) {
            everyone = residuals(table(), null);
        }
        return everyone;
    }

    private Residuals residuals(IdentityTable of, @Nullable Residuals before) {
        return Residuals.of(of, before, this::measure, budget);
    }

    private double measure(Reach reach, Budget patience) {
        return question.protect().isEmpty() ? Impact.residual(reach, patience) : share(reach, patience);
    }

    private double share(Reach reach, Budget patience) {
        ExpectedLevels expected = ExpectedLevels.of(reach, patience);
        double lost = entities.stream().mapToDouble(expected::ofEntity).sum()
                + organizations.stream().mapToDouble(expected::ofOrganization).sum();
        return 100 * lost / (entities.size() + organizations.size());
    }
}
