package blastradius.ingest.msgraph;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.Held;
import blastradius.ingest.entra.RoleHolding;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.Responses;
import blastradius.ingest.responses.Schedule;
import blastradius.model.GrantState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles of the directory, who holds them how, and what their activation asks; the same for membership of groups. */
final class Roles {

    private static final String GROUP_OF_A_GROUP = "Group";

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> directoryRoles = new HashSet<>();
    private final Map<String, Set<String>> standing = new HashMap<>();
    private final Map<String, Set<String>> activated = new HashMap<>();
    private final List<RoleHolding> holdings = new ArrayList<>();
    private final Map<List<Object>, List<Schedule>> instances = new HashMap<>();

    Roles(EntraTenant tenant, Ledger ledger) {
        this.tenant = tenant;
        this.ledger = ledger;
    }

    void definition(GraphRecord record) {
        String id = record.ownId();
        String template = record.id("templateId");
        if (!record.isNot("isBuiltIn")) {
            template(id, template == null ? id : template);
            role(template(id), record);
            return;
        }
        List<String> actions = new ArrayList<>();
        for (GraphRecord permission : record.all("rolePermissions")) {
            if (permission.text("condition") == null) {
                actions.addAll(permission.texts("allowedResourceActions"));
            } else {
                ledger.unread("actions of a custom role under a condition");
            }
        }
        template(id, id);
        tenant.role(id, record.text("displayName"), record.isNot("isEnabled") ? List.of() : actions);
    }

    /** What stands for a role in the tenant: its id is not that of the role. */
    void directoryRole(GraphRecord record) {
        String id = record.ownId();
        String template = record.id("roleTemplateId");
        if (template == null) {
            throw new IllegalArgumentException("the directory role has no roleTemplateId; ask for it with the others");
        }
        directoryRoles.add(id.toUpperCase(Locale.ROOT));
        template(id, template);
        role(template, record);
    }

    private void role(String template, GraphRecord record) {
        String name = record.text("displayName");
        if (name != null) {
            names.put(template.toUpperCase(Locale.ROOT), name);
        }
        tenant.role(template, name, null);
    }

    /** What people call the role; its id where nothing says. */
    String name(String template) {
        return names.getOrDefault(template.toUpperCase(Locale.ROOT), template);
    }

    private void template(String id, String template) {
        templates.put(id.toUpperCase(Locale.ROOT), template);
    }

    boolean isRole(Responses.Owner owner) {
        return directoryRoles.contains(owner.id().toUpperCase(Locale.ROOT))
                || owner.is().contains("role");
    }

    /** The id of the role's template; the id itself where nothing describes it. */
    String template(String id) {
        return templates.getOrDefault(id.toUpperCase(Locale.ROOT), id);
    }

    /** What activation of a role, or of membership of a group, asks. */
    void policy(GraphRecord record) {
        String scopeType = record.word("scopeType").toLowerCase(Locale.ROOT);
        String role = record.text("roleDefinitionId");
        boolean isRole = scopeType.equals("directoryrole");
        if (role == null || !(isRole || scopeType.equals("group"))) {
            return;
        }
        GraphRecord policy = record.at("policy");
        if (policy.all("rules").isEmpty()) {
            ledger.say(
                    "activation of " + role + ": its policy came without rules, so what it asks is not known; ask for"
                            + " roleManagementPolicyAssignments with $expand=policy($expand=rules)");
            return;
        }
        Activation activation = ActivationRules.of(policy, record.text("policyId"), ledger);
        if (isRole) {
            tenant.roleActivation(template(role), activation);
        } else {
            String group = record.id("scopeId");
            if (group != null) {
                tenant.groupActivation(group, role.equalsIgnoreCase("owner"), activation);
            }
        }
    }

    /** An assignment as the plain list has it, which does not tell what stands from what is activated. */
    void assignment(GraphRecord record) {
        String principal = principal(record);
        String scope = scope(record);
        if (principal != null && scope != null) {
            listed(record.place(), principal, template(role(record)), scope);
        }
    }

    void listed(Place place, String principal, String role, String scope) {
        Set<String> active = activated.getOrDefault(role.toUpperCase(Locale.ROOT), Set.of());
        if (isWhole(scope) && !active.contains(principal.toUpperCase(Locale.ROOT))) {
            note(standing, role, principal);
        }
        holdings.add(new RoleHolding(place, principal, role, scope, Held.LISTED));
    }

    /** An assignment as an instance has it, or a schedule whose instances may not have come. */
    void assigned(GraphRecord record) {
        boolean isActivated = record.word("assignmentType").equalsIgnoreCase("Activated");
        holding(record, isActivated ? GrantState.ACTIVE : GrantState.STANDING);
    }

    void eligibility(GraphRecord record) {
        holding(record, GrantState.ELIGIBLE);
    }

