package blastradius.web.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads evidence by names; what is not there is empty. */
record Evidence(Map<String, @Nullable Object> values) {

    static Evidence of(@Nullable Object value) {
        Map<String, @Nullable Object> named = new java.util.LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> named.put(String.valueOf(name), each));
        }
        return new Evidence(named);
    }

    Evidence part(String... path) {
        Evidence part = this;
        for (String name : path) {
            part = of(part.values.get(name));
        }
        return part;
    }

    List<Evidence> parts(String name) {
        List<Evidence> parts = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            list.forEach(each -> parts.add(of(each)));
        }
        return parts;
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    /** A number, a truth value, an instant or a word of the schema, which nobody outside wrote. */
    String word(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    /** A text that somebody wrote, as code. */
    String code(String name) {
        return MarkdownText.code(word(name));
    }

    /** An entity: its name and its id. */
    String named() {
        return has("id")
                ? MarkdownText.code(word("name").isBlank() ? word("id") : word("name")) + " (" + code("id") + ")"
                : "";
    }

    /** A relation: what it leads from, its kind and what it leads to. */
    String relation() {
        return part("from").code("name") + " " + word("kind") + " " + part("to").code("name");
    }

    static String codes(List<String> texts) {
        return texts.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }
}
