package blastradius.graphql;

/** What identities are ranked by. */
enum RankingMeasure {
    SCORE,
    TENANTS,
    TENANT_ADMIN,
    RESOURCES,
    ENTITIES,
    EXPOSURE_HOURS
}
