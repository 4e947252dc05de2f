package blastradius.ingest.mapping;

import blastradius.ingest.row.Condition;
import blastradius.ingest.row.EndFilter;
import blastradius.ingest.row.Expansion;
import blastradius.ingest.row.Facts;
import blastradius.ingest.row.Joint;
import blastradius.ingest.row.Manner;
import blastradius.ingest.row.PropertyName;
import blastradius.ingest.row.RelationRow;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what one kind of relation means: a word, a row, or several rows of which the first that fits decides. */
final class RelationRowReader {

    private static final List<String> KNOWN = List.of(
            "from",
            "to",
            "when",
            "except",
            "relation",
            "level",
            "mode",
            "form",
            "live",
            "never",
            "reversed",
            "either-way",
            "holder",
            "until",
            "together",
            "expand",
            "gate",
            "service",
            "state",
            "approval",
            "privileges",
            "enabled",
            "ignored",
            "closed",
            "approximated",
            "also");
    private static final int MOST_ROWS = 200;
    private static final int MOST_NESTED = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[, ]+");

    private static final ConditionReader CONDITIONS = ConditionReader.ofRelations();

    private RelationRowReader() {}

    static List<RelationRow> rows(RowPlace place, JsonNode rows) {
        List<RelationRow> list = rows(place, rows, 0);
        if (!list.getLast().condition().isAlways()) {
            throw place.wrong(
                    "its last row has a condition, and nothing says what the others mean: add a row that says the rest,"
                            + " such as {ignored: why}");
        }
        return list;
    }

