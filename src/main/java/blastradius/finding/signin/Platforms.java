package blastradius.finding.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Platforms that vouch for the workloads that run on them: {@code seed-data/platforms.tsv}. Immutable. */
final class Platforms {

    /** As shipped. */
    static final Platforms SHIPPED = new Platforms("/seed-data/platforms.tsv");

    private final Set<String> sourceKinds;

    private Platforms(String file) {
        try (InputStream in = Objects.requireNonNull(Platforms.class.getResourceAsStream(file), file)) {
            sourceKinds = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", 2)[0].toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether workloads that a source calls so are vouched for by their platform. */
    boolean vouch(String sourceKind) {
        return sourceKinds.contains(sourceKind.toLowerCase(Locale.ROOT));
    }
}
