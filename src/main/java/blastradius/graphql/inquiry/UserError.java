package blastradius.graphql.inquiry;

import blastradius.model.BlastRadiusException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a caller has to put right. Messages about an input begin with its path. */
public record UserError(
        String code, String message, @Nullable List<String> field) {

    private static final String PATH = "(changes(\\[\\d+])?|name|description|where|entities|input)[\\w.\\[\\]]*";

    /**
     * What the caller can put right.
     *
     * @throws BlastRadiusException the refusal itself where he cannot: it remains an error of the question
     */
    public static UserError of(BlastRadiusException refusal) {
        return switch (refusal.code()) {
            case UNKNOWN_ID, BAD_REQUEST, LIMIT_EXCEEDED, CONFLICT -> told(refusal);
            case STALE_CURSOR, IMPORT_REJECTED, TIME_EXCEEDED, STORE_UNAVAILABLE, BUSY, NOT_COLLECTED, FORBIDDEN ->
                throw refusal;
        };
    }

    private static UserError told(BlastRadiusException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String start = message.contains(" ") ? message.substring(0, message.indexOf(' ')) : message;
        String path = start.replaceAll("[:;,]$", "");
        return new UserError(refusal.code().name(), message, path.matches(PATH) ? List.of(path.split("\\.")) : null);
    }
}