    private static List<RelationRow> rows(RowPlace place, JsonNode rows, int depth) {
        if (!rows.isArray()) {
            return List.of(row(place, rows, depth));
        }
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw place.wrong("a kind has 1 to " + MOST_ROWS + " rows, this one " + rows.size());
        }
        List<RelationRow> list = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            list.add(row(place.named(place.words() + ", row " + (i + 1), String.valueOf(i)), rows.get(i), depth));
        }
        return List.copyOf(list);
    }

    private static RelationRow row(RowPlace place, JsonNode row, int depth) {
        if (depth > MOST_NESTED) {
            throw place.wrong("\"also\" stands inside of \"also\" too often");
        }
        if (row.isString()) {
            return plain(place, row);
        }
        if (!row.isObject()) {
            throw place.wrong("it is a kind of relation, \"ignored\" or a row such as {relation: CAN, level: READ}");
        }
        place.onlyKnown(row, KNOWN);
        Manner manner = manner(place, row);
        RelationKind kind = place.word(RelationKind.class, row.path("relation"));
        boolean isRead = row.has("ignored") || manner.privileges() != null;
        if ((kind == null) != isRead) {
            throw place.wrong("a row says one of \"relation\", \"ignored\" and \"privileges\"");
        }
        return new RelationRow(
                filter(place.in("from"), row.path("from")),
                filter(place.in("to"), row.path("to")),
                CONDITIONS.condition(place, row),
                kind,
                terms(place, row),
                manner,
                row.has("also")
                        ? rows(place.named(place.words() + ", also", "also"), row.path("also"), depth + 1)
                        : List.of());
    }

    private static RelationRow plain(RowPlace place, JsonNode word) {
        boolean ignored = word.asString().equals("ignored");
        return new RelationRow(
                EndFilter.ANY,
                EndFilter.ANY,
                Condition.ALWAYS,
                ignored ? null : place.word(RelationKind.class, word),
                Terms.NONE,
                ignored ? Manner.closed("policy") : Manner.PLAIN,
                List.of());
    }

    private static Manner manner(RowPlace place, JsonNode row) {
        return new Manner(
                truth(place, row, "reversed"),
                truth(place, row, "either-way"),
                target(place, row),
                property(place, row, "until"),
                joint(place.in("together"), row.path("together")),
                approval(place.in("approval"), row.path("approval")),
                property(place, row, "privileges"),
                CONDITIONS.truth(place.in("enabled"), row.path("enabled")),
                row.has("ignored") ? ignored(place, row.path("ignored")) : text(place, row, "closed"),
                text(place, row, "approximated"));
    }

    private static Manner.Target target(RowPlace place, JsonNode row) {
        List<String> others = Stream.of("holder", "expand", "gate", "service")
                .filter(row::has)
                .toList();
        if (others.size() > 1) {
            throw place.wrong("\"" + others.getFirst() + "\" does not stand with \"" + others.get(1) + "\"");
        }
        return new Manner.Target(
                property(place, row, "holder"),
                expansion(place.in("expand"), row.path("expand")),
                text(place, row, "gate"),
                place.in("service").word(ServiceScope.class, row.path("service")));
    }

    private static Manner.@Nullable Approval approval(RowPlace place, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isObject()) {
            return new Manner.Approval(place.text(node), List.of());
        }
        place.onlyKnown(node, List.of("by", "or-else"));
        return new Manner.Approval(
                place.in("by").text(node.get("by")), place.in("or-else").listed(node.path("or-else")));
    }

    private static String ignored(RowPlace place, JsonNode why) {
        if (why.isBoolean() && why.asBoolean()) {
            return "policy";
        }
        return place.in("ignored").text(why);
    }

    private static boolean truth(RowPlace place, JsonNode row, String name) {
        if (row.has(name) && !row.path(name).isBoolean()) {
            throw place.in(name).wrong("\"" + name + "\" is true or false");
        }
        return row.path(name).asBoolean(false);
    }

    private static @Nullable String text(RowPlace place, JsonNode row, String name) {
        return row.has(name) ? place.in(name).text(row.path(name)) : null;
    }

    private static @Nullable PropertyName property(RowPlace place, JsonNode row, String name) {
        String text = text(place, row, name);
        if (text == null) {
            return null;
        }
        boolean ofEnd = text.startsWith("relation.") || text.startsWith("from.") || text.startsWith("to.");
        return ofEnd ? CONDITIONS.property(place.in(name), text) : new PropertyName(Facts.Whose.ITSELF, text);
    }

    private static @Nullable Joint joint(RowPlace place, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isObject()) {
            return new Joint(place.text(node), null);
        }
        place.onlyKnown(node, List.of("kind", "on"));
        String on = node.path("on").asString("same");
        return new Joint(
                place.in("kind").text(node.get("kind")),
                switch (on) {
                    case "same" -> null;
                    case "template→ca", "template->ca" -> "PublishedTo";
                    default -> on;
                });
    }

    private static @Nullable Expansion expansion(RowPlace place, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        if (node.isObject()) {
            place.onlyKnown(node, List.of("below", "only", "stops-at"));
            return new Expansion(
                    below(place, filter(place.in("below"), node.path("below"))),
                    text(place, node, "only"),
                    text(place, node, "stops-at"));
        }
        List<String> words = List.of(BETWEEN_WORDS.split(place.text(node).strip()));
        if (!words.getFirst().equals("below")) {
            throw place.wrong("\"expand\" is \"below\" and kinds, such as \"below HOST\"");
        }
        return new Expansion(below(place, new EndFilter(words.subList(1, words.size()))), null, null);
    }

    private static EndFilter below(RowPlace place, EndFilter kinds) {
        if (kinds.words().isEmpty()) {
            throw place.wrong("\"expand\" names no kinds; write \"below HOST\"");
        }
        return kinds;
    }

    private static Terms terms(RowPlace place, JsonNode row) {
        String level = row.path("level").asString("");
        return Terms.builder()
                .level(
                        level.isEmpty()
                                ? null
                                : AccessLevel.parse(level)
                                        .orElseThrow(() -> place.in("level")
                                                .unknown(level, "SEE, READ or USE, WRITE and CONTROL")))
                .never(truth(place, row, "never"))
                .mode(place.in("mode").word(TriggerMode.class, row.path("mode")))
                .form(place.in("form").word(BackupForm.class, row.path("form")))
                .state(row.has("state") ? state(place.in("state"), row.path("state")) : GrantState.STANDING)
                .live(row.has("live") ? (Boolean) truth(place, row, "live") : null)
                .build();
    }

    private static GrantState state(RowPlace place, JsonNode node) {
        GrantState state = place.word(GrantState.class, node);
        if (state == null) {
            throw place.wrong("a text is missing here");
        }
        return state;
    }

    private static EndFilter filter(RowPlace place, JsonNode node) {
        if (node.isMissingNode()) {
            return EndFilter.ANY;
        }
        if (node.isArray()) {
            List<String> words = place.listed(node);
            if (words.isEmpty()) {
                throw place.wrong("the list names no kinds");
            }
            return new EndFilter(words);
        }
        return new EndFilter(List.of(place.text(node)));
    }
}
