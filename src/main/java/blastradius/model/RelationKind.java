package blastradius.model;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.Effect.AS_STATED;
import static blastradius.model.Effect.CONTAINED;
import static blastradius.model.Effect.COPIED;
import static blastradius.model.Effect.DECIDED;
import static blastradius.model.Effect.DIRECT;
import static blastradius.model.Effect.GUEST_SIGN_IN;
import static blastradius.model.Effect.IMPERSONATED;
import static blastradius.model.Effect.KNOWN;
import static blastradius.model.Effect.ROLE_WIDE;
import static blastradius.model.Effect.SIGN_IN;
import static blastradius.model.Effect.STARTED;
import static blastradius.model.Effect.STORED;
import static blastradius.model.Effect.TAKEN_OVER;
import static blastradius.model.Effect.TENANT_WIDE;
import static blastradius.model.EntityType.CREDENTIAL;
import static blastradius.model.EntityType.GRANT;
import static blastradius.model.EntityType.GROUP;
import static blastradius.model.EntityType.IDENTITY;
import static blastradius.model.EntityType.PERSON;
import static blastradius.model.EntityType.RESOURCE;
import static blastradius.model.EntityType.ROLE;
import static blastradius.model.EntityType.TENANT;
import static blastradius.model.Handling.DELIVERY;
import static blastradius.model.Handling.EASILY_ENDED;
import static blastradius.model.Handling.GIVEN;
import static blastradius.model.Handling.GRANTED;
import static blastradius.model.Handling.MEMBERSHIP;
import static blastradius.model.Handling.OWNERSHIP;
import static blastradius.model.Handling.PLAIN;
import static blastradius.model.Handling.RIGHTS;
import static blastradius.model.Handling.SERVICE;
import static blastradius.model.Handling.STANDING;

import blastradius.model.Handling.Access;
import blastradius.model.Handling.ServedBy;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The relations, and for each the clauses by which an attacker follows it: the one table of the product. Source and target read in
 * the direction "holder gains on held". Kinds without clauses are context or governance and are never followed by themselves.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lists are unmodifiable copies
