package blastradius.graphql;

import blastradius.model.RelationClass;

/** A relation of the estate by everything that makes it one; whoever states it. Its ends are entity ids. */
record RelationKey(String from, String to, RelationClass relationClass) {}
