package blastradius.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes entities by what the estate says of them. What is null narrows nothing; an empty list lets nothing pass.
 *
 * <p>For instance, secrets that nobody renewed this year: {@code kinds [CREDENTIAL], rotatedBefore 2026-01-01}.
 *
 * @param ids those that these ids mean
 * @param search words to be found in their names, ids and source ids; blank: any
 * @param kinds those of these kinds; a type's own word means all its kinds
 * @param sourceKinds those that a source calls by one of these words
 * @param tenant id of the tenant that they belong to
 * @param tenantKinds those that belong to a tenant of these kinds, and such tenants themselves
 * @param organizations those that belong to a tenant of one of these organizations
 * @param lists ids of saved lists: those on one of them, or belonging to a tenant that is
 * @param enabled whether they are
 * @param breakGlass whether they are kept for emergencies
 * @param guest whether they stand for accounts of elsewhere
 * @param environments those of one of these stages
 * @param tiers those of one of these tiers
 * @param criticalities resources of one of these
 * @param sensitivities resources of one of these
 * @param owned whether somebody answers for them, by OWNED_BY
 * @param ownerLeft whether somebody who answers for them is disabled, or has had his last day
 * @param createdBefore those known to have been there before
 * @param createdSince those known to have come then or later
 * @param lastUsedBefore those not known to have been used since; what was never used counts
 * @param rotatedBefore those known to hold the value they had before: renewed, or never renewed and created, before it
 * @param expiresBefore those known to end before
 * @param expiresAfter those known to end after
 * @param withoutExpiry whether no source states an end
 * @param sinceVersion those that a source stated or changed in this version or a later one
 * @param property what a source says of them under a name of its own
 * @param measure what they must come to, compromised alone; what nothing follows from does not pass
 * @param findings what rules have to say of them
 * @param nonHuman that they are identities of no person, and part of a share
 * @param holds to how many others relations lead from them
 * @param heldBy from how many others relations lead to them
 */
