package blastradius.graphql.asked;

import blastradius.access.Asked;
import blastradius.access.Asked.Question;
import graphql.ExecutionInput;
import graphql.language.Document;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What is noted of questions: which operation, by a hash of its text, about which ids. Never its other values, which may be secret. */
public final class Noted {

    private static final int MOST_IDS = 100;
    private static final int MOST_CHARACTERS = 200;

    private Noted() {}

    /** Where the request of this thread is noted; null: it is not. */
    public static @Nullable Asked asked() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Asked) request.getAttribute(Asked.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    /**
     * A question as it is noted.
     *
     * @param document null: it was refused as none
     * @param field its root field that weighs most; null: it has none
     * @param work what it makes the server do
     */
    public static Question question(
            @Nullable Document document, @Nullable String field, Enum<?> work, ExecutionInput input) {
        Map<String, Object> variables = input.getRawVariables().toMap();
        List<String> ids = document == null
                ? List.of()
                : document.getDefinitionsOfType(OperationDefinition.class).stream()
                        .flatMap(operation -> operation.getVariableDefinitions().stream())
                        .filter(variable -> isId(variable.getType()))
                        .flatMap(variable -> texts(variables.get(variable.getName())))
                        .filter(id -> id.length() <= MOST_CHARACTERS)
                        .limit(MOST_IDS)
                        .toList();
        return new Question(
                input.getOperationName(),
                hash(input.getQuery()),
                ids,
                field,
                work.name().toLowerCase(Locale.ROOT));
    }

    /** How many rows an answer shows: the objects in its lists, those in their fields' lists too. Linear in the answer. */
    public static long rows(@Nullable Object answer) {
        if (answer instanceof Map<?, ?> object) {
            return object.values().stream().mapToLong(Noted::rows).sum();
        }
        return answer instanceof Collection<?> list
                ? list.stream()
                        .mapToLong(entry -> rows(entry) + (entry instanceof Map ? 1 : 0))
                        .sum()
                : 0;
    }

    private static boolean isId(Type<?> type) {
        return switch (type) {
            case NonNullType stated -> isId(stated.getType());
            case ListType list -> isId(list.getType());
            case TypeName name -> name.getName().equals("ID");
            default -> false;
        };
    }

    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> several
                ? several.stream().flatMap(Noted::texts)
                : Stream.ofNullable(value instanceof String text ? text : null);
    }

    /** SHA-256 of a text, as hexadecimal digits. */
    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
