package blastradius.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Values as GraphQL questions state them. */
public final class QuestionText {

    private QuestionText() {}

    /** What a record states, by the names of its components; null is left out. */
    public static String of(Record stated) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : stated.getClass().getRecordComponents()) {
            Object value = Document.value(component, stated);
            if (value != null) {
                fields.add(component.getName() + ": " + literal(value));
            }
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static String literal(Object value) {
        return switch (value) {
            case Record nested -> of(nested);
            case Collection<?> all ->
                all.stream().map(QuestionText::literal).collect(Collectors.joining(", ", "[", "]"));
            case Enum<?> word -> word.name();
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    /** A text as GraphQL writes it. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
