package blastradius.graphql.guard;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.PlainText;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How errors look to a caller: a message, its classification, a stable code and where the code is explained. */
public final class Problem {

    /** The code of errors that are ours alone; the message says nothing of their cause. */
    static final String INTERNAL_ERROR = "INTERNAL_ERROR";

    private static final Pattern VALUE =
            Pattern.compile("(argument '[^']*') with value '.*' is not a valid", Pattern.DOTALL);
    /** The extension that says in how many seconds it is worth asking again. */
    public static final String RETRY_AFTER = "retryAfter";

    private Problem() {}

    /** Whose turn it is to do something about an error. */
    enum Classification implements ErrorClassification {
        /** The caller's: ask differently. */
        BAD_REQUEST,
        /** The caller's: there is no such thing. */
        NOT_FOUND,
        /** The operator's: give the caller a role, or do not. */
        FORBIDDEN,
        /** The caller's: look again, then repeat. */
        CONFLICT,
        /** The operator's: the server cannot answer now. */
        UNAVAILABLE,
        /** Ours. */
        INTERNAL_ERROR
    }

    static GraphQLError of(BlastRadiusException exception) {
        GraphQLError error =
                of(classification(exception), exception.code().name(), String.valueOf(exception.getMessage()));
        return exception instanceof Busy busy ? retryable(error, busy) : error;
    }

    private static GraphQLError retryable(GraphQLError error, Busy busy) {
        Map<String, Object> extensions = new LinkedHashMap<>(error.getExtensions());
        extensions.put(RETRY_AFTER, busy.retryAfterSeconds());
        return GraphqlErrorBuilder.newError()
                .message(String.valueOf(error.getMessage()))
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }

    static GraphQLError of(Classification classification, String code, String message) {
        return GraphqlErrorBuilder.newError()
                .message(message)
                .errorType(classification)
                .extensions(extensions(code))
                .build();
    }

    /** The same error, with the extensions that every error of this server has. */
    static GraphQLError coded(GraphQLError error, String code) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions(code).forEach(extensions::putIfAbsent);
        return GraphqlErrorBuilder.newError()
                .message(words(String.valueOf(error.getMessage())))
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }

    /* The engine writes out the values that it refuses, as its own classes and however long they are, and then says what is wrong. */
    private static String words(String message) {
        return PlainText.message(VALUE.matcher(message).replaceFirst("$1 is not a valid"));
    }

    /** The error as it stands in a response that no GraphQL engine wrote. */
    static Map<String, Object> response(BlastRadiusException exception) {
        return Map.of("errors", java.util.List.of(of(exception).toSpecification()));
    }

    private static Map<String, Object> extensions(String code) {
        Map<String, Object> extensions = new LinkedHashMap<>(); // in one order, whichever process answers
        extensions.put("code", code);
        extensions.put("docs", "/errors.html#" + code.toLowerCase(Locale.ROOT));
        return extensions;
    }

    private static Classification classification(BlastRadiusException exception) {
        return switch (exception.code()) {
            case UNKNOWN_ID -> Classification.NOT_FOUND;
            case FORBIDDEN -> Classification.FORBIDDEN;
            case BAD_REQUEST, LIMIT_EXCEEDED, IMPORT_REJECTED -> Classification.BAD_REQUEST;
            case STALE_CURSOR, CONFLICT -> Classification.CONFLICT;
            case TIME_EXCEEDED, STORE_UNAVAILABLE, BUSY, NOT_COLLECTED -> Classification.UNAVAILABLE;
        };
    }
}