    private void holding(GraphRecord record, GrantState state) {
        String principal = principal(record);
        String scope = scope(record);
        if (principal == null || scope == null || isOfGroup(record)) {
            return;
        }
        String role = template(role(record));
        Schedule schedule = Schedule.of(record, ledger.times());
        if (!isNews(
                schedule, List.of(state, principal.toUpperCase(Locale.ROOT), role.toUpperCase(Locale.ROOT), scope))) {
            return;
        }
        if (isWhole(scope) && state != GrantState.ELIGIBLE && schedule.hasBegun()) {
            note(state == GrantState.ACTIVE ? activated : standing, role, principal);
        }
        holdings.add(new RoleHolding(record.place(), principal, role, scope, held(schedule, state)));
    }

    private static Held held(Schedule schedule, GrantState state) {
        return new Held(state, schedule.from(), schedule.until(), true);
    }

    /* An instance is a stretch of a schedule during which it is open. Schedules are read after instances, and one whose instances came says nothing new. */
    private boolean isNews(Schedule schedule, List<Object> what) {
        List<Schedule> before = instances.computeIfAbsent(what, first -> new ArrayList<>());
        boolean isInstance = schedule.status().isEmpty();
        boolean isNews = isInstance || (schedule.isGiven() && before.stream().noneMatch(schedule::meets));
        if (isNews) {
            before.add(schedule);
        }
        return isNews;
    }

    /** Membership or ownership of a group under activation. */
    void inGroup(GraphRecord record, boolean isEligible) {
        String principal = principal(record);
        String group = record.id("groupId");
        if (principal == null || group == null || isOfGroup(record)) {
            return;
        }
        Schedule schedule = Schedule.of(record, ledger.times());
        boolean isActivated = record.word("assignmentType").equalsIgnoreCase("activated");
        boolean isOwner = record.word("accessId").equalsIgnoreCase("owner");
        GrantState state = isEligible ? GrantState.ELIGIBLE : isActivated ? GrantState.ACTIVE : GrantState.STANDING;
        if (!isNews(
                schedule,
                List.of(state, principal.toUpperCase(Locale.ROOT), group.toUpperCase(Locale.ROOT), isOwner))) {
            return;
        }
        if (isOwner) {
            tenant.owner(record.place(), principal, group, held(schedule, state));
        } else {
            tenant.member(record.place(), principal, group, held(schedule, state));
        }
    }

    /** A holder of a role on a unit; nothing but the tenant's list of its directory roles says which role. */
    void scopedMember(GraphRecord record) {
        String unit = record.id("administrativeUnitId");
        String role = record.id("roleId");
        String principal = record.at("roleMemberInfo").id("id");
        if (unit == null || role == null || principal == null) {
            throw new IllegalArgumentException("the scoped role names no unit, role or holder");
        }
        if (!templates.containsKey(role.toUpperCase(Locale.ROOT))) {
            ledger.unread("scopedRoleMembers of a role that no response of directoryRoles describes");
            return;
        }
        listed(record.place(), principal, template(role), "/administrativeUnits/" + unit);
    }

    /** Hands over who holds what; to be called when all roles, activations and assignments were read. */
    void tell() {
        holdings.forEach(tenant::holds);
        holdings.clear();
    }

    /** Who holds the role at all times, over the whole tenant: principals in capitals. */
    Set<String> standing(String role) {
        return standing.getOrDefault(template(role).toUpperCase(Locale.ROOT), Set.of());
    }

    private static void note(Map<String, Set<String>> holders, String role, String principal) {
        holders.computeIfAbsent(role.toUpperCase(Locale.ROOT), first -> new HashSet<>())
                .add(principal.toUpperCase(Locale.ROOT));
    }

    private static boolean isWhole(String scope) {
        return scope.isBlank() || scope.equals("/");
    }

    /* What somebody holds by a group is said of the group as well. */
    private static boolean isOfGroup(GraphRecord record) {
        return record.word("memberType").equalsIgnoreCase(GROUP_OF_A_GROUP);
    }

    private @Nullable String principal(GraphRecord record) {
        String principal = record.id("principalId");
        if (principal == null) {
            ledger.say(record.place() + ": the assignment is nobody's, and passed over");
        }
        return principal;
    }

    private static String role(GraphRecord record) {
        String role = record.id("roleDefinitionId");
        if (role == null) {
            throw new IllegalArgumentException("the assignment names no role (roleDefinitionId)");
        }
        return role;
    }

    /* Scopes of applications, such as catalogues of access packages, are no scopes of the directory. */
    private @Nullable String scope(GraphRecord record) {
        String scope = record.text("directoryScopeId");
        String ofApp = record.text("appScopeId");
        if (scope == null && ofApp != null && !ofApp.equals("/")) {
            ledger.unread("role on a scope of an application");
            return null;
        }
        return scope == null ? "/" : scope;
    }
}
