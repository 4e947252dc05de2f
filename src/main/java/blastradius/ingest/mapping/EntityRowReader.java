package blastradius.ingest.mapping;

import blastradius.ingest.row.Check;
import blastradius.ingest.row.Condition;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.PropertyName;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what one kind of entity is: a kind of ours, a row, or several rows of which the first that fits decides. */
final class EntityRowReader {

    private static final int MOST_ROWS = 200;
    private static final ConditionReader CONDITIONS = ConditionReader.ofEntities();

    private EntityRowReader() {}

    static EntityRow row(RowPlace place, JsonNode row) {
        List<EntityRow.Case> cases = new ArrayList<>();
        if (row.isArray()) {
            if (row.isEmpty() || row.size() > MOST_ROWS) {
                throw place.wrong("a kind has 1 to " + MOST_ROWS + " rows, this one " + row.size());
            }
            for (int i = 0; i < row.size(); i++) {
                RowPlace at = place.named(place.words() + ", row " + (i + 1), String.valueOf(i));
                cases(at, row.get(i), cases);
            }
        } else {
            cases(place, row, cases);
        }
        if (!cases.getLast().condition().isAlways()) {
            throw place.wrong(
                    "its last row has a condition, and nothing says what the others are: add a row without one");
        }
        return new EntityRow(List.copyOf(cases));
    }

    private static void cases(RowPlace place, JsonNode row, List<EntityRow.Case> cases) {
        if (!row.isObject()) {
            cases.add(new EntityRow.Case(Condition.ALWAYS, kind(place, row), null, null));
            return;
        }
        place.onlyKnown(row, List.of("kind", "enabled", "signs-in", "when", "except"));
        boolean otherKinds = row.path("except").isArray()
                && !row.path("except").isEmpty()
                && row.path("except").get(0).has("property");
        if (otherKinds) {
            row.path("except").forEach(except -> cases.add(other(place.in("except"), except)));
        }
        EntityKind kind = kind(place.in("kind"), row.path("kind"));
        cases.add(new EntityRow.Case(
                otherKinds ? Condition.ALWAYS : CONDITIONS.condition(place, row),
                kind,
                row.has("enabled") ? CONDITIONS.truth(place.in("enabled"), row.path("enabled")) : null,
                row.has("signs-in") ? signsIn(place.in("signs-in"), kind, row.path("signs-in")) : null));
    }

    private static EntityRow.SignsIn signsIn(RowPlace place, EntityKind kind, JsonNode row) {
        place.onlyKnown(row, List.of("password", "factor", "until"));
        PropertyName password = optional(place, row, "password");
        if (password == null || kind.type() != EntityType.IDENTITY) {
            throw place.wrong(
                    "an account's row names the property that says whether it has a password: {password: has_password}");
        }
        return new EntityRow.SignsIn(password, optional(place, row, "factor"), optional(place, row, "until"));
    }

    private static @Nullable PropertyName optional(RowPlace place, JsonNode row, String member) {
        return row.has(member) ? CONDITIONS.property(place, place.in(member).text(row.get(member))) : null;
    }

    /* The short form for another kind by one property's value: {property, value, kind}. */
    private static EntityRow.Case other(RowPlace place, JsonNode except) {
        PropertyName property = CONDITIONS.property(place, place.text(except.get("property")));
        Check check = new Check.In(List.of(except.path("value").asString()));
        return new EntityRow.Case(
                new Condition(List.of(Map.of(property, check)), List.of()),
                kind(place, except.path("kind")),
                null,
                null);
    }

    private static EntityKind kind(RowPlace place, JsonNode word) {
        EntityKind kind = place.word(EntityKind.class, word);
        if (kind == null || !kind.isConcrete()) {
            throw place.wrong(word + " is no kind of entity");
        }
        return kind;
    }
}
