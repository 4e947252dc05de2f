package blastradius.export;

import blastradius.export.Content.Rows;
import blastradius.model.BlastRadiusException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers questions with all that is to be kept as evidence, of one version of the estate and one instant. */
@FunctionalInterface
public interface EvidencePacks {

    /**
     * The evidence of a question.
     *
     * @param question its name, as it stands in addresses
     * @param parameters what the question states, by the names of its arguments
     * @param unwanted asked several times a second on the calling thread, whether nobody waits for it
     * @throws BlastRadiusException as the question would be refused otherwise
     */
    Pack pack(String question, Map<String, List<String>> parameters, BooleanSupplier unwanted);

    /**
     * Evidence by name: texts, numbers, truth values, and lists and maps of them.
     *
     * @param at the instant that it is about
     * @param inexact why it is not the whole truth; null: it is
     * @param rows a list that is too long for memory, which follows the content; null: none does
     */
    record Pack(
            String question,
            String about,
            long version,
            Instant at,
            @Nullable String inexact,
            Map<String, @Nullable Object> content,
            @Nullable Rows<?> rows) {

        /** What its file is called, without an ending. */
        public String fileName() {
            return WholeAnswer.fileName(question, about, at, version, inexact);
        }
    }
}
