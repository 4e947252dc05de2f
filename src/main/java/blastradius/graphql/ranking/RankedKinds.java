package blastradius.graphql.ranking;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import graphql.schema.DataFetchingEnvironment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ranking is of.
 *
 * @param kinds as entities have them: words for whole types are unfolded
 */
record RankedKinds(Set<EntityKind> kinds) {

    RankedKinds {
        kinds = Set.copyOf(kinds);
    }

    /**
     * From the argument {@code of}, or {@code kinds} in its place; identities where neither is given.
     *
     * @throws BadRequest where both are, or nothing follows from one of the kinds
     */
    static RankedKinds of(DataFetchingEnvironment environment) {
        @Nullable List<String> of = environment.getArgument("of");
        @Nullable List<String> kinds = environment.getArgument("kinds");
        if (of != null && kinds != null) {
            throw new BadRequest("of and kinds are both given, and mean the same; leave kinds out");
        }
        List<String> words = of != null ? of : kinds != null ? kinds : List.of(EntityKind.IDENTITY.name());
        if (words.isEmpty()) {
            throw new BadRequest((of != null ? "of" : "kinds")
                    + " is empty: name 1 kind or more, or leave it out to rank identities");
        }
        EnumSet<EntityKind> meant = EnumSet.noneOf(EntityKind.class);
        words.stream().map(EntityKind::valueOf).forEach(word -> meant.addAll(meant(word)));
        return new RankedKinds(meant);
    }

    private static Set<EntityKind> meant(EntityKind word) {
        if (!word.type().canBeCompromisedAlone()) {
            throw new BadRequest(word + " cannot be ranked: nothing follows from compromising one by itself; rank "
                    + Stream.of(EntityType.values())
                            .filter(EntityType::canBeCompromisedAlone)
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))
                    + " or kinds of these");
        }
        return Stream.of(EntityKind.values()).filter(word::includes).collect(Collectors.toSet());
    }

    Set<EntityType> types() {
        return kinds.stream().map(EntityKind::type).collect(Collectors.toUnmodifiableSet());
    }

    boolean include(EntityKind kind) {
        return kinds.contains(kind);
    }

    /** A stable text of it. */
    String text() {
        return kinds.stream().sorted().map(Enum::name).collect(Collectors.joining("|"));
    }
}
