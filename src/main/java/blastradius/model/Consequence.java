package blastradius.model;

/** What follows from relations of a kind in places that they do not name, so that their ends and class alone do not tell it. */
public enum Consequence {
    NONE,
    /** A tenant that is named stands for everything in it. */
    CONTENT_OF_TENANT,
    /** What the started automation's identities hold. */
    EFFECTS_OF_TRIGGER,
    /** Secrets of the resource that an image is of. */
    SECRETS_OF_IMAGE,
    /** Grants that use the role, for those who hold them. */
    GRANTS_OF_ROLE,
    /** Writing where code or content lies. */
    CONTENT_OF_STORE
}