public enum RelationKind {
    /** A credential opens an identity, together with every factor that the terms name. */
    AUTHENTICATES_AS(Set.of(CREDENTIAL), Set.of(IDENTITY), "signs in as", PLAIN, SIGN_IN, Clause.of(USE, CONTROL)),
    /** A place holds a copy of a secret and discloses it at the stated level. */
    STORES(Set.of(RESOURCE), Set.of(CREDENTIAL), "stores", EASILY_ENDED, STORED, Clause.statedFor(USE)),
    /** An identity is signed in on a host. */
    HAS_SESSION(Set.of(RESOURCE), Set.of(IDENTITY), "has a session of", PLAIN, SIGN_IN, Clause.of(CONTROL, CONTROL)),
    /** Membership of a group. */
    MEMBER_OF(
            Set.of(IDENTITY, RESOURCE, GROUP),
            Set.of(GROUP),
            "is a member of",
            MEMBERSHIP,
            DIRECT,
            Clause.exercised(USE)),
    /** Decides who is in a group. */
    CAN_MANAGE_MEMBERS(any(), Set.of(GROUP), "decides who is in", STANDING, DIRECT, Clause.exercised(CONTROL)),
    /** Holds a grant, perhaps only after activation. */
    HOLDS_GRANT(
            Set.of(IDENTITY, GROUP, RESOURCE),
            Set.of(GRANT),
            "holds the grant",
            GRANTED,
            DIRECT,
            Clause.exercised(USE)),
    /** A grant gives the stated level on one scope. */
    GRANTS(
            Set.of(GRANT),
            Set.of(TENANT, RESOURCE, IDENTITY, GROUP),
            "grants access to",
            EASILY_ENDED,
            DIRECT,
            Clause.useForStated()),
    /** A resolved access control entry gives the stated level. */
    CAN(any(), any(), "has rights on", RIGHTS, AS_STATED, Clause.exercisedForStated()),
    /**
     * Administers what it contains: every level of itself on resources, CONTROL for CONTROL on tenants, identities, groups, roles,
     * grants and policies; nothing on credentials, and nothing on a grant whose scope lies outside.
     */
    CONTAINS(Set.of(TENANT, RESOURCE), any(), "administers", GIVEN, CONTAINED, Clause.same()),
    /** Can become the identity where no factor remains in the way. */
    CAN_TAKE_OVER(any(), Set.of(IDENTITY, RESOURCE), "can take over", STANDING, TAKEN_OVER, Clause.exercised(CONTROL)),
    /**
     * Becomes the identity, or the account of the host, where no factor remains in the way, but cannot enable it: a password reset, a key
     * credential, a managed password that can be read.
     */
    CAN_SIGN_IN_AS(
            any(), Set.of(IDENTITY, RESOURCE), "can sign in as", STANDING, IMPERSONATED, Clause.exercised(CONTROL)),
    /** Owns, and so can give itself every right. */
    OWNS(any(), Set.of(GROUP, IDENTITY, RESOURCE), "owns", OWNERSHIP, DECIDED, Clause.exercised(CONTROL)),
    /** Can change what a role, grant, tenant or policy allows. */
    CAN_CHANGE_AUTHORITY(
            any(),
            Set.of(ROLE, GRANT, TENANT, RESOURCE),
            "can change the authority of",
            STANDING,
            DECIDED,
            Clause.exercised(CONTROL)),
    /** May assume the identity. */
    CAN_ASSUME(any(), Set.of(IDENTITY), "may assume", STANDING, SIGN_IN, Clause.exercised(CONTROL)),
    /** Runs as the identity; whoever holds the stated level on the workload acts as it. */
    RUNS_AS(Set.of(RESOURCE, IDENTITY), Set.of(IDENTITY), "runs as", PLAIN, SIGN_IN, Clause.statedFor(CONTROL)),
    /** Starts an automation; what that gives is the terms' {@link TriggerMode}. */
    TRIGGERS(Set.of(IDENTITY, GROUP), Set.of(RESOURCE), "triggers", PLAIN, STARTED),
    /** A tool runs code on what it manages; a tenant named here means its endpoints. */
    MANAGES(
            Set.of(RESOURCE),
            Set.of(RESOURCE, TENANT),
            "manages",
            SERVICE,
            TENANT_WIDE,
            Clause.of(WRITE, CONTROL),
            Clause.of(READ, SEE)),
    /** Application consent: the app has the stated level. */
    CONSENTED(
            Set.of(IDENTITY),
            Set.of(RESOURCE, TENANT),
            "has consent for",
            STANDING,
            DIRECT,
            Clause.exercisedForStated()),
    /** Vouches for the identities of a federated domain. */
    FEDERATES_TO(
            Set.of(RESOURCE, TENANT), Set.of(IDENTITY), "vouches for", PLAIN, SIGN_IN, Clause.of(CONTROL, CONTROL)),
    /** A signing key forges tokens for the identity or tenant. */
    SIGNS_FOR(Set.of(CREDENTIAL), Set.of(IDENTITY, TENANT), "signs for", PLAIN, SIGN_IN, Clause.of(USE, CONTROL)),
    /** Synchronised to another directory, or the home account of a guest; one way. A directory writes whether its copy is enabled. */
    SYNCED_TO(
            Set.of(IDENTITY),
            Set.of(IDENTITY),
            "is synchronised to",
            GIVEN,
            GUEST_SIGN_IN,
            Clause.of(CONTROL, CONTROL)),
    /** Delivers code to where it runs. */
    DEPLOYS_TO(Set.of(RESOURCE), Set.of(RESOURCE), "delivers code to", DELIVERY, DIRECT, Clause.of(WRITE, CONTROL)),
    /** Keeps copies of a resource; an image also holds the secrets that the resource stores. */
    BACKS_UP(Set.of(RESOURCE), Set.of(RESOURCE), "backs up", SERVICE, COPIED, Clause.of(CONTROL, READ)),
    /** May approve the activation of access into the grant or group; a premise only. */
    CAN_APPROVE(Set.of(IDENTITY, GROUP), Set.of(GRANT, GROUP), "may approve", PLAIN, DIRECT),
    /** A host stands in a network zone; who controls it acts from there. */
    IN_ZONE(Set.of(RESOURCE), Set.of(RESOURCE), "stands in the zone", PLAIN, DIRECT, Clause.of(CONTROL, CONTROL)),
    /** The person who uses the identity; read backwards. */
    USED_BY(Set.of(IDENTITY), Set.of(PERSON), "uses", PLAIN, SIGN_IN, Clause.fromTarget(CONTROL, CONTROL)),
    /** A person who has seen the secret, from then on; read backwards. */
    KNOWN_TO(Set.of(CREDENTIAL), Set.of(PERSON), "knows", PLAIN, KNOWN, Clause.fromTarget(CONTROL, USE)),
    /** The definition that a grant uses: who can edit it raises the grants that he already holds. */
    HAS_ROLE(Set.of(GRANT), Set.of(ROLE), "uses the role", PLAIN, ROLE_WIDE),

