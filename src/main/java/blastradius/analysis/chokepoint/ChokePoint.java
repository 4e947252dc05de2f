package blastradius.analysis.chokepoint;

import blastradius.analysis.relation.Removal;

/**
 * An entity or relation whose removal costs an attacker something.
 *
 * @param removal what it is
 * @param compromised whether it is an entity that was compromised
 * @param loss what is no longer reached without it, itself included
 * @param targetsSaved how many of the question's targets are no longer reached at all, itself not counted; 0 without targets
 */
public record ChokePoint(Removal removal, boolean compromised, Loss loss, int targetsSaved) {}
