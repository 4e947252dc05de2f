package blastradius.scenario.advice;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.Change;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes that are worth weighing: what can be done about what the attacks of an estate cannot do without. */
final class Candidates {

    private static final int MOST = 48;

    private final AdviceQuestion question;
    private final Remedies remedies;
    private final Prices prices;
    private final Budget budget;

    Candidates(Snapshot base, AdviceQuestion question, Prices prices, Budget budget) {
        this.prices = prices;
        this.question = question;
        this.remedies = new Remedies(base, question, budget);
        this.budget = budget;
    }

    /**
     * The most promising first. What gates close already is looked for too: they only hold attacks up.
     *
     * @param changed the estate with what was chosen so far
     * @param attacks what is compromised in each
     */
    List<Change> of(Snapshot changed, List<? extends Collection<Source>> attacks) {
        Map<Change, Double> worth = new LinkedHashMap<>();
        Gates asked = Gates.of(changed, question.assumptions());
        Gates open = Gates.inherent(changed, question.assumptions());
        for (Gates gates : asked.equalTo(open) ? List.of(asked) : List.of(asked, open)) {
            for (Collection<Source> attack : attacks) {
                weigh(gates, attack, worth);
            }
        }
        return worth.entrySet().stream()
                .filter(each -> prices.of(each.getKey()) > 0) // what changes nothing is no advice
                .sorted(Comparator.comparingDouble((Map.Entry<Change, Double> each) ->
                        -each.getValue() / prices.of(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void weigh(Gates gates, Collection<Source> attack, Map<Change, Double> worth) {
        weigh(gates.snapshot(), ChokePoints.of(gates, attack, List.of(), budget), worth);
        if (!question.protect().isEmpty()) {
            weigh(gates.snapshot(), ChokePoints.of(gates, attack, question.protect(), budget), worth);
        }
    }

    private void weigh(Snapshot changed, ChokePoints found, Map<Change, Double> worth) {
        for (ChokePoint point :
                found.points(MOST).stream().filter(each -> worth(each) > 0).toList()) {
            remedies.of(changed, point).forEach(change -> worth.merge(change, worth(point), Double::sum));
        }
    }

    private static double worth(ChokePoint point) {
        return point.loss().score() + point.targetsSaved();
    }
}
