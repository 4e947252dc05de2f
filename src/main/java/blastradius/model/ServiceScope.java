package blastradius.model;

/** The services of a tenant on which service roles grant. */
public enum ServiceScope {
    DIRECTORY,
    MAIL,
    FILES,
    ENDPOINTS,
    CLOUD
}
