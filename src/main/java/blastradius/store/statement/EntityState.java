package blastradius.store.statement;

import blastradius.model.EntityKind;
import blastradius.store.database.Digests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity is to readers: what its sources claim, put together. This is what stands on its anchor.
 *
 * @param sourceIds what the sources call it, where they differ; null where there is one word only
 * @param sourceKinds the sources' words for its kind, where they differ; null where there is one word only
 */
public record EntityState(
        int no,
        String key,
        EntityKind kind,
        String name,
        @Nullable String tenant,
        @Nullable String traits,
        String sourceId,
        String sourceKind,
        @Nullable List<String> sourceIds,
        @Nullable List<String> sourceKinds,
        boolean placeholder) {

    /** Puts claims together, the preferred ones first. */
    public static EntityState of(List<Claim> claims) {
        Claim all = claims.stream().reduce(Claim::filledBy).orElseThrow();
        List<Claim> real = claims.stream().filter(claim -> !claim.placeholder()).toList();
        return new EntityState(
                all.no(),
                all.key(),
                all.kind(),
                all.name(),
                all.tenant(),
                all.traits(),
                all.sourceId(),
                all.sourceKind(),
                severalOf(real.stream().map(Claim::sourceId).distinct().sorted().toList()),
                severalOf(
                        real.stream().map(Claim::sourceKind).distinct().sorted().toList()),
                all.placeholder());
    }

    public long hash() {
        return Digests.of(
                kind.name(),
                name,
                tenant,
                traits,
                sourceId,
                sourceKind,
                sourceIds == null ? null : String.join("\n", sourceIds),
                sourceKinds == null ? null : String.join("\n", sourceKinds),
                placeholder ? "placeholder" : null);
    }

    private static @Nullable List<String> severalOf(List<String> words) {
        return words.size() > 1 ? words : null;
    }
}
