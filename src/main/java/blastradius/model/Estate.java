package blastradius.model;

import java.util.List;

/** A whole small estate in memory: what a case, a test or a fixture states. */
public record Estate(List<Entity> entities, List<Relation> relations) {

    public Estate {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
    }
}
