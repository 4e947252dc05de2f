package blastradius.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as names and values, the same in files, in the store and in questions:
 *
 * <pre>
 * name: Just in time
 * description: …
 * changes:
 *   - makeEligible: {select: {rule: {level: WRITE, standing: true, crossTenant: true}}, approvers: [lead], duration: PT8H}
 *     cost: 5
 *     reason: …
 * </pre>
 *
 * Values are texts, numbers, booleans, and lists and maps of them. What differs from its default alone is written, always in the same order.
 */
public final class ScenarioDocument {

    private static final int MAX_ID = 1000;

    private ScenarioDocument() {}

    /**
     * Reads a scenario that nobody has saved; its version is 1.
     *
     * @param id of the scenario
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static Scenario read(Map<String, ?> document, String id) {
        Document scenario = Document.of(document, "").only("id", "name", "description", "changes");
        List<Change> changes =
                scenario.documents("changes").stream().map(ChangeDocument::read).toList();
        return new Scenario(
                id, scenario.text("name"), scenario.textOrNull("description"), 1, 0, Instant.EPOCH, changes);
    }

    /**
     * Reads a scenario as somebody outside states it, whose names others will read: they must be names.
     *
     * @param id of the scenario
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static Scenario stated(Map<String, ?> document, String id) {
        PlainText.broken("", document).ifPresent(broken -> {
            throw new BlastRadiusException.BadRequest(broken);
        });
        Scenario scenario = read(document, Legible.name("id", id, Scenario.MAX_NAME));
        Legible.name("name", scenario.name(), Scenario.MAX_NAME);
        checkText("description", scenario.description());
        check(scenario.changes());
        return scenario;
    }

    /**
     * Changes that a question states in place of a saved scenario, or after one: equal ones have equal ids, others others.
     *
     * @param saved null: they change the estate as it is
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static Scenario inline(@Nullable Scenario saved, List<?> stated) {
        Map<String, ?> document = Map.of("name", "Changes of the question", "changes", stated);
        Scenario inline = stated(document, "changes");
        String text =
                inline.changes().stream().map(ScenarioDocument::input).toList().toString();
        String id = "changes-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return saved == null ? inline.withId(id) : saved.followedBy(inline.withId(id));
    }

    /**
     * One change as a question states it.
     *
     * @param place where it stands, for the words
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static Change change(Map<String, ?> stated, String place) {
        PlainText.broken(place, stated).ifPresent(broken -> {
            throw new BlastRadiusException.BadRequest(broken);
        });
        Change change = ChangeDocument.read(Document.of(stated, place));
        check(change, place);
        return change;
    }

    private static void check(List<Change> changes) {
        int number = 0;
        for (Change change : changes) {
            check(change, "changes[" + number++ + "]");
        }
    }

    private static void check(Change change, String place) {
        checkText(place + ".reason", change.reason());
        if (change.action() instanceof Action.AddEntity added) {
            Legible.name(place + ".addEntity.id", added.entity().id(), MAX_ID);
            Legible.name(place + ".addEntity.name", added.entity().name(), MAX_ID);
        }
    }

    private static void checkText(String place, @Nullable String text) {
        if (text != null) {
            Legible.lines(place, text);
        }
    }

    /** Everything but id, version, base and instant. */
    public static Map<String, Object> of(Scenario scenario) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "name", scenario.name());
        put(document, "description", scenario.description());
        document.put(
                "changes", scenario.changes().stream().map(ScenarioDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Change change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(name(change.action()), of(change.action()));
        if (change.cost() != Change.DEFAULT_COST) {
            document.put("cost", change.cost());
        }
        put(document, "reason", change.reason());
        return document;
    }

    /** A change as a question states it, to be edited and stated again: {@code action}, {@code cost} and, where one was given, {@code reason}. */
    public static Map<String, Object> input(Change change) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("action", Map.of(name(change.action()), of(change.action())));
        input.put("cost", change.cost());
        return put(input, "reason", change.reason());
    }

    /** The word for an action, as a document names it. */
    public static String name(Action action) {
        String simple = action.getClass().getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    private static Object of(Action action) {
        return switch (action) {
            case Action.Revoke revoke -> of(revoke.select());
            case Action.Delete delete -> of(delete.select());
            case Action.Split split -> of(split.select());
            case Action.Disable disable -> of(disable.select());
            case Action.Offboard offboard -> of(offboard.select());
            case Action.Remove remove -> of(remove.select());
            case Action.Expire expire -> with(expire.select(), "at", expire.at());
            case Action.Scope scope -> of(scope);
            case Action.MakeEligible eligible ->
                put(with(eligible.select(), "approvers", eligible.approvers()), "duration", eligible.duration());
            case Action.RequireApproval approval -> with(approval.select(), "approvers", approval.approvers());
            case Action.RequireMfa mfa -> with(mfa.select(), "phishingResistant", mfa.phishingResistant());
            case Action.Rotate rotate -> with(rotate.select(), "at", rotate.at());
            case Action.Restrict restrict ->
                put(with(restrict.select(), "zone", restrict.zone()), "perTenant", restrict.perTenant());
            case Action.Disclose disclose -> with(disclose.select(), "disclosedAt", disclose.disclosedAt());
            case Action.AddEntity added -> of(added.entity());
            case Action.AddRelation added -> of(added.relation());
        };
    }

    private static Map<String, Object> of(Action.Scope scope) {
        boolean isOne = scope.tenants().size() == 1;
        return put(
                with(
                        scope.select(),
                        isOne ? "tenant" : "tenants",
                        isOne ? scope.tenants().iterator().next() : scope.tenants()),
                "level",
                scope.level());
    }

    private static Map<String, Object> with(Selection select, String name, @Nullable Object value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("select", of(select));
        return put(document, name, value);
    }

    private static Map<String, Object> of(Selection select) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "ids", select.ids());
        if (select.rule() != null) {
            document.put("rule", of(select.rule()));
        }
        return document;
    }

    private static Map<String, Object> of(Rule rule) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "relations", rule.relations());
        put(document, "kinds", rule.kinds());
        put(document, "sourceKinds", rule.sourceKinds());
        put(document, "level", rule.level());
        put(document, "standing", rule.standing());
        put(document, "crossTenant", rule.crossTenant());
        put(document, "holder", rule.holder());
        put(document, "tenant", rule.tenant());
        return put(document, "provider", rule.provider());
    }

    private static Map<String, Object> of(Entity entity) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "id", entity.id());
        put(document, "kind", entity.kind());
        put(document, "name", entity.name());
        put(document, "tenant", entity.tenant());
        put(document, "criticality", entity.traits().criticality());
        return put(document, "sensitivity", entity.traits().sensitivity());
    }

    private static Map<String, Object> of(Relation relation) {
        Terms terms = relation.terms();
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "from", relation.from());
        put(document, "relation", relation.kind());
        put(document, "to", relation.to());
        put(document, "level", terms.level());
        put(document, "since", terms.from());
        put(document, "until", terms.until());
        put(document, "eligible", terms.state() == GrantState.ELIGIBLE);
        put(document, "approvers", terms.approvers());
        put(document, "factors", terms.factors());
        put(document, "zone", terms.zone());
        put(document, "ticket", terms.ticket());
        put(document, "mode", terms.mode());
        if (terms.live() != null) {
            document.put("live", terms.live());
        }
        return document;
    }

    /** Leaves out what says nothing: null, false, an empty set. */
    private static Map<String, Object> put(Map<String, Object> document, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Boolean said -> {
                if (said) {
                    document.put(name, true);
                }
            }
            case Collection<?> all -> {
                if (!all.isEmpty()) {
                    TreeSet<String> sorted = new TreeSet<>();
                    all.forEach(each -> sorted.add(each.toString()));
                    document.put(name, List.copyOf(sorted));
                }
            }
            default -> document.put(name, value.toString());
        }
        return document;
    }
}
