package blastradius.model;

/** The nine types of entity. A type is a GraphQL object type and a Neo4j label; an {@link EntityKind} refines it. */
public enum EntityType {
    TENANT("Tenant", AccessLevel.CONTROL),
    IDENTITY("Identity", AccessLevel.CONTROL),
    GROUP("Group", AccessLevel.USE),
    ROLE("Role", AccessLevel.CONTROL),
    GRANT("Grant", AccessLevel.USE),
    CREDENTIAL("Credential", AccessLevel.USE),
    RESOURCE("Resource", AccessLevel.CONTROL),
    PERSON("Person", AccessLevel.CONTROL),
    CONTRACT("Contract", AccessLevel.CONTROL);

    private final String label;
    private final AccessLevel exerciseLevel;

    EntityType(String label, AccessLevel exerciseLevel) {
        this.label = label;
        this.exerciseLevel = exerciseLevel;
    }

    /** The name of the GraphQL type and of the Neo4j label. */
    public String label() {
        return label;
    }

    /**
     * The level at which an attacker can use what an entity of this type holds: USE of a credential, group or grant; for everything
     * else one must <em>be</em> it (CONTROL). Also the level at which an entity counts as compromised unless a question says otherwise.
     */
    public AccessLevel exerciseLevel() {
        return exerciseLevel;
    }

    /**
     * Whether anything can follow from an entity of this type being compromised by itself, so that a ranking of them says something. A role is
     * exercised through grants only, and nothing follows from an agreement.
     */
    public boolean canBeCompromisedAlone() {
        return switch (this) {
            case TENANT, IDENTITY, GROUP, GRANT, CREDENTIAL, RESOURCE, PERSON -> true;
            case ROLE, CONTRACT -> false;
        };
    }
}
