package blastradius.analysis.relation;

import blastradius.model.RelationClass;

/**
 * A relation as the estate states it, by the vertices of its ends. Relations that agree in ends and class are one.
 *
 * @param from the relation's own source, also where an attack follows it backwards
 */
public record EstateRelation(int from, int to, RelationClass relation) {}
