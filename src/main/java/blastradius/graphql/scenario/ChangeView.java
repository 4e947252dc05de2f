package blastradius.graphql.scenario;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.Rule;
import blastradius.model.ScenarioDocument;
import blastradius.model.Selection;
import blastradius.snapshot.RelationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of a scenario under the schema's names, and in words. */
record ChangeView(Change of) {

    private static final int SHOWN = 3;

    public double cost() {
        return of.cost();
    }

    public @Nullable String reason() {
        return of.reason();
    }

    /** The schema's word for the action: its name in capitals. */
    public String kind() {
        return ScenarioDocument.name(of.action()).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** What a {@code ChangeInput} has to say for the same change. */
    public Map<String, Object> input() {
        return ScenarioDocument.input(of);
    }

    public String words() {
        return words(of.action()) + ".";
    }

    private static String words(Action action) {
        return switch (action) {
            case Action.Revoke revoke -> "Revoke " + access(revoke.select());
            case Action.Expire expire -> "End " + access(expire.select()) + " at " + expire.at();
            case Action.Scope scope -> "Narrow " + access(scope.select()) + " to " + scope.tenant();
            case Action.MakeEligible eligible -> "Make " + access(eligible.select()) + " eligible" + terms(eligible);
            case Action.RequireApproval approval ->
                "Have " + access(approval.select()) + " approved by " + listed(approval.approvers());
            case Action.RequireMfa mfa ->
                "Ask for a " + (mfa.phishingResistant() ? "phishing-resistant" : "second") + " factor of "
                        + things("identities", mfa.select());
            case Action.Rotate rotate ->
                "Rotate " + things("credentials", rotate.select()) + (rotate.at() == null ? "" : " at " + rotate.at());
            case Action.Delete delete -> "Delete " + things("credentials", delete.select());
            case Action.Split split -> "Split " + things("credentials", split.select()) + " by tenant";
            case Action.Disable disable -> "Disable " + things("identities", disable.select());
            case Action.Offboard offboard -> "Offboard " + things("persons and contracts", offboard.select());
            case Action.Restrict restrict -> "Restrict " + things("tools", restrict.select()) + how(restrict);
            case Action.Disclose disclose -> "Have " + things("copies", disclose.select()) + disclosed(disclose);
            case Action.Remove remove -> "Remove " + things("everything", remove.select());
            case Action.AddEntity added ->
                "Add " + added.entity().kind() + " " + added.entity().name();
            case Action.AddRelation added ->
                "Add " + added.relation().from() + " " + added.relation().kind() + " "
                        + added.relation().to();
        };
    }

    private static String terms(Action.MakeEligible eligible) {
        String approved = eligible.approvers().isEmpty() ? "" : ", approved by " + listed(eligible.approvers());
        return approved + (eligible.duration() == null ? "" : ", for " + eligible.duration());
    }

    private static String how(Action.Restrict restrict) {
        String zone = restrict.zone() == null ? "" : " to the zone " + restrict.zone();
        return zone + (restrict.perTenant() ? " to one instance for each tenant" : "");
    }

    private static String disclosed(Action.Disclose disclose) {
        AccessLevel level = disclose.disclosedAt();
        return level == null ? " disclosed to nobody" : " disclosed at " + level;
    }

    private static String access(Selection select) {
        return things("access", select);
    }

    private static String things(String what, Selection select) {
        List<String> parts = new ArrayList<>();
        if (!select.ids().isEmpty()) {
            parts.add(listed(select.ids()));
        }
        if (select.rule() != null) {
            parts.add(rule(what, select.rule()));
        }
        return String.join(" and ", parts);
    }

    private static String rule(String what, Rule rule) {
        StringBuilder words = new StringBuilder("every ");
        words.append(rule.standing() ? "standing " : "").append(rule.crossTenant() ? "cross-tenant " : "");
        words.append(rule.relations().isEmpty() ? what : listed(rule.relations()));
        words.append(rule.kinds().isEmpty() ? "" : " of " + listed(rule.kinds()));
        words.append(rule.sourceKinds().isEmpty() ? "" : " called " + listed(rule.sourceKinds()));
        words.append(rule.level() == null ? "" : " at " + rule.level() + " or above");
        words.append(rule.holder() == null ? "" : " held by " + rule.holder());
        words.append(rule.tenant() == null ? "" : " in " + rule.tenant());
        return words.append(rule.provider() == null ? "" : " from " + rule.provider())
                .toString();
    }

    /** A relation's id says nothing to a reader; its ends and kind do. */
    private static String said(String id) {
        return RelationId.parse(id)
                .map(relation -> relation.from() + " " + relation.kind() + " " + relation.to())
                .orElse(id);
    }

    /** The first few, and how many more. */
    private static String listed(Collection<?> all) {
        String first = all.stream()
                .map(String::valueOf)
                .map(ChangeView::said)
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return all.size() <= SHOWN ? first : first + " and " + (all.size() - SHOWN) + " more";
    }
}
