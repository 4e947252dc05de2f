package blastradius.model;

/**
 * What an entity is, in detail. {@link #IDENTITY} and {@link #CREDENTIAL} are the kinds of an identity or credential of which the
 * estate does not say more; {@link #TENANT} and {@link #RESOURCE} never stand on an entity. As a filter these four mean every kind of
 * their type, see {@link #includes}.
 */
public enum EntityKind {
    TENANT(EntityType.TENANT),
    PROVIDER(EntityType.TENANT),
    CUSTOMER(EntityType.TENANT),
    INTERNAL(EntityType.TENANT),

    IDENTITY(EntityType.IDENTITY),
    HUMAN(EntityType.IDENTITY),
    SERVICE_PRINCIPAL(EntityType.IDENTITY),
    MANAGED_IDENTITY(EntityType.IDENTITY),
    SERVICE_ACCOUNT(EntityType.IDENTITY),
    WORKLOAD_IDENTITY(EntityType.IDENTITY),
    IAM_ROLE(EntityType.IDENTITY),
    OAUTH_APP(EntityType.IDENTITY),
    BOT(EntityType.IDENTITY),
    AI_AGENT(EntityType.IDENTITY),

    GROUP(EntityType.GROUP),
    ROLE(EntityType.ROLE),
    GRANT(EntityType.GRANT),

    CREDENTIAL(EntityType.CREDENTIAL),
    PASSWORD(EntityType.CREDENTIAL),
    API_KEY(EntityType.CREDENTIAL),
    CLIENT_SECRET(EntityType.CREDENTIAL),
    CERTIFICATE(EntityType.CREDENTIAL),
    SSH_KEY(EntityType.CREDENTIAL),
    REFRESH_TOKEN(EntityType.CREDENTIAL),
    SESSION_TOKEN(EntityType.CREDENTIAL),
    SIGNING_KEY(EntityType.CREDENTIAL),
    MFA_FACTOR(EntityType.CREDENTIAL),
    FEDERATED_TRUST(EntityType.CREDENTIAL),

    RESOURCE(EntityType.RESOURCE),
    SCOPE(EntityType.RESOURCE),
    HOST(EntityType.RESOURCE),
    MAILBOX(EntityType.RESOURCE),
    DATABASE(EntityType.RESOURCE),
    STORAGE(EntityType.RESOURCE),
    REPOSITORY(EntityType.RESOURCE),
    SECRET_STORE(EntityType.RESOURCE),
    TOOL(EntityType.RESOURCE),
    WORKLOAD(EntityType.RESOURCE),
    IDENTITY_PROVIDER(EntityType.RESOURCE),
    BACKUP(EntityType.RESOURCE),
    ZONE(EntityType.RESOURCE),
    POLICY(EntityType.RESOURCE),
    OTHER(EntityType.RESOURCE),

    PERSON(EntityType.PERSON),
    CONTRACT(EntityType.CONTRACT);

    private final EntityType type;

    EntityKind(EntityType type) {
        this.type = type;
    }

    public EntityType type() {
        return type;
    }

    /** As a filter: whether entities of {@code kind} are meant by this word. */
    public boolean includes(EntityKind kind) {
        return this == kind || (namesItsType() && type == kind.type);
    }

    /** A credential, group or grant is exercised with USE, anything else by being it. */
    public AccessLevel exerciseLevel() {
        return type.exerciseLevel();
    }

    /**
     * This kind, or another source's word where that says more: INTERNAL is said of every tenant of which nothing else is known, IDENTITY
     * and CREDENTIAL name a type only, and OTHER says nothing.
     */
    public EntityKind filledBy(EntityKind other) {
        boolean saysLittle = this == INTERNAL || this == IDENTITY || this == CREDENTIAL;
        return this == OTHER || (saysLittle && type == other.type) ? other : this;
    }

    /** Whether an entity may be of this kind: all but the two words that only name a type. */
    public boolean isConcrete() {
        return this != TENANT && this != RESOURCE;
    }

    /**
     * Whether a secret found here is an old copy (content: mail, files, code, backups), where the estate does not say; elsewhere it is the
     * value that is in use, and stays so when it is rotated.
     */
    public boolean keepsCopies() {
        return switch (this) {
            case MAILBOX, STORAGE, REPOSITORY, BACKUP, SCOPE, OTHER -> true;
            case TENANT,
                    PROVIDER,
                    CUSTOMER,
                    INTERNAL,
                    IDENTITY,
                    HUMAN,
                    SERVICE_PRINCIPAL,
                    MANAGED_IDENTITY,
                    SERVICE_ACCOUNT,
                    WORKLOAD_IDENTITY,
                    IAM_ROLE,
                    OAUTH_APP,
                    BOT,
                    AI_AGENT,
                    GROUP,
                    ROLE,
                    GRANT,
                    CREDENTIAL,
                    PASSWORD,
                    API_KEY,
                    CLIENT_SECRET,
                    CERTIFICATE,
                    SSH_KEY,
                    REFRESH_TOKEN,
                    SESSION_TOKEN,
                    SIGNING_KEY,
                    MFA_FACTOR,
                    FEDERATED_TRUST,
                    RESOURCE,
                    HOST,
                    DATABASE,
                    SECRET_STORE,
                    TOOL,
                    WORKLOAD,
                    IDENTITY_PROVIDER,
                    ZONE,
                    POLICY,
                    PERSON,
                    CONTRACT -> false;
        };
    }

    private boolean namesItsType() {
        return name().equals(type.name());
    }
}
