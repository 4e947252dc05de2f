package blastradius.model;

/**
 * What a relation does beyond its clauses.
 *
 * @param consequence what follows from it in other places
 * @param secret what it gives where a credential is gained
 * @param ends whose being disabled leaves it giving nothing
 * @param granted what a role that gives such a right gives on the record of the thing
 */
record Effect(Consequence consequence, SecretGain secret, Disabled ends, Granted granted) {

    /** What a relation gives nothing into while it is disabled. */
    enum Disabled {
        /** Nothing: it can be used to enable, or is none of the identity's sign-ins. */
        NOTHING,
        ANYTHING,
        /** An account of elsewhere, which the owner of the resources has blocked. */
        GUESTS
    }

    /** What a right that a role gives is worth on the thing's record, as a resource of a cloud has one. */
    enum Granted {
        /** Who may do something with a thing sees it. */
        SIGHT,
        STATED,
        /** Whoever becomes what runs there writes it. */
        WRITE,
        /** Whoever decides who may do what has everything. */
        CONTROL
    }

    /** What its clauses say and no more. */
    static final Effect DIRECT = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.NOTHING, Granted.SIGHT);

    static final Effect SIGN_IN = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.ANYTHING, Granted.SIGHT);
    static final Effect IMPERSONATED = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.ANYTHING, Granted.WRITE);
    static final Effect TAKEN_OVER = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.NOTHING, Granted.WRITE);
    static final Effect DECIDED = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.NOTHING, Granted.CONTROL);
    static final Effect AS_STATED = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.NOTHING, Granted.STATED);
    static final Effect GUEST_SIGN_IN = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.GUESTS, Granted.SIGHT);
    static final Effect CONTAINED = new Effect(Consequence.NONE, SecretGain.NOTHING, Disabled.NOTHING, Granted.SIGHT);
    static final Effect KNOWN = new Effect(Consequence.NONE, SecretGain.VALUE, Disabled.NOTHING, Granted.SIGHT);
    static final Effect STORED =
            new Effect(Consequence.CONTENT_OF_STORE, SecretGain.AS_STORED, Disabled.NOTHING, Granted.SIGHT);
    static final Effect COPIED =
            new Effect(Consequence.SECRETS_OF_IMAGE, SecretGain.VALUE, Disabled.NOTHING, Granted.SIGHT);
    static final Effect TENANT_WIDE =
            new Effect(Consequence.CONTENT_OF_TENANT, SecretGain.RIGHT, Disabled.NOTHING, Granted.SIGHT);
    static final Effect STARTED =
            new Effect(Consequence.EFFECTS_OF_TRIGGER, SecretGain.RIGHT, Disabled.NOTHING, Granted.SIGHT);
    static final Effect ROLE_WIDE =
            new Effect(Consequence.GRANTS_OF_ROLE, SecretGain.RIGHT, Disabled.NOTHING, Granted.SIGHT);
}
