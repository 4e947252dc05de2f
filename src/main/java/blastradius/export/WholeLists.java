package blastradius.export;

import blastradius.model.BlastRadiusException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Answers questions with all that their lists hold, instead of pages. */
@FunctionalInterface
public interface WholeLists {

    /**
     * The answer to a question.
     *
     * @param question its name, as {@link WholeAnswer#question} has it
     * @param drawn whether a graph is asked for, and not a list
     * @param parameters what the question states, by the names of its arguments
     * @param unwanted asked several times a second on the calling thread, and on the one that reads the answer, whether nobody waits for it
     * @throws BlastRadiusException as the question would be refused otherwise
     */
    WholeAnswer answer(String question, boolean drawn, Map<String, List<String>> parameters, BooleanSupplier unwanted);
}
