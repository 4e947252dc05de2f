package blastradius.scenario.resolution;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Rule;
import blastradius.model.Selection;
import blastradius.scenario.resolution.Resolution.Applied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change in words: what is done, to what by name, to how many; and what of the selected stays as it is, and why. */
public final class ChangeWords {

    private final Names names;
    private final Applied applied;

    private ChangeWords(Names names, Applied applied) {
        this.names = names;
        this.applied = applied;
    }

    /** One sentence, or two where something selected is left as it is. */
    public static String of(Resolution resolution, Applied applied) {
        return new ChangeWords(new Names(resolution), applied).sentences();
    }

    private String sentences() {
        Touched changed = applied.changed();
        String count = changed.count() == 0 ? "nothing now" : names.counted(changed);
        String done = done(applied.change().action()) + ", " + count + ".";
        Touched left = applied.left();
        return left.count() == 0
                ? done
                : done + " As before: " + named(left) + ", " + names.counted(left) + ": "
                        + why(applied.change().action()) + ".";
    }

    private String done(Action action) {
        return switch (action) {
            case Action.Revoke revoke -> "Revoke " + what("access", revoke.select());
            case Action.Expire expire -> "End " + what("access", expire.select()) + " at " + expire.at();
            case Action.Scope scope -> "Narrow " + what("access", scope.select()) + narrowed(scope);
            case Action.MakeEligible eligible ->
                "Make " + what("access", eligible.select()) + " eligible" + terms(eligible);
            case Action.RequireApproval approval ->
                "Have " + what("access", approval.select()) + " approved by " + names.ids(approval.approvers());
            case Action.RequireMfa mfa ->
                "Ask for a " + (mfa.phishingResistant() ? "phishing-resistant" : "second") + " factor of "
                        + what("identities", mfa.select());
            case Action.Rotate rotate ->
                "Rotate " + what("credentials", rotate.select()) + (rotate.at() == null ? "" : " at " + rotate.at());
            case Action.Delete delete -> "Delete " + what("credentials", delete.select());
            case Action.Split split -> "Split " + what("credentials", split.select()) + " by tenant";
            case Action.Disable disable -> "Disable " + what("identities", disable.select());
            case Action.Offboard offboard -> "Offboard " + what("persons and contracts", offboard.select());
            case Action.Restrict restrict -> "Restrict " + what("tools", restrict.select()) + how(restrict);
            case Action.Disclose disclose -> "Have " + what("copies", disclose.select()) + disclosed(disclose);
            case Action.Remove remove -> "Remove " + what("entities", remove.select());
            case Action.AddEntity added ->
                "Add " + added.entity().kind() + " " + names.of(added.entity().id());
            case Action.AddRelation added ->
                "Add “" + names.of(added.relation().from()) + " "
                        + added.relation().kind().verb() + " "
                        + names.of(added.relation().to()) + "”";
        };
    }

    /** Why the selected was left as it is. */
    private static String why(Action action) {
        return switch (action) {
            case Action.Expire expire -> "ends by then already";
            case Action.Scope scope -> "gives no more already, or is had at no level";
            case Action.MakeEligible eligible -> "has to be activated like that already";
            case Action.RequireApproval approval -> "is approved like that already";
            case Action.RequireMfa mfa -> "nothing that is typed opens it without such a factor";
            case Action.Split split -> "opens things of one tenant alone";
            case Action.Restrict restrict -> "nobody's use of it would change, or it serves one tenant alone";
            case Action.Disclose disclose -> "is disclosed like that already, or is no copy of a secret";
            case Action.AddEntity added -> "is in the estate already";
            case Action.AddRelation added -> "is in the estate already";
            case Action.Revoke revoke -> "is no access";
            case Action.Rotate rotate -> "is no credential";
            case Action.Delete delete -> "is no credential";
            case Action.Disable disable -> "is no identity";
            case Action.Offboard offboard -> "does not leave";
            case Action.Remove remove -> "is gone already";
        };
    }

    private String narrowed(Action.Scope scope) {
        return (scope.tenants().isEmpty() ? "" : " to " + names.ids(scope.tenants()))
                + (scope.level() == null ? "" : " to " + scope.level());
    }

    private String terms(Action.MakeEligible eligible) {
        String approved = eligible.approvers().isEmpty() ? "" : ", approved by " + names.ids(eligible.approvers());
        return approved + (eligible.duration() == null ? "" : ", for " + eligible.duration());
    }

    private String how(Action.Restrict restrict) {
        String zone = restrict.zone() == null ? "" : " to the zone " + names.of(restrict.zone());
        return zone + (restrict.perTenant() ? " to one instance for each tenant" : "");
    }

    private static String disclosed(Action.Disclose disclose) {
        AccessLevel level = disclose.disclosedAt();
        return level == null ? " disclosed to nobody" : " disclosed at " + level;
    }

    /** What is changed by its names, and the rule that found it; where nothing is changed, what was meant. */
    private String what(String sort, Selection select) {
        Rule rule = select.rule();
        if (applied.changed().count() > 0) {
            String named = named(applied.changed());
            return rule == null ? named : named + " (of " + rule(sort, rule) + ")";
        }
        List<String> meant = new ArrayList<>();
        if (!select.ids().isEmpty()) {
            meant.add(names.ids(select.ids()));
        }
        if (rule != null) {
            meant.add(rule(sort, rule));
        }
        return String.join(" and ", meant);
    }

    private String named(Touched touched) {
        Stream<String> all = Stream.concat(
                touched.entities().stream().map(names::of),
                touched.relations().stream().map(names::of));
        return Names.listed(all, touched.count());
    }

    private String rule(String sort, Rule rule) {
        StringBuilder words = new StringBuilder("all ");
        words.append(rule.standing() ? "standing " : "").append(rule.crossTenant() ? "cross-tenant " : "");
        words.append(rule.relations().isEmpty() ? sort : words(rule.relations()));
        words.append(rule.kinds().isEmpty() ? "" : " of " + words(rule.kinds()));
        words.append(rule.sourceKinds().isEmpty() ? "" : " called " + words(rule.sourceKinds()));
        words.append(rule.level() == null ? "" : " at " + rule.level() + " or above");
        append(words, " held by ", rule.holder());
        append(words, " in ", rule.tenant());
        append(words, " from ", rule.provider());
        return words.toString();
    }

    private void append(StringBuilder words, String before, @Nullable String id) {
        words.append(id == null ? "" : before + names.of(id));
    }

    private static String words(Collection<?> all) {
        return Names.listed(all.stream().map(String::valueOf).sorted(), all.size());
    }
}
