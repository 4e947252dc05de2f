package blastradius.ingest.own;

import blastradius.ingest.value.Times;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;

/** A row of the own table of relations. */
final class OwnRelation {

    private OwnRelation() {}

    static Relation of(OwnRow row, Times times) {
        RelationKind kind = row.word("relation", RelationKind.class);
        if (kind == null) {
            throw new IllegalArgumentException("relation is empty");
        }
        String sourceKind = row.text("source_kind");
        return new Relation(
                kind,
                row.required("from"),
                row.required("to"),
                sourceKind == null ? kind.name() : sourceKind,
                terms(row, kind, times),
                row.properties());
    }

    private static Terms terms(OwnRow row, RelationKind kind, Times times) {
        GrantState state = row.word("state", GrantState.class);
        String from = row.time("from_time");
        String until = row.time("to_time");
        Terms.Builder terms = Terms.builder()
                .from(from == null ? null : times.start(from))
                .until(until == null ? null : times.end(until))
                .state(state == null ? GrantState.STANDING : state)
                .approvers(row.list("approvers"))
                .factors(row.list("factors"))
                .zone(row.exact("zone"))
                .ticket(row.truth("ticket", false))
                .policy(row.exact("policy"))
                .deniedBy(row.text("denied_by"))
                .mode(row.word("mode", TriggerMode.class))
                .effects(row.list("effects"))
                .live(row.truth("live"))
                .form(row.word("form", BackupForm.class));
        level(row, kind, terms);
        row.list("and").forEach(premise -> premise(premise, terms));
        return terms.build();
    }

    private static void level(OwnRow row, RelationKind kind, Terms.Builder terms) {
        String column = kind == RelationKind.STORES ? "disclosed_at" : "level";
        String text = row.text(column);
        boolean never = kind == RelationKind.STORES && "NEVER".equalsIgnoreCase(text);
        terms.never(never).level(text == null || never ? null : level(column, text));
    }

    private static AccessLevel level(String column, String text) {
        return AccessLevel.parse(text)
                .orElseThrow(() -> OwnRow.wrong(column, text, "one of SEE, READ, USE, WRITE, CONTROL"));
    }

    /* Ids may have colons themselves: the level stands after the last one. */
    private static void premise(String text, Terms.Builder terms) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw OwnRow.wrong("and", text, "an entity and a level such as host-1:CONTROL");
        }
        terms.and(text.substring(0, colon).strip(), level("and", text.substring(colon + 1)));
    }
}
