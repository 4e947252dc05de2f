package blastradius.graphql.review;

import blastradius.analysis.selection.SelectedRelations;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.relation.RelationLists;
import blastradius.model.AccessReview;
import blastradius.model.EntityFilterDocument;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationFilter;
import blastradius.model.RelationKind;
import blastradius.model.RelationTrait;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewedAccess;
import blastradius.scenario.resolution.Ending;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the access that a review asks about. */
final class ReviewScope {

    /** What is asked about where a scope names no kinds: of all but grants that are held, what leads to another organization. */
    private static final Set<RelationKind> USUAL = Stream.of(RelationKind.values())
            .filter(kind -> kind.isAccess() || kind.isServiceOfTools())
            .collect(Collectors.toUnmodifiableSet());

    private final RelationLists relations;
    private final EntityFilters entities;

    ReviewScope(RelationLists relations, EntityFilters entities) {
        this.relations = relations;
        this.entities = entities;
    }

    /** Access, and of which sort it is. */
    record Chosen(RelationAt relation, ReviewedAccess access) {}

    /**
     * All that a scope asks about now, in the order of names. O(V + E).
     *
     * @param list null: whoever
     * @throws blastradius.model.BlastRadiusException.UnknownId if the scope names what there is not
     */
    List<Chosen> chosen(Inquiry inquiry, RelationFilter where, @Nullable String list) {
        RelationFilter filter = where.kinds() == null ? where.ofKinds(USUAL) : where;
        Set<RelationAt> foreign = foreign(inquiry, filter);
        IntPredicate isListed = listed(inquiry, list);
        Snapshot snapshot = inquiry.snapshot();
        List<Chosen> chosen = new ArrayList<>();
        SelectedRelations selected = relations.all(inquiry, filter);
        for (int i = 0; i < selected.size(); i++) {
            inquiry.budget().check();
            RelationAt relation = selected.get(i);
            boolean isUsual = where.kinds() != null
                    || relation.relationClass().kind() == RelationKind.HOLDS_GRANT
                    || foreign.contains(relation);
            if (isUsual
                    && Ending.of(snapshot, relation).isPresent()
                    && Opened.by(snapshot, relation).ends(relation).anyMatch(isListed)) {
                chosen.add(new Chosen(relation, access(snapshot, relation, foreign)));
            }
        }
        return chosen;
    }

    /** What the scope of an open review asks about now and that is not among its items. */
    List<Chosen> offered(Inquiry inquiry, AccessReview review, List<ReviewItem> items) {
        if (!review.isOpen()) {
            return List.of();
        }
        Set<String> known = items.stream().map(ReviewItem::relation).collect(Collectors.toSet());
        return chosen(inquiry, review.where(), review.list()).stream()
                .filter(each -> !known.contains(id(inquiry, each)))
                .toList();
    }

    static String id(Inquiry inquiry, Chosen access) {
        return Ending.id(inquiry.snapshot(), access.relation());
    }

    private Set<RelationAt> foreign(Inquiry inquiry, RelationFilter filter) {
        Boolean stated = filter.traits().get(RelationTrait.CROSS_ORGANIZATION);
        if (Boolean.FALSE.equals(stated)) {
            return Set.of();
        }
        Map<RelationTrait, Boolean> traits = new EnumMap<>(RelationTrait.class);
        traits.putAll(filter.traits());
        traits.put(RelationTrait.CROSS_ORGANIZATION, true);
        return relations.all(inquiry, filter.withTraits(traits)).stream()
                .collect(Collectors.toCollection(HashSet::new));
    }

    private IntPredicate listed(Inquiry inquiry, @Nullable String list) {
        return list == null
                ? vertex -> true
                : entities.asked(EntityFilterDocument.read(Map.of("lists", List.of(list))))
                        .on(inquiry.filtered());
    }

    private static ReviewedAccess access(Snapshot snapshot, RelationAt relation, Set<RelationAt> foreign) {
        if (foreign.contains(relation)) {
            return ReviewedAccess.DELEGATED;
        }
        EntityType holder = snapshot.kind(relation.from()).type();
        boolean isPeoples = holder == EntityType.PERSON
                || holder == EntityType.GROUP
                || snapshot.kind(relation.from()) == EntityKind.HUMAN;
        return isPeoples ? ReviewedAccess.PEOPLE : ReviewedAccess.MACHINES;
    }
}