public record EntityFilter(
        @Nullable List<String> ids,
        @Nullable String search,
        @Nullable List<EntityKind> kinds,
        @Nullable List<String> sourceKinds,
        @Nullable String tenant,
        @Nullable List<EntityKind> tenantKinds,
        @Nullable List<String> organizations,
        @Nullable List<String> lists,
        @Nullable Boolean enabled,
        @Nullable Boolean breakGlass,
        @Nullable Boolean guest,
        @Nullable List<Environment> environments,
        @Nullable List<Integer> tiers,
        @Nullable List<Criticality> criticalities,
        @Nullable List<Sensitivity> sensitivities,
        @Nullable Boolean owned,
        @Nullable Boolean ownerLeft,
        @Nullable Instant createdBefore,
        @Nullable Instant createdSince,
        @Nullable Instant lastUsedBefore,
        @Nullable Instant rotatedBefore,
        @Nullable Instant expiresBefore,
        @Nullable Instant expiresAfter,
        @Nullable Boolean withoutExpiry,
        @Nullable Long sinceVersion,
        @Nullable PropertyTest property,
        @Nullable MeasureTest measure,
        @Nullable FindingTest findings,
        @Nullable ShareTest nonHuman,
        @Nullable Related holds,
        @Nullable Related heldBy) {

    /** The same words in another order ask the same. */
    public EntityFilter {
        ids = sorted(ids);
        kinds = sorted(kinds);
        sourceKinds = sorted(sourceKinds);
        tenantKinds = sorted(tenantKinds);
        organizations = sorted(organizations);
        lists = sorted(lists);
        environments = sorted(environments);
        tiers = sorted(tiers);
        criticalities = sorted(criticalities);
        sensitivities = sorted(sensitivities);
    }

    private static <T extends Comparable<? super T>> @Nullable List<T> sorted(@Nullable List<T> words) {
        return words == null ? null : words.stream().distinct().sorted().toList();
    }

    /**
     * What is asked of one property; a list passes where one of its values does. Values are compared as texts: {@code 5}, {@code true}.
     *
     * @param name as the source spells it
     * @param equals the value; null: any
     * @param in the values of which it is one; null: any
     * @param exists false: no source may state it; null or true: one has to
     */
    public record PropertyTest(
            String name,
            @Nullable String equals,
            @Nullable List<String> in,
            @Nullable Boolean exists) {

        public PropertyTest {
            if (Boolean.FALSE.equals(exists) && (equals != null || in != null)) {
                throw new BlastRadiusException.BadRequest("property \"" + name
                        + "\" cannot be absent and have a value; leave exists out, or equals and in");
            }
        }

        /** Whether what a source states under the name passes, whatever {@link #exists} says. */
        public boolean passes(Object value) {
            if (value instanceof Iterable<?> several) {
                for (Object one : several) {
                    if (one != null && passes(one)) {
                        return true;
                    }
                }
                return false;
            }
            String text = value.toString();
            return (equals == null || equals.equals(text)) && (in == null || in.contains(text));
        }
    }

    /**
     * How many different others something is related to, directly; at least one where no number is stated.
     *
     * @param kinds by relations of these kinds; null: of any
     * @param where which others count; null: any
     * @param open by relations that are open at the instant, or only by others; null: both
     * @param atLeast the fewest; null: 1, or 0 where {@code atMost} is stated
     * @param atMost the most; null: any number
     */
    public record Related(
            @Nullable List<RelationKind> kinds,
            @Nullable EntityFilter where,
            @Nullable Boolean open,
            @Nullable Integer atLeast,
            @Nullable Integer atMost) {

        public Related {
            if ((atLeast != null && atLeast < 0) || (atMost != null && atMost < (atLeast == null ? 0 : atLeast))) {
                throw new BlastRadiusException.BadRequest("from " + atLeast + " to " + atMost
                        + " others: atLeast is from 0 up, atMost no less than that");
            }
        }

        /** Whether so many others are as many as are asked for. */
        public boolean includes(int others) {
            int fewest = atLeast != null ? atLeast : atMost != null ? 0 : 1;
            return others >= fewest && (atMost == null || others <= atMost);
        }
    }

    /**
     * What a measure must be at least.
     *
     * @param level at which tenants are counted, where these are the measure
     */
    public record MeasureTest(Measure by, AccessLevel level, double atLeast) {

        public MeasureTest {
            if (!Double.isFinite(atLeast)) {
                throw new BlastRadiusException.BadRequest("measure.atLeast is " + atLeast + "; it must be a number");
            }
        }
    }

    /**
     * Findings that nobody accepts, of which something is the cause or a subject.
     *
     * @param rules ids of rules; null: of any
     * @param atLeast the least severity, in the word of its scale; null: any
     */
    public record FindingTest(
            @Nullable List<String> rules, @Nullable String atLeast) {

        public FindingTest {
            rules = sorted(rules);
        }
    }

    /** What must be known of an identity that is no person's. */
    public record ShareTest(NonHumanShare share, ShareAnswer answer) {}

    /** This filter, and those of others that stand in it, however deep. */
    public Stream<EntityFilter> withNested() {
        return Stream.concat(
                Stream.of(this),
                Stream.of(Optional.ofNullable(holds), Optional.ofNullable(heldBy))
                        .flatMap(Optional::stream)
                        .map(Related::where)
                        .filter(Objects::nonNull)
                        .flatMap(EntityFilter::withNested));
    }

    /** Ids of the lists that it names, and those that stand in it do. */
    public List<String> namedLists() {
        return withNested()
                .map(EntityFilter::lists)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether it asks for what only the sources' own words tell. */
    public boolean asksForLifetimes() {
        return ownerLeft != null
                || createdSince != null
                || expiresAfter != null
                || asksForLifetimes(holds)
                || asksForLifetimes(heldBy)
                || createdBefore != null
                || lastUsedBefore != null
                || rotatedBefore != null
                || expiresBefore != null
                || withoutExpiry != null
                || sinceVersion != null;
    }

    private static boolean asksForLifetimes(@Nullable Related related) {
        return related != null && related.where() != null && related.where().asksForLifetimes();
    }
}
