package blastradius.model;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.EntityType.CREDENTIAL;
import static blastradius.model.EntityType.GRANT;
import static blastradius.model.EntityType.GROUP;
import static blastradius.model.EntityType.IDENTITY;
import static blastradius.model.EntityType.PERSON;
import static blastradius.model.EntityType.RESOURCE;
import static blastradius.model.EntityType.ROLE;
import static blastradius.model.EntityType.TENANT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The relations, and for each the clauses by which an attacker follows it: the one table of the product. Source and target read in
 * the direction "holder gains on held". Kinds without clauses are context or governance and are never followed by themselves.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lists are unmodifiable copies
public enum RelationKind {
    /** A credential opens an identity, together with every factor that the terms name. */
    AUTHENTICATES_AS(Set.of(CREDENTIAL), Set.of(IDENTITY), Clause.of(USE, CONTROL)),
    /** A place holds a copy of a secret and discloses it at the stated level. */
    STORES(Set.of(RESOURCE), Set.of(CREDENTIAL), Clause.statedFor(USE)),
    /** An identity is signed in on a host. */
    HAS_SESSION(Set.of(RESOURCE), Set.of(IDENTITY), Clause.of(CONTROL, CONTROL)),
    /** Membership of a group. */
    MEMBER_OF(Set.of(IDENTITY, RESOURCE, GROUP), Set.of(GROUP), Clause.exercised(USE)),
    /** Decides who is in a group. */
    CAN_MANAGE_MEMBERS(any(), Set.of(GROUP), Clause.exercised(CONTROL)),
    /** Holds a grant, perhaps only after activation. */
    HOLDS_GRANT(Set.of(IDENTITY, GROUP, RESOURCE), Set.of(GRANT), Clause.exercised(USE)),
    /** A grant gives the stated level on one scope. */
    GRANTS(Set.of(GRANT), Set.of(TENANT, RESOURCE, IDENTITY, GROUP), Clause.useForStated()),
    /** A resolved access control entry gives the stated level. */
    CAN(any(), any(), Clause.exercisedForStated()),
    /**
     * Administers what it contains: every level of itself on resources, CONTROL for CONTROL on tenants, identities, groups, roles,
     * grants and policies; nothing on credentials, and nothing on a grant whose scope lies outside.
     */
    CONTAINS(Set.of(TENANT, RESOURCE), any(), Clause.same()),
    /** Can become the identity where no factor remains in the way. */
    CAN_TAKE_OVER(any(), Set.of(IDENTITY, RESOURCE), Clause.exercised(CONTROL)),
    /** Owns, and so can give itself every right. */
    OWNS(any(), Set.of(GROUP, IDENTITY, RESOURCE), Clause.exercised(CONTROL)),
    /** Can change what a role, grant, tenant or policy allows. */
    CAN_CHANGE_AUTHORITY(any(), Set.of(ROLE, GRANT, TENANT, RESOURCE), Clause.exercised(CONTROL)),
    /** May assume the identity. */
    CAN_ASSUME(any(), Set.of(IDENTITY), Clause.exercised(CONTROL)),
    /** Runs as the identity; whoever holds the stated level on the workload acts as it. */
    RUNS_AS(Set.of(RESOURCE, IDENTITY), Set.of(IDENTITY), Clause.statedFor(CONTROL)),
    /** Starts an automation; what that gives is the terms' {@link TriggerMode}. */
    TRIGGERS(Set.of(IDENTITY, GROUP), Set.of(RESOURCE)),
    /** A tool runs code on what it manages; a tenant named here means its endpoints. */
    MANAGES(Set.of(RESOURCE), Set.of(RESOURCE, TENANT), Clause.of(WRITE, CONTROL), Clause.of(READ, SEE)),
    /** Application consent: the app has the stated level. */
    CONSENTED(Set.of(IDENTITY), Set.of(RESOURCE, TENANT), Clause.exercisedForStated()),
    /** Vouches for the identities of a federated domain. */
    FEDERATES_TO(Set.of(RESOURCE, TENANT), Set.of(IDENTITY), Clause.of(CONTROL, CONTROL)),
    /** A signing key forges tokens for the identity or tenant. */
    SIGNS_FOR(Set.of(CREDENTIAL), Set.of(IDENTITY, TENANT), Clause.of(USE, CONTROL)),
    /** Synchronised to another directory, or the home account of a guest object; one way. */
    SYNCED_TO(Set.of(IDENTITY), Set.of(IDENTITY), Clause.of(CONTROL, CONTROL)),
    /** Delivers code to where it runs. */
    DEPLOYS_TO(Set.of(RESOURCE), Set.of(RESOURCE), Clause.of(WRITE, CONTROL)),
    /** Keeps copies of a resource; an image also holds the secrets that the resource stores. */
    BACKS_UP(Set.of(RESOURCE), Set.of(RESOURCE), Clause.of(CONTROL, READ)),
    /** May approve the activation of access into the grant or group; a premise only. */
    CAN_APPROVE(Set.of(IDENTITY, GROUP), Set.of(GRANT, GROUP)),
    /** A host stands in a network zone; who controls it acts from there. */
    IN_ZONE(Set.of(RESOURCE), Set.of(RESOURCE), Clause.of(CONTROL, CONTROL)),
    /** The person who uses the identity; read backwards. */
    USED_BY(Set.of(IDENTITY), Set.of(PERSON), Clause.fromTarget(CONTROL, CONTROL)),
    /** A person who has seen the secret, from then on; read backwards. */
    KNOWN_TO(Set.of(CREDENTIAL), Set.of(PERSON), Clause.fromTarget(CONTROL, USE)),
    /** The definition that a grant uses: who can edit it raises the grants that he already holds. */
    HAS_ROLE(Set.of(GRANT), Set.of(ROLE)),

    OWNED_BY(any(), any()),
    REVIEWED_BY(any(), any()),
    UNDER_CONTRACT(any(), any()),
    ASSIGNED_TO(any(), any()),
    HAS_EXCEPTION(any(), any()),
    /** A merger or subsidiary; never followed: only an explicit grant is. */
    PARENT_OF(any(), any()),
    ISSUED_BY(any(), any()),
    APPROVED_BY(any(), any());

    private static final Set<RelationKind> CLOSED_INTO_DISABLED =
            EnumSet.of(AUTHENTICATES_AS, CAN_ASSUME, RUNS_AS, HAS_SESSION, USED_BY);

    private final Set<EntityType> sources;
    private final Set<EntityType> targets;
    private final List<Clause> clauses;

    RelationKind(Set<EntityType> sources, Set<EntityType> targets, Clause... clauses) {
        this.sources = Set.copyOf(sources);
        this.targets = Set.copyOf(targets);
        this.clauses = List.of(clauses);
    }

    /** The clauses that need only the relation itself; empty for governance and for kinds that are premises of others. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** Whether the relation may stand between entities of these types; what does not fit is to be read as CAN{CONTROL}. */
    public boolean fits(EntityType source, EntityType target) {
        return sources.contains(source) && targets.contains(target);
    }

    /** Whether the relation gives nothing while its identity is disabled. */
    public boolean closedByDisabledIdentity() {
        return CLOSED_INTO_DISABLED.contains(this);
    }

    private static Set<EntityType> any() {
        return EnumSet.allOf(EntityType.class);
    }
}
