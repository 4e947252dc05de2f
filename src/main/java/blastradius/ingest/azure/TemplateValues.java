package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What expressions of a template say, as far as delegations use them: a parameter, a variable, texts put together, and one element after
 * another of a list that is copied over. Anything else stays as it is written.
 */
final class TemplateValues {

    private static final int DEEPEST = 8;
    private static final Pattern NAMED = Pattern.compile("\\[\\s*(parameters|variables)\\('([^']+)'\\)\\s*]");
    private static final Pattern ELEMENT =
            Pattern.compile("\\[\\s*(parameters|variables)\\('([^']+)'\\)\\[copyIndex\\([^)]*\\)](?:\\.(\\w+))?\\s*]");
    private static final Pattern CONCATENATED = Pattern.compile("\\[\\s*concat\\((.*)\\)\\s*]");
    private static final Pattern PART = Pattern.compile("'((?:[^']|'')*)'|(parameters|variables)\\('([^']+)'\\)");

    private final Map<String, Object> parameters;
    private final Map<String, Object> variables;

    private TemplateValues(Map<String, Object> parameters, Map<String, Object> variables) {
        this.parameters = parameters;
        this.variables = variables;
    }

    /** The values of a template, from a file of parameters before the defaults. */
    static TemplateValues of(ArmFields template, ArmFields values) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        template.inner("parameters").map().forEach((name, stated) -> put(parameters, name, stated, "defaultValue"));
        values.inner("parameters").map().forEach((name, stated) -> put(parameters, name, stated, "value"));
        return new TemplateValues(parameters, template.inner("variables").map());
    }

    private static void put(Map<String, Object> values, String name, Object stated, String what) {
        Object value = ArmFields.of(stated).value(what);
        if (value != null) {
            values.put(name, value);
        }
    }

    /** The record with what its expressions say. */
    ArmFields fields(ArmFields record) {
        return ArmFields.of(value(record.map(), DEEPEST));
    }

    /** What an expression says, element by element where it stands for one of a list. */
    List<Object> each(@Nullable String text) {
        Matcher element = ELEMENT.matcher(String.valueOf(text));
        if (!element.matches()) {
            Object value = value(text, DEEPEST);
            return value == null ? List.of() : List.of(value);
        }
        List<Object> values = new ArrayList<>();
        if (named(element.group(1), element.group(2), DEEPEST) instanceof List<?> list) {
            for (Object one : list) {
                Object value =
                        element.group(3) == null ? one : ArmFields.of(one).value(element.group(3));
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private @Nullable Object value(@Nullable Object written, int depth) {
        return switch (written) {
            case null -> null;
            case String text -> depth == 0 ? text : text(text, depth - 1);
            case List<?> list -> {
                List<Object> values = new ArrayList<>();
                for (Object one : list) {
                    Object value = value(one, depth);
                    if (value != null) {
                        values.add(value);
                    }
                }
                yield values;
            }
            case Map<?, ?> map -> {
                Map<String, Object> values = new LinkedHashMap<>();
                map.forEach((name, one) -> {
                    Object value = value(one, depth);
                    if (value != null) {
                        values.put(String.valueOf(name), value);
                    }
                });
                yield values;
            }
            default -> written;
        };
    }

    private Object text(String text, int depth) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            Object value = named(named.group(1), named.group(2), depth);
            return value == null ? text : value;
        }
        Matcher parts = CONCATENATED.matcher(text);
        return parts.matches() ? together(text, parts.group(1), depth) : text;
    }

    private Object together(String text, String parts, int depth) {
        StringBuilder whole = new StringBuilder();
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            Object value = part.group(1) == null
                    ? named(part.group(2), part.group(3), depth)
                    : part.group(1).replace("''", "'");
            if (value == null) {
                return text;
            }
            whole.append(value);
        }
        return whole.toString();
    }

    private @Nullable Object named(String sort, String name, int depth) {
        return value((sort.equals("parameters") ? parameters : variables).get(name), depth);
    }
}
