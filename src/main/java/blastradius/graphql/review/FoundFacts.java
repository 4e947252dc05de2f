package blastradius.graphql.review;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.governance.Governance;
import blastradius.graphql.governance.MeasuredEntities;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.review.ReviewScope.Chosen;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import blastradius.model.RelationKind;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItemState;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Finds out what is known of access now. The store is asked once for each thousand. */
final class FoundFacts {

    private static final int AT_ONCE = 1000;

    private final Catalogue catalogue;
    private final MeasuredEntities measured;

    FoundFacts(Catalogue catalogue, MeasuredEntities measured) {
        this.catalogue = catalogue;
        this.measured = measured;
    }

    /**
     * Of each, in their order.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to measure holders
     */
    List<ReviewFacts> of(Inquiry inquiry, List<Chosen> access) {
        if (access.isEmpty()) {
            return List.of();
        }
        Finding finding = new Finding(inquiry, access);
        return access.stream().map(finding::facts).toList();
    }

    /** What is found out once for all. */
    private final class Finding {

        private final Inquiry inquiry;
        private final Snapshot snapshot;
        private final IntToDoubleFunction scores;
        private final IntToDoubleFunction tenants;
        private final Lifetimes lifetimes;
        private final Map<RelationKey, Instant> used;

        Finding(Inquiry inquiry, List<Chosen> access) {
            this.inquiry = inquiry;
            this.snapshot = inquiry.snapshot();
            Set<EntityType> holders = EnumSet.noneOf(EntityType.class);
            access.forEach(
                    each -> holders.add(snapshot.kind(each.relation().from()).type()));
            holders.removeIf(type -> !type.canBeCompromisedAlone());
            this.scores = measure(Measure.SCORE, holders);
            this.tenants = measure(Measure.TENANTS, holders);
            this.lifetimes = catalogue.lifetimes(snapshot);
            this.used = used(access);
        }

        private IntToDoubleFunction measure(Measure by, Set<EntityType> holders) {
            return measured.by(by, AccessLevel.CONTROL, holders, inquiry.gates(), inquiry.budget());
        }

        private Map<RelationKey, Instant> used(List<Chosen> access) {
            Map<RelationKey, Instant> found = new HashMap<>();
            for (int start = 0; start < access.size(); start += AT_ONCE) {
                inquiry.budget().check();
                List<RelationKey> keys = access.subList(start, Math.min(access.size(), start + AT_ONCE)).stream()
                        .map(each -> RelationKey.of(snapshot, each.relation()))
                        .toList();
                catalogue
                        .evidence(keys)
                        .forEach((key, words) -> words.stream()
                                .map(Evidence::properties)
                                .map(said -> Governance.of(said).lastUsedAt())
                                .filter(Objects::nonNull)
                                .max(Instant::compareTo)
                                .ifPresent(at -> found.put(key, at)));
            }
            return found;
        }

        ReviewFacts facts(Chosen access) {
            inquiry.budget().check();
            RelationAt relation = access.relation();
            Opened opened = Opened.by(snapshot, relation);
            List<ReviewFacts.Opened> named = opened.named(snapshot);
            double score = scores.applyAsDouble(relation.from());
            double count = tenants.applyAsDouble(relation.from());
            return new ReviewFacts(
                    ReviewItemState.STANDS,
                    snapshot.name(relation.from()) + " "
                            + relation.relationClass().kind().verb() + " " + snapshot.name(relation.to()),
                    named(relation.from()),
                    named(relation.to()),
                    access.access(),
                    opened.highest(),
                    named.size(),
                    ReviewFacts.first(named),
                    ReviewFacts.sum(named),
                    Double.isNaN(score) ? null : (Double) score,
                    Double.isNaN(count) ? null : (Integer) (int) count,
                    owners(relation),
                    lastUsed(relation));
        }

        private ReviewFacts.Named named(int vertex) {
            return new ReviewFacts.Named(snapshot.id(vertex), snapshot.name(vertex));
        }

        private List<String> owners(RelationAt relation) {
            List<String> ofHeld = owners(relation.to());
            return ofHeld.isEmpty() ? owners(relation.from()) : ofHeld;
        }

        private List<String> owners(int vertex) {
            List<String> owners = new ArrayList<>();
            for (RelationAt owned : new RelationRows(snapshot).in(vertex)) {
                if (owned.relationClass().kind() == RelationKind.OWNED_BY && owned.from() == vertex) {
                    owners.add(snapshot.name(owned.to()));
                }
            }
            return owners.stream().distinct().sorted().toList();
        }

        private @Nullable Instant lastUsed(RelationAt relation) {
            Instant stated = used.get(RelationKey.of(snapshot, relation));
            boolean isGrant = snapshot.kind(relation.to()).type() == EntityType.GRANT;
            return stated == null && isGrant ? lifetimes.at(Fact.USED, relation.to()) : stated;
        }
    }
}
