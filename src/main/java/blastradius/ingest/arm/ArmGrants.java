package blastradius.ingest.arm;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.Judgement;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who holds which role of Azure on what: one grant for each role and scope, held by all who have it there on the same terms. */
final class ArmGrants {

    private static final RelationClass HAS_ROLE = new RelationClass(RelationKind.HAS_ROLE, "AzureRole", Terms.NONE);
    private final ArmScopes scopes;
    private final ArmRoles roles;
    private final ArmRights rights;
    private final ArmDenials denials;
    private final ArmHolders holders;
    private final Ledger ledger;
    private final Map<String, Integer> grants = new HashMap<>();

    ArmGrants(ArmScopes scopes, ArmRoles roles, ArmRights rights, ArmDenials denials, Ledger ledger) {
        this.scopes = scopes;
        this.roles = roles;
        this.rights = rights;
        this.denials = denials;
        this.holders = new ArmHolders(ledger);
        this.ledger = ledger;
    }

    /**
     * Somebody's role.
     *
     * @param activation what activating it asks; null: no policy is known
     */
    void assign(Assignment assignment, @Nullable Activation activation) {
        String less = denials.approximated(assignment);
        ArmHolders.Holding holding = new ArmHolders.Holding(
                assignment.place(),
                assignment.holder(),
                scopes.tenant(assignment.scope()),
                roles.word(assignment.role(), assignment.roleName()),
                assignment.held(),
                less == null ? Map.of() : Map.of("approximated", less));
        String condition = assignment.condition();
        ArmLimit limit = condition == null ? null : ArmLimit.ofCondition(condition);
        if (condition != null) {
            holders.closed(holding, grant(assignment, denials.limits(assignment)), "condition: " + condition);
        }
        if (condition == null || limit != null) {
            hold(holding, assignment, limit == null ? List.of() : List.of(limit), activation);
        }
    }

    /*
     * What is taken somewhere below is taken from the role there and nowhere else: the role less all of it is held on the whole, the role
     * itself on what lies beside those parts, and on each part what is left there.
     */
    private void hold(
            ArmHolders.Holding holding,
            Assignment assignment,
            List<ArmLimit> conditions,
            @Nullable Activation activation) {
        List<ArmLimit> denied = denials.limits(assignment);
        if (!denied.isEmpty() && assignment.condition() == null) {
            holders.closed(
                    holding,
                    grant(assignment, List.of()),
                    "denied by " + denied.getFirst().name());
        }
        Set<ArmLimit> everywhere = new LinkedHashSet<>(denied);
        everywhere.addAll(conditions);
        List<ArmRests.Part> parts = denials.parts(assignment);
        parts.forEach(part -> everywhere.addAll(denials.limits(assignment.on(part.path()))));
        hold(holding, assignment, ArmRests.Area.of(assignment.scope()), everywhere, activation);
        if (!parts.isEmpty()) {
            Set<ArmLimit> beside = new LinkedHashSet<>(denials.limitsBelow(assignment));
            beside.addAll(conditions);
            hold(holding, assignment, new ArmRests.Area(assignment.scope(), parts), beside, activation);
        }
        parts.stream()
                .map(ArmRests.Part::path)
                .filter(part -> !part.key().equals(assignment.scope().key()))
                .forEach(part -> hold(holding, assignment.on(part), conditions, activation));
    }

    private void hold(
            ArmHolders.Holding holding,
            Assignment assignment,
            ArmRests.Area area,
            Set<ArmLimit> limits,
            @Nullable Activation activation) {
        List<ArmLimit> all = List.copyOf(limits);
        boolean givesSomething = all.isEmpty()
                || !roles.judge(assignment.role(), assignment.roleName(), all)
                        .rights()
                        .isEmpty();
        if (givesSomething) {
            holders.hold(holding, grant(assignment, area, all), activation);
        }
    }

    private int grant(Assignment assignment, List<ArmLimit> limits) {
        return grant(assignment, ArmRests.Area.of(assignment.scope()), limits);
    }

    /** The number of the grant of the role on the area, less what is taken from it there. */
    private int grant(Assignment assignment, ArmRests.Area area, List<ArmLimit> limits) {
        String what = "role " + Assignment.roleId(assignment.role())
                + (limits.isEmpty()
                        ? ""
                        : " without "
                                + limits.stream().map(ArmLimit::key).sorted().toList())
                + (area.isWhole() ? "" : " not on " + area.key());
        ToolId id = scopes.owned(area.scope(), what);
        return grants.computeIfAbsent(id.owner() + "\n" + id.text(), first -> {
            Judgement judgement = roles.judge(assignment.role(), assignment.roleName(), limits);
            int grant = ledger.state(assignment.place(), subject(id, assignment, judgement, limits, area));
            String word = roles.word(assignment.role(), assignment.roleName());
            rights.give(assignment.place(), new ArmRights.Given(grant, word, null), judgement, area);
            String tenant = scopes.tenant(assignment.scope());
            ledger.claimOnce(Claim.of(
                    assignment.place(),
                    HAS_ROLE,
                    grant,
                    roles.role(assignment.place(), assignment.role(), assignment.roleName(), tenant)));
            return grant;
        });
    }

    private Subject subject(
            ToolId id, Assignment assignment, Judgement judgement, List<ArmLimit> limits, ArmRests.Area area) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("role", judgement.name());
        said.put("roleDefinitionId", Assignment.roleId(assignment.role()));
        said.put("scope", assignment.scope().text());
        said.put("judgement", judgement.words());
        if (!limits.isEmpty()) {
            said.put("limits", limits.stream().map(ArmLimit::name).toList());
        }
        if (!area.isWhole()) {
            said.put(
                    "without",
                    area.less().stream().map(part -> part.path().text()).toList());
        }
        return Subject.of(id, EntityKind.GRANT, "AzureRoleAssignment", scopes.tenant(assignment.scope()))
                .named(judgement.name() + " on " + scopes.name(assignment.scope())
                        + (limits.isEmpty()
                                ? ""
                                : " without what " + limits.getFirst().name() + " takes")
                        + (area.isWhole() ? "" : " but for " + area.less().size() + " of its parts"))
                .with(said);
    }
}
