package blastradius.ingest.azure;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.Judgement;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds which role of Azure on what: one grant for each role and scope, held by all who have it there on the same terms. */
final class ArmGrants {

    private static final RelationClass HAS_ROLE = new RelationClass(RelationKind.HAS_ROLE, "AzureRole", Terms.NONE);
    private static final Map<String, EntityKind> HOLDERS = Map.of(
            "user", EntityKind.HUMAN,
            "group", EntityKind.GROUP,
            "foreigngroup", EntityKind.GROUP,
            "serviceprincipal", EntityKind.SERVICE_PRINCIPAL,
            "msi", EntityKind.MANAGED_IDENTITY,
            "device", EntityKind.HOST);

    private final ArmScopes scopes;
    private final ArmRoles roles;
    private final ArmRights rights;
    private final ArmDenials denials;
    private final EntraEstate entra;
    private final Ledger ledger;
    private final Map<String, Integer> grants = new HashMap<>();

    ArmGrants(
            ArmScopes scopes, ArmRoles roles, ArmRights rights, ArmDenials denials, EntraEstate entra, Ledger ledger) {
        this.scopes = scopes;
        this.roles = roles;
        this.rights = rights;
        this.denials = denials;
        this.entra = entra;
        this.ledger = ledger;
    }

    /**
     * Somebody's role.
     *
     * @param activation what activating it asks; null: no policy is known
     */
    void assign(Assignment assignment, @Nullable Activation activation) {
        int holder = holder(assignment);
        List<ArmLimit> denied = denials.limits(assignment);
        if (!denied.isEmpty()) {
            hold(assignment, holder, List.of(), "denied by " + denied.getFirst().name());
        }
        String condition = assignment.condition();
        if (condition == null) {
            hold(assignment, holder, denied, activation);
            return;
        }
        hold(assignment, holder, denied, "condition: " + condition);
        ArmLimit limit = ArmLimit.ofCondition(condition);
        if (limit != null) {
            List<ArmLimit> all = new java.util.ArrayList<>(denied);
            all.add(limit);
            if (!roles.judge(assignment.role(), assignment.roleName(), all)
                    .rights()
                    .isEmpty()) {
                hold(assignment, holder, all, activation);
            }
        }
    }

    private void hold(Assignment assignment, int holder, List<ArmLimit> limits, String closedBy) {
        Terms terms = terms(assignment).deniedBy(closedBy).build();
        claim(assignment, holder, grant(assignment, limits), terms);
    }

    private void hold(Assignment assignment, int holder, List<ArmLimit> limits, @Nullable Activation activation) {
        int grant = grant(assignment, limits);
        String tenant = scopes.tenant(assignment.scope());
        if (assignment.held().state() == GrantState.ELIGIBLE && tenant != null) {
            entra.tenant(assignment.place(), tenant)
                    .holdsGrant(assignment.place(), assignment.holder().id(), grant, assignment.held(), activation);
            return;
        }
        claim(assignment, holder, grant, terms(assignment).build());
    }

    private static Terms.Builder terms(Assignment assignment) {
        return Terms.builder()
                .state(assignment.held().state())
                .from(assignment.held().from())
                .until(assignment.held().until());
    }

    private void claim(Assignment assignment, int holder, int grant, Terms terms) {
        String word = roles.word(assignment.role(), assignment.roleName());
        ledger.claimOnce(
                Claim.of(assignment.place(), new RelationClass(RelationKind.HOLDS_GRANT, word, terms), holder, grant));
    }

    /** The number of the grant of the role on the scope, less what is taken from it there. */
    private int grant(Assignment assignment, List<ArmLimit> limits) {
        String what = "role " + ArmRoles.id(assignment.role())
                + (limits.isEmpty()
                        ? ""
                        : " without "
                                + limits.stream()
                                        .map(ArmLimit::toString)
                                        .sorted()
                                        .toList());
        ToolId id = scopes.owned(assignment.scope(), what);
        return grants.computeIfAbsent(id.owner() + "\n" + id.text(), first -> {
            Judgement judgement = roles.judge(assignment.role(), assignment.roleName(), limits);
            int grant = ledger.state(assignment.place(), subject(id, assignment, judgement, limits));
            String word = roles.word(assignment.role(), assignment.roleName());
            rights.give(assignment.place(), new ArmRights.Given(grant, word, null), judgement, assignment.scope());
            String tenant = scopes.tenant(assignment.scope());
            ledger.claimOnce(Claim.of(
                    assignment.place(),
                    HAS_ROLE,
                    grant,
                    roles.role(assignment.place(), assignment.role(), assignment.roleName(), tenant)));
            return grant;
        });
    }

    private Subject subject(ToolId id, Assignment assignment, Judgement judgement, List<ArmLimit> limits) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("role", judgement.name());
        said.put("roleDefinitionId", ArmRoles.id(assignment.role()));
        said.put("scope", assignment.scope().text());
        said.put("judgement", judgement.words());
        if (!limits.isEmpty()) {
            said.put("limits", limits.stream().map(ArmLimit::name).toList());
        }
        return Subject.of(id, EntityKind.GRANT, "AzureRoleAssignment", scopes.tenant(assignment.scope()))
                .named(judgement.name() + " on " + scopes.name(assignment.scope()))
                .with(said);
    }

    private int holder(Assignment assignment) {
        Assignment.Holder holder = assignment.holder();
        String type = holder.type() == null ? "" : holder.type().toLowerCase(Locale.ROOT);
        String home = type.equals("foreigngroup") ? null : scopes.tenant(assignment.scope());
        ToolId id = ToolId.of(holder.id());
        EntityKind kind = HOLDERS.get(type);
        if (kind == null || ledger.isKnown(id, home)) {
            return ledger.end(assignment.place(), id, home);
        }
        return ledger.state(
                assignment.place(),
                Subject.of(id, kind, String.valueOf(holder.type()), home).named(holder.name()));
    }
}
