package blastradius.scenario.incident;

import blastradius.analysis.question.Source;

/**
 * A tenant that has to be told.
 *
 * @param tenant its vertex
 * @param gravest of what is held of it, one thing at the highest level
 */
public record NotifiedTenant(int tenant, Source gravest) {}
