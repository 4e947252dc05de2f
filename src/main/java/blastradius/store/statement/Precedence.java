package blastradius.store.statement;

import java.util.Comparator;
import java.util.List;

/**
 * Whose word counts where sources differ: the configured order first, then the newest; placeholders say nothing.
 *
 * @param sources names of sources, the most trusted first
 */
public record Precedence(List<String> sources) {

    public Precedence {
        sources = List.copyOf(sources);
    }

    /** A claim with what decides its rank. */
    public record Ranked(Claim claim, String source, long since) {}

    /** The claims, the one that counts most first. */
    public List<Claim> order(List<Ranked> claims) {
        return claims.stream()
                .sorted(Comparator.comparing((Ranked ranked) -> ranked.claim().placeholder())
                        .thenComparingInt(this::rank)
                        .thenComparing(Comparator.comparingLong(Ranked::since).reversed())
                        .thenComparing(Ranked::source))
                .map(Ranked::claim)
                .toList();
    }

    private int rank(Ranked ranked) {
        int rank = sources.indexOf(ranked.source());
        return rank < 0 ? sources.size() : rank;
    }
}
