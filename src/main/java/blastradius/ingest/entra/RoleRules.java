package blastradius.ingest.entra;

import blastradius.ingest.entra.Activations.Thing;
import blastradius.ingest.entra.ResetSets.Deed;
import blastradius.ingest.entra.RightClaims.Bearer;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RightTarget;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.ingest.roles.Sureness;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What roles of Entra come to: a role on the whole tenant is a GROUP of those who hold it, a role on a unit or one object is a GRANT.
 */
final class RoleRules {

    private static final String GLOBAL = "62E90394-69F5-4237-9190-012177145E10";
    private static final String OF_ROLES = "E8611AB8-C189-46E8-94E1-60213AB1F814";
    private static final int LISTED = 12;

    private final Claims claims;
    private final Directory directory;
    private final RoleCatalogue catalogue;
    private final ResetSets resets;
    private final RightClaims rights;
    private final Activations activations;
    private final Set<String> unjudged = new TreeSet<>();

    RoleRules(
            Claims claims,
            Directory directory,
            RoleCatalogue catalogue,
            ResetSets resets,
            RightClaims rights,
            Activations activations) {
        this.claims = claims;
        this.directory = directory;
        this.catalogue = catalogue;
        this.resets = resets;
        this.rights = rights;
        this.activations = activations;
    }

    /** What the role gives, by the definition that the export lists, else by the catalogue. */
    Judgement judgement(String role) {
        Directory.Definition definition = directory.roles.get(Directory.key(role));
        String name = definition == null ? null : definition.name();
        List<String> actions = definition == null ? null : definition.actions();
        Judgement judgement = actions == null
                ? catalogue.entraRole(role, name)
                : catalogue.entraActions(role, name == null ? role : name, actions);
        if (judgement.sure() == Sureness.JUDGED) {
            unjudged.add(judgement.words());
        }
        return judgement;
    }

    /** States who holds which role; of an assignment and its instance, the instance says how. */
    void holdings(Collection<RoleHolding> holdings) {
        holdings.forEach(this::holding);
    }

    private void holding(RoleHolding holding) {
        String role = Directory.key(holding.role());
        Activation activation = directory.roleActivations.get(role);
        if (isTenant(holding.scope())) {
            Thing group = new Thing(
                    role(holding.place(), role),
                    RelationKind.MEMBER_OF,
                    "AZHasRole",
                    "AZRoleEligible",
                    administrators(role),
                    true);
            activations.state(holding.place(), holding.principal(), group, holding.held(), activation);
        } else {
            Thing grant = new Thing(
                    scoped(holding, role),
                    RelationKind.HOLDS_GRANT,
                    "AZHasRole",
                    "AZRoleEligible",
                    administrators(role),
                    true);
            activations.state(holding.place(), holding.principal(), grant, holding.held(), activation);
        }
    }

    static boolean isTenant(String scope) {
        return scope.isBlank() || scope.equals("/") || scope.equalsIgnoreCase("/tenant");
    }

    /* Who approves where a policy names nobody. */
    private Collection<String> administrators(String role) {
        Activation activation = directory.roleActivations.get(role);
        if (activation == null
                || !activation.asksApproval()
                || !activation.approvers().isEmpty()) {
            return List.of();
        }
        return List.of(claims.ledger.id(role(claims.place, GLOBAL)), claims.ledger.id(role(claims.place, OF_ROLES)));
    }

    /** The group of those who hold the role on the tenant. */
    int role(Place place, String role) {
        return claims.once(ToolId.ownedBy(claims.tenant, role), id -> {
            Judgement judgement = judgement(role);
            int number = claims.contained(
                    place,
                    Subject.of(id, EntityKind.GROUP, "AZRole", claims.tenant)
                            .named(judgement.name())
                            .with(judgement.properties()));
            rights.inTenant(new RightClaims.Held(place, Bearer.ROLE, number, role, judgement));
            return number;
        });
    }

    /** The role as a grant of somebody elsewhere gives it. */
    void delegated(Directory.Delegated delegated) {
        String role = Directory.key(delegated.role());
        rights.inTenant(
                new RightClaims.Held(delegated.place(), Bearer.GRANT, delegated.grant(), role, judgement(role)));
    }

    private int scoped(RoleHolding holding, String role) {
        String scope = holding.scope();
        String on = Directory.key(scope.substring(scope.lastIndexOf('/') + 1));
        return claims.once(ToolId.ownedBy(on, role), id -> {
            Judgement judgement = judgement(role);
            int grant = claims.contained(
                    holding.place(),
                    Subject.of(id, EntityKind.GRANT, "AZScopedRole", claims.tenant)
                            .named(judgement.name() + " on " + directory.nameOf(on))
                            .with(judgement.properties()));
            RightClaims.Held held = new RightClaims.Held(holding.place(), Bearer.GRANT, grant, role, judgement);
            definition(held);
            Directory.Unit unit = directory.unit(on);
            if (unit == null) {
                onObject(held, on);
            } else {
                onUnit(held, on, unit);
            }
            return grant;
        });
    }