    OWNED_BY(any(), any(), "is owned by", PLAIN, DIRECT),
    REVIEWED_BY(any(), any(), "is reviewed by", PLAIN, DIRECT),
    UNDER_CONTRACT(any(), any(), "is under the contract", PLAIN, DIRECT),
    ASSIGNED_TO(any(), any(), "is assigned to", PLAIN, DIRECT),
    HAS_EXCEPTION(any(), any(), "has the exception", PLAIN, DIRECT),
    /** A merger or subsidiary; never followed: only an explicit grant is. */
    PARENT_OF(any(), any(), "is the parent of", PLAIN, DIRECT),
    ISSUED_BY(any(), any(), "is issued by", PLAIN, DIRECT),
    APPROVED_BY(any(), any(), "is approved by", PLAIN, DIRECT);

    private final Set<EntityType> sources;
    private final Set<EntityType> targets;
    private final String verb;
    private final Handling handling;
    private final Effect effect;
    private final List<Clause> clauses;

    /* Whoever adds a kind has to say all of it: there is no other constructor, and nobody else keeps lists of kinds. */
    RelationKind(
            Set<EntityType> sources,
            Set<EntityType> targets,
            String verb,
            Handling handling,
            Effect effect,
            Clause... clauses) {
        this.sources = Set.copyOf(sources);
        this.targets = Set.copyOf(targets);
        this.verb = verb;
        this.handling = handling;
        this.effect = effect;
        this.clauses = List.of(clauses);
    }

    /** The clauses that need only the relation itself; empty for governance and for kinds that are premises of others. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** Whether an attack follows it from its target to its source. */
    public boolean isBackwards() {
        return clauses.stream().anyMatch(Clause::backwards);
    }

    /** Whether the relation may stand between entities of these types; what does not fit is kept and not followed. */
    public boolean fits(EntityType source, EntityType target) {
        return sources.contains(source) && targets.contains(target);
    }

    /** Whether the level that the terms state is one on the source: from there on the relation gives something. */
    public boolean statesLevelOfSource() {
        return clauses.stream().anyMatch(clause -> clause.needs() instanceof Clause.Side.Stated);
    }

    /** Whether what it gives can be given at a lower level: its terms state one, or those of the grant's scopes do. */
    public boolean hasLevels() {
        return this == HOLDS_GRANT || clauses.stream().anyMatch(clause -> clause.gives() instanceof Clause.Side.Stated);
    }

    /** What the source does to the target, for a sentence. */
    public String verb() {
        return verb;
    }

    /** Whether it is access that a subject holds, which can be revoked, limited and scoped. */
    public boolean isAccess() {
        return handling.access().compareTo(Access.STANDING) >= 0;
    }

    /** Whether people can be made to activate it first. */
    public boolean isActivated() {
        return handling.access().compareTo(Access.ACTIVATED) >= 0;
    }

    /** Whether it puts somebody behind a group or grant, as CAN_APPROVE says who approves. */
    public boolean isMembership() {
        return handling.access().compareTo(Access.MEMBERSHIP) >= 0;
    }

    /** Whether a rule that selects access and names no kinds means this one. */
    public boolean isUsualAccess() {
        return handling.access() == Access.USUAL;
    }

    /** What ending one costs where nobody says otherwise; empty: it cannot be ended. */
    public OptionalInt endingCost() {
        return switch (handling.ending()) {
            case LIGHT -> OptionalInt.of(1);
            case USUAL -> OptionalInt.of(2);
            case IMPOSSIBLE -> OptionalInt.empty();
        };
    }

    /** Whether it is what a tool does for its clients. */
    public boolean isServiceOfTools() {
        return handling.servedBy() == ServedBy.TOOLS || handling.servedBy() == ServedBy.BOTH;
    }

    /** Whether it is what a provider's people hold of a customer, as long as the contract lasts. */
    public boolean isServiceOfPeople() {
        return handling.servedBy() == ServedBy.PEOPLE || handling.servedBy() == ServedBy.BOTH;
    }

    public Consequence consequence() {
        return effect.consequence();
    }

    public SecretGain secretGain() {
        return effect.secret();
    }

    /** What a role that gives such a right, with such a level or none, gives on the record of the thing. */
    public AccessLevel levelOnRecord(@Nullable AccessLevel stated) {
        return switch (effect.granted()) {
            case SIGHT -> SEE;
            case STATED -> stated == null ? SEE : stated;
            case WRITE -> WRITE;
            case CONTROL -> CONTROL;
        };
    }

    /** Whether the relation gives nothing while what it gives, whose traits these are, is disabled. */
    public boolean isClosedByDisabling(EntityTraits gained) {
        return switch (effect.ends()) {
            case NOTHING -> false;
            case ANYTHING -> true;
            case GUESTS -> gained.guest();
        };
    }

    private static Set<EntityType> any() {
        return EnumSet.allOf(EntityType.class);
    }
}
