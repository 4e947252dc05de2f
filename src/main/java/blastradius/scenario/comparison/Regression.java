package blastradius.scenario.comparison;

/**
 * An identity that reaches something of an organization at a higher level than before.
 *
 * @param identity its vertex
 * @param move the tenant that stands for the organization, and the levels
 */
public record Regression(int identity, Move move) {}
