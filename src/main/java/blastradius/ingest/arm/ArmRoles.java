package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.ArmActions;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.ingest.roles.Sureness;
import blastradius.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions of roles that the export lists, and what roles give: by the catalogue, custom ones by their actions. */
final class ArmRoles {

    /** What the leading tool calls the roles that it has relations for. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("8E3AF657-A8FF-443C-A75C-2FE8C4BCB635", "AZOwner"),
            Map.entry("B24988AC-6180-42A0-AB88-20F7382DD24C", "AZContributor"),
            Map.entry("18D7D88D-D35E-4FB5-A5C3-7773C20A72D9", "AZUserAccessAdministrator"),
            Map.entry("9980E02C-C2BE-4D73-94E8-173B1DC7CF3C", "AZVMContributor"),
            Map.entry("1C0163C0-47E6-4577-8991-EA5C82E286E4", "AZVMAdminLogin"),
            Map.entry("4F8FAB4F-1852-4A58-A46A-8EAF358AF14A", "AZAvereContributor"),
            Map.entry("F25E0FA2-A7C8-4377-A976-54943A77A395", "AZKeyVaultContributor"),
            Map.entry("F353D9BD-D4A6-484E-A77A-8050B599B867", "AZAutomationContributor"),
            Map.entry("87A39D53-FC1B-424A-814C-F7E04687DC9E", "AZLogicAppContributor"),
            Map.entry("DE139F84-1756-47AE-9BE6-808FBBE84772", "AZWebsiteContributor"),
            Map.entry("ED7F3FBD-7B88-4DD4-9017-9ADB7CE333F8", "AZAKSContributor"));

    private final ArmScopes scopes;
    private final Ledger ledger;
    private final RoleCatalogue catalogue;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Judgement> judged = new HashMap<>();
    private final Map<String, Integer> stated = new HashMap<>();

    private record Definition(@Nullable String name, ArmActions actions, boolean isCustom, List<String> assignable) {}

    ArmRoles(ArmScopes scopes, Ledger ledger, RoleCatalogue catalogue) {
        this.scopes = scopes;
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /** A definition that the export lists. */
    void define(ArmFields record) {
        String id = record.text("name") == null ? record.text("id") : record.text("name");
        String named = record.statedText("roleName");
        if (id == null) {
            return;
        }
        List<String> actions = new ArrayList<>();
        List<String> notActions = new ArrayList<>();
        List<String> dataActions = new ArrayList<>();
        List<String> notDataActions = new ArrayList<>();
        for (ArmFields permission : record.records("permissions")) {
            actions.addAll(permission.texts("actions"));
            notActions.addAll(permission.texts("notActions"));
            dataActions.addAll(permission.texts("dataActions"));
            notDataActions.addAll(permission.texts("notDataActions"));
        }
        String type = record.statedText("roleType") == null
                ? record.inner("properties").text("type")
                : record.statedText("roleType");
        definitions.put(
                Assignment.roleId(id),
                new Definition(
                        named,
                        new ArmActions(actions, notActions, dataActions, notDataActions),
                        type != null && type.toLowerCase(Locale.ROOT).startsWith("custom"),
                        record.texts("assignableScopes")));
    }

    /** What relations of the role are called. */
    String word(String role, @Nullable String name) {
        String word = WORDS.get(Assignment.roleId(role));
        return word == null ? judge(role, name, List.of()).name() : word;
    }

    /** What the role gives where it is held, less what is taken from it. */
    Judgement judge(String role, @Nullable String name, List<ArmLimit> limits) {
        String id = Assignment.roleId(role);
        return judged.computeIfAbsent(
                id + limits.stream().map(ArmLimit::key).toList(), first -> judgement(id, name, limits));
    }

    private Judgement judgement(String id, @Nullable String name, List<ArmLimit> limits) {
        Definition definition = definitions.get(id);
        String called = name == null && definition != null ? definition.name() : name;
        ArmActions actions = definition == null ? null : definition.actions();
        Judgement whole = catalogue.azureRole(id, called, actions);
        if (limits.isEmpty()) {
            if (whole.sure() == Sureness.JUDGED) {
                ledger.say("role " + whole.words());
            }
            return whole;
        }
        ArmActions listed = actions == null ? catalogue.azureActions(id) : actions;
        return listed == null
                ? new Judgement(whole.name(), List.of(), Sureness.JUDGED, "not judged")
                : limited(id, whole, listed, limits);
    }

    private Judgement limited(String id, Judgement whole, ArmActions actions, List<ArmLimit> limits) {
        List<ArmActions> parts = List.of(actions);
        for (ArmLimit limit : limits) {
            parts = parts.stream().flatMap(part -> limit.without(part).stream()).toList();
        }
        Set<JudgedRight> rights = new LinkedHashSet<>();
        for (ArmActions part : parts) {
            rights.addAll(catalogue.azureRole(id, whole.name(), part).rights());
        }
        return new Judgement(whole.name(), List.copyOf(rights), whole.sure(), whole.source());
    }

    /** The definition as an entity of a tenant; a custom one is edited by who has the authority of the only scope that it is for. */
    int role(Place place, String role, @Nullable String name, @Nullable String tenant) {
        String id = Assignment.roleId(role);
        return stated.computeIfAbsent(tenant + " " + id, first -> {
            Definition definition = definitions.get(id);
            Subject subject = Subject.of(ToolId.of(id), EntityKind.ROLE, "AzureRole", tenant)
                    .named(judge(role, name, List.of()).name());
            int number = ledger.state(place, subject);
            if (definition != null
                    && definition.isCustom()
                    && definition.assignable().size() == 1) {
                ArmPath scope = ArmPath.of(definition.assignable().getFirst());
                if (scope != null) {
                    ledger.claimOnce(Claim.of(place, ArmScopes.CONTAINS, scopes.of(place, scope), number));
                }
            }
            return number;
        });
    }
}
