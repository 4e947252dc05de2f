package blastradius.snapshot;

import blastradius.model.RelationClass;

/** One relation of a snapshot: its ends as vertices, in the relation's own direction, and its class. */
public record RelationAt(int from, int to, RelationClass relationClass) {}
