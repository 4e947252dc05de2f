package blastradius.model;

/**
 * What a relation does beyond its clauses.
 *
 * @param consequence what follows from it in other places
 * @param secret what it gives where a credential is gained
 * @param ends whose being disabled leaves it giving nothing
 */
record Effect(Consequence consequence, SecretGain secret, Disabled ends) {

    /** What a relation gives nothing into while it is disabled. */
    enum Disabled {
        /** Nothing: it can be used to enable, or is none of the identity's sign-ins. */
        NOTHING,
        ANYTHING,
        /** An account of elsewhere, which the owner of the resources has blocked. */
        GUESTS
    }

    /** What its clauses say and no more. */
    static final Effect DIRECT = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.NOTHING);

    static final Effect SIGN_IN = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.ANYTHING);
    static final Effect GUEST_SIGN_IN = new Effect(Consequence.NONE, SecretGain.RIGHT, Disabled.GUESTS);
    static final Effect CONTAINED = new Effect(Consequence.NONE, SecretGain.NOTHING, Disabled.NOTHING);
    static final Effect KNOWN = new Effect(Consequence.NONE, SecretGain.VALUE, Disabled.NOTHING);
    static final Effect STORED = new Effect(Consequence.CONTENT_OF_STORE, SecretGain.AS_STORED, Disabled.NOTHING);
    static final Effect COPIED = new Effect(Consequence.SECRETS_OF_IMAGE, SecretGain.VALUE, Disabled.NOTHING);
    static final Effect TENANT_WIDE = new Effect(Consequence.CONTENT_OF_TENANT, SecretGain.RIGHT, Disabled.NOTHING);
    static final Effect STARTED = new Effect(Consequence.EFFECTS_OF_TRIGGER, SecretGain.RIGHT, Disabled.NOTHING);
    static final Effect ROLE_WIDE = new Effect(Consequence.GRANTS_OF_ROLE, SecretGain.RIGHT, Disabled.NOTHING);
}
