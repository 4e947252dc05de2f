package blastradius.analysis.path;

import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import java.util.Collection;
import java.util.Map;

/**
 * What a search for a way is asked.
 *
 * @param goals the level to be held, by entity; one of them ends the search
 */
public record PathQuestion(Gates gates, Collection<Source> sources, Map<Integer, Integer> goals, ClosedArcs closed) {

    HopsTo guide(Toll toll) {
        return HopsTo.of(gates.snapshot(), goals, toll, closed);
    }

    boolean isAnswered(GainedLevel step) {
        return step.level() >= goals.getOrDefault(step.vertex(), Integer.MAX_VALUE);
    }
}
