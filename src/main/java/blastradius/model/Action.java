package blastradius.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change does. <em>Access</em> is a relation that a subject holds: HOLDS_GRANT, MEMBER_OF, OWNS, CAN, CONSENTED, CAN_ASSUME,
 * CAN_MANAGE_MEMBERS, CAN_CHANGE_AUTHORITY, CAN_TAKE_OVER, CAN_SIGN_IN_AS. Where access is selected, the id of a grant or group means the access into it, of
 * a subject (identity, person) the access that it holds, and of anything else the access to it; a rule that names no kinds of relations
 * means HOLDS_GRANT.
 */
public sealed interface Action {

    /** Ends access. */
    record Revoke(Selection select) implements Action {}

    /** Ends access at an instant, unless it ends before. */
    record Expire(Selection select, Instant at) implements Action {}

    /**
     * Narrows access: a grant keeps only what it gives on these tenants and what belongs to them, at no higher level, and other access elsewhere ends. A grant
     * that several hold is narrowed for all of them.
     *
     * @param tenants by id; empty: all that it gives access to
     * @param level the highest that stays; null: as high as it was. What is had at no level stays as it is
     */
    record Scope(
            Selection select, Set<String> tenants, @Nullable AccessLevel level) implements Action {
        public Scope {
            tenants = Collections.unmodifiableSortedSet(new TreeSet<>(tenants));
            if (tenants.isEmpty() && level == null) {
                throw new BlastRadiusException.BadRequest(
                        "scope states neither tenants nor a level; state tenant, tenants or level");
            }
        }

        /** To one client. */
        public Scope(Selection select, String tenant) {
            this(select, Set.of(tenant), null);
        }
    }

    /**
     * Access that stood has to be activated, by a person, before it can be used.
     *
     * @param approvers ids of identities and groups of which another person has to approve; empty: nobody has to
     * @param duration how long an activation lasts: for the reader; an activation counts in no measure until it is recorded
     */
    record MakeEligible(
            Selection select,
            Set<String> approvers,
            @Nullable Duration duration) implements Action {
        public MakeEligible {
            approvers = Set.copyOf(approvers);
        }
    }

    /** The activation of access has to be approved; access that stood becomes eligible. */
    record RequireApproval(Selection select, Set<String> approvers) implements Action {
        public RequireApproval {
            approvers = Set.copyOf(approvers);
            if (approvers.isEmpty()) {
                throw new BlastRadiusException.BadRequest("requireApproval names no approvers; name 1 or more");
            }
        }
    }

    /**
     * Signing in to identities takes a second factor of their own. Bearer tokens, keys of applications and trusts need none. Selects
     * identities.
     *
     * @param phishingResistant whether a phishing page cannot pass it
     */
    record RequireMfa(Selection select, boolean phishingResistant) implements Action {}

    /**
     * Gives credentials a new value: who holds the old one has nothing, and only stores that hand out the current value have the new one.
     *
     * @param at from then on; null: before any question
     */
    record Rotate(Selection select, @Nullable Instant at) implements Action {}

    /** Deletes credentials. */
    record Delete(Selection select) implements Action {}

    /**
     * Gives credentials that open things of several tenants one new value for each of them. A store that belongs to one of these tenants keeps
     * the value for it alone, any other live store keeps all. What opens things of one tenant alone stays as it is.
     */
    record Split(Selection select) implements Action {}

    /** Disables identities: nobody signs in to them, assumes them or runs as them; who administers them can enable them again. */
    record Disable(Selection select) implements Action {}

    /**
     * Selects persons and contracts. A person's identities are disabled and lose their access, and the secrets that he knows get new values.
     * What is under a contract ends: grants, access of identities, and whatever providers hold of the customers that it is about.
     */
    record Offboard(Selection select) implements Action {}

    /**
     * Restricts tools.
     *
     * @param zone id of the network zone that they can be used from only; null: from anywhere
     * @param perTenant whether each tenant gets an instance of its own, which only those use who are assigned to the tenant or belong to it
     */
    record Restrict(Selection select, @Nullable String zone, boolean perTenant) implements Action {
        public Restrict {
            if (zone == null && !perTenant) {
                throw new BlastRadiusException.BadRequest("restrict states neither a zone nor perTenant");
            }
        }
    }

    /**
     * Sets the level at which stores disclose secrets. Selects STORES relations; the id of a credential means its copies, of a store what it
     * stores.
     *
     * @param disclosedAt null: never
     */
    record Disclose(Selection select, @Nullable AccessLevel disclosedAt) implements Action {}

    /** Removes relations, and entities with all their relations. */
    record Remove(Selection select) implements Action {}

    /** Adds an entity, unless the estate has it. */
    record AddEntity(Entity entity) implements Action {}

    /** Adds a relation, unless the estate has it. */
    record AddRelation(Relation relation) implements Action {}
}