    private void definition(RightClaims.Held held) {
        int definition = claims.once(
                ToolId.ownedBy(claims.tenant, "definition " + held.role()),
                id -> claims.contained(
                        held.place(),
                        Subject.of(id, EntityKind.ROLE, "AZRoleDefinition", claims.tenant)
                                .named(held.judgement().name())
                                .with(held.judgement().properties())));
        claims.claim(
                held.place(),
                RelationKind.HAS_ROLE,
                "AZHasRoleDefinition",
                Terms.NONE,
                held.number(),
                definition,
                Map.of());
    }

    /* Direct members of a unit alone: of a group in it, its membership, not its members. */
    private void onUnit(RightClaims.Held held, String unitId, Directory.Unit unit) {
        for (JudgedRight right : held.judgement().rights()) {
            int target = switch (right.on()) {
                case RESETTABLE_PASSWORDS, EVERY_PASSWORD -> resets.inUnit(Deed.PASSWORD, held.role(), unitId, unit);
                case RESETTABLE_FACTORS, EVERY_FACTOR -> resets.inUnit(Deed.FACTOR, held.role(), unitId, unit);
                case ENABLED_ACCOUNTS, EVERY_ACCOUNT -> resets.inUnit(Deed.ENABLING, held.role(), unitId, unit);
                case GROUPS, SECURITY_GROUPS, M365_GROUPS, ENDPOINTS, ROLE_GROUPS -> within(right, unitId, unit);
                case DIRECTORY -> unit.number();
                case TENANT,
                        MAIL,
                        FILES,
                        CLOUD,
                        POLICY,
                        ROLE_POLICIES,
                        GROUP_POLICIES,
                        FEDERATION,
                        ACCESS_PASSES,
                        CERTIFICATE_ACCOUNTS,
                        APPS,
                        AGENTS,
                        PACKAGED_GROUPS,
                        PIM_GROUPS,
                        DEFENDED_ENDPOINTS,
                        DELEGATIONS,
                        SERVICE,
                        OWN,
                        RESOURCES,
                        DATA,
                        VAULT_SECRETS,
                        MACHINES -> Ledger.NONE;
            };
            if (target != Ledger.NONE) {
                rights.state(held, right, target);
            }
        }
    }

    private int within(JudgedRight right, String unitId, Directory.Unit unit) {
        String words = right.on().words() + " in the unit";
        boolean isDevices = right.on() == RightTarget.ENDPOINTS;
        return claims.once(ToolId.ownedBy(unitId, words), id -> {
            int set = claims.set(unitId, EntityKind.SCOPE, words);
            for (String member : unit.members()) {
                Known known = directory.get(member);
                if (known != null && isDevices && known.kind == EntityKind.HOST) {
                    claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, set, known.number);
                } else if (known != null && !isDevices && known.isGroup() && isManaged(right, known.group)) {
                    claims.claim(RelationKind.CAN_MANAGE_MEMBERS, Claims.SET, Terms.NONE, set, known.number);
                }
            }
            return set;
        });
    }

    private static boolean isManaged(JudgedRight right, GroupTraits group) {
        if (group.isSynchronised() || group.isRoleAssignable() != (right.on() == RightTarget.ROLE_GROUPS)) {
            return false;
        }
        boolean isOfOneSort = right.on() == RightTarget.M365_GROUPS || right.on() == RightTarget.SECURITY_GROUPS;
        return !isOfOneSort || group.isM365() == (right.on() == RightTarget.M365_GROUPS);
    }

    /* A role over one application or group reaches that alone. */
    private void onObject(RightClaims.Held held, String object) {
        Known known = directory.get(object);
        if (known == null) {
            claims.ledger.unread("role on an object that is in no record");
            return;
        }
        Set<JudgedRight> reaching = new LinkedHashSet<>();
        for (JudgedRight right : held.judgement().rights()) {
            boolean isApp = known.isApp() && right.on() == RightTarget.APPS;
            boolean isGroup = known.isGroup()
                    && (right.on() == RightTarget.GROUPS
                            || right.on() == RightTarget.SECURITY_GROUPS
                            || right.on() == RightTarget.M365_GROUPS)
                    && isManaged(right, known.group);
            if (isApp || isGroup) {
                reaching.add(right);
            }
        }
        reaching.forEach(right -> rights.state(held, right, known.number));
    }

    /** Says which roles nobody judged. */
    void say() {
        if (!unjudged.isEmpty()) {
            claims.say("nobody judged " + unjudged.size() + " roles and permissions, which are read by their names: "
                    + String.join(" · ", unjudged.stream().limit(LISTED).toList())
                    + (unjudged.size() > LISTED ? " and more" : ""));
        }
    }

    /** A permission of an application. */
    void permission(AppPermission permission) {
        Judgement judgement = catalogue.permission(permission.api(), permission.permission(), permission.value());
        if (judgement.sure() == Sureness.JUDGED) {
            unjudged.add(judgement.words());
        }
        int number = activations.number(permission.place(), permission.principal());
        rights.inTenant(new RightClaims.Held(
                permission.place(), Bearer.APPLICATION, number, permission.permission(), judgement));
    }

    /** The scopes that every tenant has. */
    void services() {
        for (ServiceScope service : ServiceScope.values()) {
            claims.service(service);
        }
        claims.federation();
    }
}
