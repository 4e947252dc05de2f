package blastradius.ingest.mapping;

import blastradius.ingest.roles.Judgement;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.RelationRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What propagates, as data: a source's words for entities and relations, and what they mean.
 *
 * @param name what it is called in reports
 * @param general whether it speaks of every export with such kinds; otherwise only of files that it describes or imports that name it
 * @param entities rows by source kind
 * @param relations rows by source kind; of several the first that speaks of the ends and whose condition holds decides
 * @param wholeTenant kinds of relations that may give a level on a tenant itself, each with its reason
 * @param roles by id, in capitals, what roles and permissions give, before the catalogue's judgement; a permission's id is that of its
 *     interface, a slash and its own
 * @param leftOut properties that are not kept: long advice, repeated on every relation
 * @param idProperty the property that holds an entity's id, where the record's own id is good for nothing outside the file
 * @param tenantProperties properties that name the tenant that an entity belongs to, the first that is there
 */
public record Mapping(
        String name,
        boolean general,
        Map<String, EntityRow> entities,
        Map<String, List<RelationRow>> relations,
        Map<String, String> wholeTenant,
        Map<String, Judgement> roles,
        Set<String> leftOut,
        @Nullable String idProperty,
        List<String> tenantProperties,
        List<FileLayout> files) {

    public Mapping {
        entities = Map.copyOf(entities);
        relations = Map.copyOf(relations);
        wholeTenant = Map.copyOf(wholeTenant);
        roles = Map.copyOf(roles);
    }

    /** This mapping with the rows of another where it has none of its own. */
    Mapping over(Mapping base) {
        Map<String, EntityRow> allEntities = new LinkedHashMap<>(base.entities);
        allEntities.putAll(entities);
        Map<String, List<RelationRow>> allRelations = new HashMap<>(base.relations);
        allRelations.putAll(relations);
        Map<String, String> allWhole = new HashMap<>(base.wholeTenant);
        allWhole.putAll(wholeTenant);
        Map<String, Judgement> allRoles = new HashMap<>(base.roles);
        allRoles.putAll(roles);
        Set<String> allLeftOut = new HashSet<>(base.leftOut);
        allLeftOut.addAll(leftOut);
        return new Mapping(
                name,
                general,
                allEntities,
                allRelations,
                allWhole,
                allRoles,
                allLeftOut,
                idProperty,
                tenantProperties.isEmpty() ? base.tenantProperties : tenantProperties,
                files);
    }
}
