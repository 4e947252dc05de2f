package blastradius.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes relations or entities; what is left out narrows nothing. The target of access through a grant is what the grant gives its level
 * on: its scopes. Of entities only kinds, source kinds, tenant and provider are asked.
 *
 * @param relations kinds of relations; empty: those that the action is about
 * @param kinds kinds of entities, or of the holders of relations; empty: any
 * @param sourceKinds the sources' own words for relations, or for entities; empty: any
 * @param level relations that give at least this level; null: any
 * @param standing whether only relations that stand: open without activation, and for more than 90 days
 * @param crossTenant whether only relations whose holder belongs to another organization than their target
 * @param holder id of the entity that holds the relation; null: any
 * @param tenant id of the tenant that the relation's target, or the entity, belongs to; null: any
 * @param provider id of the tenant that the relation's holder, or the entity, belongs to; null: any
 */
public record Rule(
        Set<RelationKind> relations,
        Set<EntityKind> kinds,
        Set<String> sourceKinds,
        @Nullable AccessLevel level,
        boolean standing,
        boolean crossTenant,
        @Nullable String holder,
        @Nullable String tenant,
        @Nullable String provider) {

    /** Everything that the action is about. */
    public static final Rule EVERYTHING = new Rule(Set.of(), Set.of(), Set.of(), null, false, false, null, null, null);

    public Rule {
        relations = Set.copyOf(relations);
        kinds = Set.copyOf(kinds);
        sourceKinds = Set.copyOf(sourceKinds);
    }
}
