package blastradius.ingest.entra;

import blastradius.ingest.entra.ResetSets.Deed;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Objects;

/** States what a role, grant or permission gives: each right as one relation to the tenant, a scope inside it, or a set. */
final class RightClaims {

    private final Claims claims;
    private final ResetSets resets;
    private final ObjectSets objects;
    private final Activations activations;

    /** Who has the right, and how a level is said of it. */
    enum Bearer {
        ROLE(RelationKind.CAN),
        GRANT(RelationKind.GRANTS),
        APPLICATION(RelationKind.CONSENTED);

        private final RelationKind level;

        Bearer(RelationKind level) {
            this.level = level;
        }
    }

    /**
     * Who has it, on what, and where that stands.
     *
     * @param role the role's template, or the permission, for its own reset list
     */
    record Held(Place place, Bearer bearer, int number, String role, Judgement judgement) {}

    RightClaims(Claims claims, ResetSets resets, ObjectSets objects, Activations activations) {
        this.claims = claims;
        this.resets = resets;
        this.objects = objects;
        this.activations = activations;
    }

    /** What it gives in the whole tenant. */
    void inTenant(Held held) {
        for (JudgedRight right : held.judgement().rights()) {
            int target = target(right, held.role());
            if (target != Ledger.NONE) {
                state(held, right, target);
            }
        }
    }

    /** One right over one thing. */
    void state(Held held, JudgedRight right, int target) {
        AccessLevel level = right.level() == null ? AccessLevel.CONTROL : right.level();
        boolean isAuthority = right.relation() == RelationKind.CAN_CHANGE_AUTHORITY && target == claims.tenantNumber();
        RelationKind kind = isAuthority ? RelationKind.CAN_CHANGE_AUTHORITY : held.bearer().level;
        Judgement judgement = held.judgement();
        claims.claim(
                held.place(),
                kind,
                judgement.name(),
                isAuthority ? Terms.NONE : Terms.level(level),
                held.number(),
                target,
                judgement.evidence(right));
    }

    /* Each target is an entity of the tenant; what the estate has nothing of gives no relation. */
    private int target(JudgedRight right, String role) {
        return switch (right.on()) {
            case TENANT -> claims.tenantNumber();
            case DIRECTORY, MAIL, FILES, ENDPOINTS, CLOUD ->
                claims.service(Objects.requireNonNull(right.on().service()));
            case FEDERATION -> claims.federation();
            case EVERY_PASSWORD -> resets.every(Deed.PASSWORD);
            case RESETTABLE_PASSWORDS -> resets.by(Deed.PASSWORD, role);
            case EVERY_FACTOR -> resets.every(Deed.FACTOR);
            case RESETTABLE_FACTORS -> resets.by(Deed.FACTOR, role);
            case EVERY_ACCOUNT -> resets.every(Deed.ENABLING);
            case ENABLED_ACCOUNTS -> resets.by(Deed.ENABLING, role);
            case ACCESS_PASSES -> objects.accessPasses();
            case CERTIFICATE_ACCOUNTS -> objects.certificates();
            case APPS -> objects.apps();
            case AGENTS -> objects.agents();
            case GROUPS -> objects.groups();
            case SECURITY_GROUPS -> objects.securityGroups();
            case M365_GROUPS -> objects.m365Groups();
            case ROLE_GROUPS -> objects.roleGroups();
            case PIM_GROUPS -> objects.pimGroups();
            case PACKAGED_GROUPS -> objects.packagedGroups();
            case DEFENDED_ENDPOINTS -> objects.defended();
            case DELEGATIONS -> objects.delegations();
            case POLICY -> objects.signInPolicies();
            case ROLE_POLICIES -> activations.rolePolicies();
            case GROUP_POLICIES -> activations.groupPolicies();
            case SERVICE, OWN, RESOURCES, DATA, VAULT_SECRETS, MACHINES -> Ledger.NONE;
        };
    }
}
