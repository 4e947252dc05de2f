package blastradius.ingest.arm;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.entra.Held;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RightTarget;
import blastradius.ingest.roles.Sureness;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The grants that delegations give on scopes of customers, held by principals of the managing tenant. */
final class DelegatedGrants {

    private static final String WORD = "Lighthouse";
    private static final String OWNER = "8E3AF657-A8FF-443C-A75C-2FE8C4BCB635";
    private static final String USER_ACCESS = "18D7D88D-D35E-4FB5-A5C3-7773C20A72D9";
    private static final String GIVES_AWAY =
            "gives roles to managed identities, and needs code of the customer's that runs as one";

    private final ArmScopes scopes;
    private final ArmRoles roles;
    private final ArmRights rights;
    private final ArmHolders holders;
    private final Ledger ledger;
    private final Map<String, Integer> grants = new HashMap<>();

    DelegatedGrants(ArmScopes scopes, ArmRoles roles, ArmRights rights, Ledger ledger) {
        this.scopes = scopes;
        this.roles = roles;
        this.rights = rights;
        this.holders = new ArmHolders(ledger);
        this.ledger = ledger;
    }

    /** States what a delegation to the tenant gives on the scope. */
    void delegate(ArmPath scope, String tenant, String offer, List<Authorization> authorizations) {
        List<Authorization> giving = new ArrayList<>();
        for (Authorization authorization : authorizations) {
            if (isRefused(offer, authorization)) {
                continue;
            }
            if (Assignment.roleId(authorization.role()).equals(USER_ACCESS)) {
                giving.add(authorization);
            }
            hold(authorization, tenant, grant(scope, tenant, authorization, judged(authorization)));
        }
        giving.forEach(one -> givesAway(scope, tenant, one, authorizations));
    }

    /* What Azure itself does not let anybody delegate. */
    private boolean isRefused(String offer, Authorization authorization) {
        String id = Assignment.roleId(authorization.role());
        Judgement judgement = roles.judge(authorization.role(), null, List.of());
        boolean isData = judgement.rights().stream()
                .anyMatch(right -> right.on() == RightTarget.VAULT_SECRETS || right.on() == RightTarget.MACHINES);
        if (id.equals(OWNER) || isData) {
            ledger.rejected(
                    authorization.place(),
                    "delegation \"" + offer + "\": " + judgement.name()
                            + " cannot be delegated (Owner, and roles with rights to data)");
            return true;
        }
        return false;
    }

    /* Who may only give some roles to managed identities sees the scope. */
    private Judgement judged(Authorization authorization) {
        Judgement judgement = roles.judge(authorization.role(), null, List.of());
        return Assignment.roleId(authorization.role()).equals(USER_ACCESS)
                ? new Judgement(
                        judgement.name(),
                        List.of(JudgedRight.of(RelationKind.CAN, AccessLevel.SEE, RightTarget.OWN)),
                        Sureness.SURE,
                        "delegation")
                : judgement;
    }

    private int grant(ArmPath scope, String tenant, Authorization authorization, Judgement judgement) {
        String role = Assignment.roleId(authorization.role());
        String limited = role.equals(USER_ACCESS)
                ? " of "
                        + authorization.delegable().stream()
                                .map(Assignment::roleId)
                                .sorted()
                                .toList()
                : "";
        ToolId id = scopes.owned(scope, "role " + role + limited + " delegated to " + tenant);
        return grants.computeIfAbsent(id.owner() + "\n" + id.text(), first -> {
            Place place = authorization.place();
            scopes.of(place, scope);
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("role", judgement.name());
            said.put("roleDefinitionId", role);
            said.put("scope", scope.text());
            said.put("managedByTenantId", tenant);
            said.put("judgement", judgement.words());
            int grant = ledger.state(
                    place,
                    Subject.of(id, EntityKind.GRANT, "LighthouseAuthorization", scopes.tenant(scope))
                            .named(judgement.name() + " on " + scopes.name(scope) + " by Lighthouse")
                            .with(said));
            rights.give(place, new ArmRights.Given(grant, WORD, null), judgement, ArmRests.Area.of(scope));
            return grant;
        });
    }

    private void hold(Authorization authorization, String tenant, int grant) {
        String name = authorization.name();
        ArmFields policy = authorization.eligible();
        holders.hold(
                new ArmHolders.Holding(
                        authorization.place(),
                        Assignment.Holder.of(authorization.principal()),
                        tenant,
                        WORD,
                        policy == null ? Held.LISTED : Held.eligible(null, null),
                        name == null ? Map.of() : Map.of("principalIdDisplayName", name)),
                grant,
                policy == null ? null : activation(policy));
    }

    private static Activation activation(ArmFields policy) {
        List<ArmFields> asked = policy.records("managedByTenantApprovers");
        Set<String> approvers = asked.stream()
                .map(approver -> approver.text("principalId"))
                .filter(id -> id != null && Authorization.isGuid(id))
                .collect(Collectors.toSet());
        boolean asksFactor = "Azure".equalsIgnoreCase(policy.text("multiFactorAuthProvider"));
        return new Activation(null, !asked.isEmpty(), approvers, asksFactor, false);
    }

    private void givesAway(ArmPath scope, String tenant, Authorization giving, List<Authorization> all) {
        int grant = grant(scope, tenant, giving, judged(giving));
        String code = code(scope, tenant, giving, all);
        Terms terms = code == null
                ? Terms.builder().deniedBy(GIVES_AWAY).build()
                : Terms.builder().and(code, AccessLevel.USE).build();
        for (String role : giving.delegable()) {
            rights.give(
                    giving.place(),
                    new ArmRights.Given(grant, WORD, terms),
                    roles.judge(role, null, List.of()),
                    ArmRests.Area.of(scope));
        }
    }

    /* A grant of the same holder's that lets him run code in that customer, a standing one before others; null: there is none. */
    private @Nullable String code(ArmPath scope, String tenant, Authorization giving, List<Authorization> all) {
        String found = null;
        for (Authorization other : all) {
            boolean isHis = other.principal().equalsIgnoreCase(giving.principal());
            Judgement judgement = roles.judge(other.role(), null, List.of());
            boolean isCode = !Assignment.roleId(other.role()).equals(USER_ACCESS)
                    && judgement.rights().stream().anyMatch(ArmRights::runsCode);
            if (isHis && isCode && (found == null || other.eligible() == null)) {
                found = ledger.id(grant(scope, tenant, other, judgement));
            }
        }
        return found;
    }
}
