package blastradius.graphql.relation;

/** What relations are ordered by. */
enum RelationField {
    FROM,
    TO,
    KIND,
    LEVEL,
    STARTS,
    ENDS
}
