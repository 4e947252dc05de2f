package blastradius.ingest.contract;

import blastradius.ingest.file.ImportLimits;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Templates of cases: {@code "repeat": 50} or {@code [60, 25]} stands for that many copies, with {@code {i}}, {@code {j}} and the
 * running number {@code {n}}, all counted from 1, put into every text.
 */
final class Repetition {

    private final int i;
    private final int j;
    private final int n;

    private Repetition(int i, int j, int n) {
        this.i = i;
        this.j = j;
        this.n = n;
    }

    /** What the templates of one case may still add up to. */
    static final class Allowance {

        private long copies = ImportLimits.MAX_COPIES;
        private long chars = ImportLimits.MAX_COPIED_CHARS;

        private void take(JsonNode template, long count) {
            copies -= count;
            chars -= count * template.toString().length();
            if (copies < 0 || chars < 0) {
                throw new IllegalArgumentException("repeat " + template.path("repeat") + " makes the case larger than "
                        + ImportLimits.MAX_COPIES + " nodes and edges or " + ImportLimits.MAX_COPIED_CHARS
                        + " characters");
            }
        }
    }

    static List<JsonNode> of(JsonNode template, Allowance allowance) {
        JsonNode repeat = template.path("repeat");
        int outer = repeat.isArray() ? repeat.path(0).asInt() : repeat.asInt(1);
        int inner = repeat.isArray() ? repeat.path(1).asInt() : 1;
        if (outer < 0 || inner < 0 || (long) outer * inner > ImportLimits.MAX_COPIES) {
            throw new IllegalArgumentException("repeat " + repeat + " is not between 0 and " + ImportLimits.MAX_COPIES);
        }
        allowance.take(template, (long) outer * inner);
        return copies(template, outer, inner);
    }

    private static List<JsonNode> copies(JsonNode template, int outer, int inner) {
        List<JsonNode> copies = new ArrayList<>();
        for (int i = 1; i <= outer; i++) {
            for (int j = 1; j <= inner; j++) {
                copies.add(new Repetition(i, j, copies.size() + 1).copy(template));
            }
        }
        return copies;
    }

    private JsonNode copy(JsonNode node) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(fill(node.asString()));
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(copy(element)));
            return list;
        }
        return node.isObject() ? copyObject(node) : node;
    }

    private ObjectNode copyObject(JsonNode node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), copy(field.getValue())));
        object.remove("repeat");
        return object;
    }

    private String fill(String text) {
        return text.indexOf('{') < 0
                ? text
                : text.replace("{i}", Integer.toString(i))
                        .replace("{j}", Integer.toString(j))
                        .replace("{n}", Integer.toString(n));
    }
}
