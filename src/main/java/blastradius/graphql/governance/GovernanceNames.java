package blastradius.graphql.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The names under which sources state the facts of a life: {@code seed-data/governance.tsv}. */
public final class GovernanceNames {

    public static final GovernanceNames SHIPPED = read("seed-data/governance.tsv");

    private final Map<String, List<String>> names; // by fact, in small letters, the first that is stated stands
    private final List<String> all;

    private GovernanceNames(Map<String, List<String>> names) {
        this.names = names;
        this.all = names.values().stream().flatMap(List::stream).toList();
    }

    private static GovernanceNames read(String file) {
        try {
            return new GovernanceNames(new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.groupingBy(
                            row -> row[0],
                            TreeMap::new,
                            Collectors.mapping(row -> row[1].toLowerCase(Locale.ROOT), Collectors.toList()))));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the properties say of the fact, as a text; null where they do not. */
    @Nullable
    String text(String fact, Map<String, Object> properties) {
        return values(fact, properties)
                .filter(value -> !(value instanceof Iterable<?>))
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }

    /** What the properties say of the fact, the name that counts first. */
    public Stream<Object> values(String fact, Map<String, Object> properties) {
        Map<String, Object> stated = new HashMap<>();
        properties.forEach((name, value) -> {
            String small = name.toLowerCase(Locale.ROOT);
            if (all.contains(small)) {
                stated.putIfAbsent(small, value);
            }
        });
        return names.getOrDefault(fact, List.of()).stream().map(stated::get).filter(Objects::nonNull);
    }
}
