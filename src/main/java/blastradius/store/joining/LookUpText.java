package blastradius.store.joining;

import blastradius.model.EntityKind;
import blastradius.model.JoinRule;
import blastradius.model.LookUp;
import blastradius.store.database.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A look-up as one line of JSON. */
public final class LookUpText {

    private LookUpText() {}

    public static String of(LookUp lookUp) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putIf(
                fields,
                "rule",
                lookUp.rule() == JoinRule.LOOKED_UP ? null : lookUp.rule().name());
        fields.put("matchers", new java.util.TreeMap<>(lookUp.matchers()));
        putIf(fields, "kind", lookUp.kind());
        EntityKind means = lookUp.means();
        putIf(fields, "means", means == null ? null : means.name());
        putIf(fields, "home", lookUp.home());
        return String.valueOf(Json.of(fields));
    }

    public static LookUp parse(String text) {
        Map<String, Object> fields = Json.map(text);
        Map<?, ?> matchers = (Map<?, ?>) fields.getOrDefault("matchers", Map.of());
        String means = text(fields, "means");
        String rule = text(fields, "rule");
        return new LookUp(
                rule == null ? JoinRule.LOOKED_UP : JoinRule.valueOf(rule),
                matchers.entrySet().stream()
                        .collect(Collectors.toMap(
                                matcher -> String.valueOf(matcher.getKey()),
                                matcher -> String.valueOf(matcher.getValue()))),
                text(fields, "kind"),
                means == null ? null : EntityKind.valueOf(means),
                text(fields, "home"));
    }

    private static void putIf(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable String text(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }
}
