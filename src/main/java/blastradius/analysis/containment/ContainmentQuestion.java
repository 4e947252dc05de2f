package blastradius.analysis.containment;

import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.Assumptions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a {@link Containment} is asked.
 *
 * @param protect what must not be reached, each from its level on; a tenant stands for its node, identities and resources
 */
public record ContainmentQuestion(
        Gates gates, Collection<Source> compromised, Collection<Source> protect, CutCosts costs) {
    public ContainmentQuestion {
        compromised = List.copyOf(new LinkedHashSet<>(compromised));
        protect = List.copyOf(protect);
    }

    ContainmentQuestion unlimited() {
        Assumptions assumptions = gates.assumptions();
        return assumptions.maxHops() == null
                ? this
                : new ContainmentQuestion(
                        Gates.of(gates.snapshot(), assumptions.withMaxHops(null)), compromised, protect, costs);
    }
}
