package blastradius.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a change from names and values: exactly one action under its name, and beside it {@code cost} and {@code reason}. */
final class ChangeDocument {

    private static final String SELECT = "select";

    /** What reads the value under the name of an action. */
    private static final Map<String, Function<Document, Action>> SELECTING = Map.of(
            "expire", ChangeDocument::expire,
            "scope", ChangeDocument::scope,
            "makeEligible", ChangeDocument::makeEligible,
            "requireApproval", ChangeDocument::requireApproval,
            "requireMfa", ChangeDocument::requireMfa,
            "rotate", ChangeDocument::rotate,
            "restrict", ChangeDocument::restrict,
            "disclose", ChangeDocument::disclose,
            "addRelation", ChangeDocument::addRelation,
            "addEntity", ChangeDocument::addEntity);

    /** Actions whose value is the selection itself. */
    private static final Map<String, Function<Selection, Action>> SELECTED = Map.of(
            "revoke", Action.Revoke::new,
            "delete", Action.Delete::new,
            "split", Action.Split::new,
            "disable", Action.Disable::new,
            "offboard", Action.Offboard::new,
            "remove", Action.Remove::new);

    private ChangeDocument() {}

    static Change read(Document change) {
        Document named =
                change.has("action") ? change.only("action", "cost", "reason").document("action") : change;
        List<String> actions = named.names().stream()
                .filter(name -> !Set.of("cost", "reason").contains(name))
                .toList();
        if (actions.size() != 1) {
            throw new BlastRadiusException.BadRequest(change.at("action") + " names " + actions.size() + " actions "
                    + actions + "; a change is exactly one");
        }
        Action action = placed(named.at(actions.getFirst()), () -> action(named, actions.getFirst()));
        double cost = change.number("cost", Change.DEFAULT_COST);
        return placed(change.at("cost"), () -> new Change(action, cost, change.textOrNull("reason")));
    }

    /** What is wrong whatever the place is said with the place before it. */
    private static <T> T placed(String place, Supplier<T> read) {
        try {
            return read.get();
        } catch (BlastRadiusException.BadRequest refusal) {
            String message = String.valueOf(refusal.getMessage());
            boolean told = message.startsWith(place.substring(0, place.indexOf('.') + 1));
            throw told ? refusal : new BlastRadiusException.BadRequest(place + ": " + message);
        }
    }

    private static Action action(Document named, String name) {
        Function<Selection, Action> selected = SELECTED.get(name);
        if (selected != null) {
            return selected.apply(selection(named, name));
        }
        Function<Document, Action> selecting = SELECTING.get(name);
        if (selecting == null) {
            throw new BlastRadiusException.BadRequest(named.at(name) + " is no action; known are "
                    + new java.util.TreeSet<>(SELECTED.keySet()) + " and "
                    + new java.util.TreeSet<>(SELECTING.keySet()));
        }
        return selecting.apply(named.document(name));
    }

    /** A list of ids, or ids and a rule by name. */
    private static Selection selection(Document in, String name) {
        if (!(in.value(name) instanceof Map<?, ?>)) {
            return new Selection(in.texts(name), null);
        }
        Document select = in.document(name).only("ids", "rule");
        return new Selection(select.texts("ids"), select.has("rule") ? rule(select.document("rule")) : null);
    }

    private static Rule rule(Document rule) {
        rule.only(
                "relations",
                "kinds",
                "sourceKinds",
                "level",
                "standing",
                "crossTenant",
                "holder",
                "tenant",
                "provider");
        return new Rule(
                rule.words("relations", RelationKind.class),
                rule.words("kinds", EntityKind.class),
                rule.texts("sourceKinds"),
                rule.level("level"),
                rule.isTrue("standing"),
                rule.isTrue("crossTenant"),
                rule.textOrNull("holder"),
                rule.textOrNull("tenant"),
                rule.textOrNull("provider"));
    }

    private static Action expire(Document action) {
        var at = action.only(SELECT, "at").instant("at");
        if (at == null) {
            throw new BlastRadiusException.BadRequest(action.at("at") + " is missing");
        }
        return new Action.Expire(selection(action, SELECT), at);
    }

    private static Action scope(Document action) {
        action.only(SELECT, "tenant", "tenants", "level");
        Set<String> tenants = new LinkedHashSet<>(action.texts("tenants"));
        if (action.has("tenant")) {
            tenants.add(action.text("tenant"));
        }
        return new Action.Scope(selection(action, SELECT), tenants, action.level("level"));
    }

    private static Action makeEligible(Document action) {
        action.only(SELECT, "approvers", "duration");
        return new Action.MakeEligible(
                selection(action, SELECT), action.texts("approvers"), action.duration("duration"));
    }

    private static Action requireApproval(Document action) {
        action.only(SELECT, "approvers");
        return new Action.RequireApproval(selection(action, SELECT), action.texts("approvers"));
    }

    private static Action requireMfa(Document action) {
        action.only(SELECT, "phishingResistant");
        return new Action.RequireMfa(selection(action, SELECT), action.isTrue("phishingResistant"));
    }

    private static Action rotate(Document action) {
        return new Action.Rotate(selection(action.only(SELECT, "at"), SELECT), action.instant("at"));
    }

    private static Action restrict(Document action) {
        action.only(SELECT, "zone", "perTenant");
        return new Action.Restrict(selection(action, SELECT), action.textOrNull("zone"), action.isTrue("perTenant"));
    }

    private static Action disclose(Document action) {
        action.only(SELECT, "disclosedAt");
        return new Action.Disclose(selection(action, SELECT), action.level("disclosedAt"));
    }

    private static Action addEntity(Document entity) {
        entity.only("id", "kind", "name", "tenant", "criticality", "sensitivity");
        EntityKind kind = entity.word("kind", EntityKind.class);
        if (kind == null || !kind.isConcrete()) {
            throw new BlastRadiusException.BadRequest(entity.at("kind") + " must name a kind of entity");
        }
        String name = entity.textOrNull("name");
        EntityTraits traits = EntityTraits.DEFAULT.withValue(
                entity.word("criticality", Criticality.class), entity.word("sensitivity", Sensitivity.class));
        return new Action.AddEntity(Entity.of(entity.text("id"), kind)
                .withName(name == null ? entity.text("id") : name)
                .withTenant(entity.textOrNull("tenant"))
                .withTraits(traits));
    }

    private static Action addRelation(Document relation) {
        relation.only(
                "from",
                "relation",
                "to",
                "level",
                "since",
                "until",
                "eligible",
                "approvers",
                "factors",
                "zone",
                "ticket",
                "mode",
                "live");
        RelationKind kind = relation.word("relation", RelationKind.class);
        if (kind == null) {
            throw new BlastRadiusException.BadRequest(relation.at("relation") + " is missing");
        }
        return new Action.AddRelation(Relation.of(relation.text("from"), kind, relation.text("to"), terms(relation)));
    }

    private static Terms terms(Document relation) {
        try {
            return Terms.builder()
                    .level(relation.level("level"))
                    .from(relation.instant("since"))
                    .until(relation.instant("until"))
                    .state(relation.isTrue("eligible") ? GrantState.ELIGIBLE : GrantState.STANDING)
                    .approvers(relation.texts("approvers"))
                    .factors(relation.texts("factors"))
                    .zone(relation.textOrNull("zone"))
                    .ticket(relation.isTrue("ticket"))
                    .mode(relation.word("mode", TriggerMode.class))
                    .live(relation.has("live") ? relation.isTrue("live") : null)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new BlastRadiusException.BadRequest(relation.at("since") + ": " + e.getMessage());
        }
    }
}
