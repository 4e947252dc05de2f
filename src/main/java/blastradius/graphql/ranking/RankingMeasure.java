package blastradius.graphql.ranking;

/** What identities are ranked by. */
public enum RankingMeasure {
    SCORE,
    TENANTS,
    TENANT_ADMIN,
    RESOURCES,
    ENTITIES,
    EXPOSURE_HOURS
}
