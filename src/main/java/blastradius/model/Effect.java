package blastradius.model;

/**
 * What a relation does beyond its clauses.
 *
 * @param consequence what follows from it in other places
 * @param secret what it gives where a credential is gained
 * @param signsIn whether it gives nothing while its identity is disabled
 */
record Effect(Consequence consequence, SecretGain secret, boolean signsIn) {

    /** What its clauses say and no more. */
    static final Effect DIRECT = new Effect(Consequence.NONE, SecretGain.RIGHT, false);

    static final Effect SIGN_IN = new Effect(Consequence.NONE, SecretGain.RIGHT, true);
    static final Effect CONTAINED = new Effect(Consequence.NONE, SecretGain.NOTHING, false);
    static final Effect KNOWN = new Effect(Consequence.NONE, SecretGain.VALUE, false);
    static final Effect STORED = new Effect(Consequence.CONTENT_OF_STORE, SecretGain.AS_STORED, false);
    static final Effect COPIED = new Effect(Consequence.SECRETS_OF_IMAGE, SecretGain.VALUE, false);
    static final Effect TENANT_WIDE = new Effect(Consequence.CONTENT_OF_TENANT, SecretGain.RIGHT, false);
    static final Effect STARTED = new Effect(Consequence.EFFECTS_OF_TRIGGER, SecretGain.RIGHT, false);
    static final Effect ROLE_WIDE = new Effect(Consequence.GRANTS_OF_ROLE, SecretGain.RIGHT, false);
}
