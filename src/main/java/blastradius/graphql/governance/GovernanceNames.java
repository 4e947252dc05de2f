package blastradius.graphql.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The names under which sources state the facts of a life: {@code seed-data/governance.tsv}. */
public final class GovernanceNames {

    public static final GovernanceNames SHIPPED = read("seed-data/governance.tsv");

    private final Map<String, Place> places; // by name in small letters

    /** Which fact a name states; of several names the first of the table stands. */
    private record Place(String fact, int order) {}

    private GovernanceNames(Map<String, Place> places) {
        this.places = places;
    }

    private static GovernanceNames read(String file) {
        try {
            Map<String, Place> places = new HashMap<>();
            new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> places.put(row[1].toLowerCase(Locale.ROOT), new Place(row[0], places.size())));
            return new GovernanceNames(places);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the properties say of the fact, the name that counts first. */
    public Stream<Object> values(String fact, Map<String, Object> properties) {
        TreeMap<Integer, Object> stated = new TreeMap<>();
        properties.forEach((name, value) -> {
            Place place = places.get(name.toLowerCase(Locale.ROOT));
            if (place != null && place.fact().equals(fact)) {
                stated.putIfAbsent(place.order(), value);
            }
        });
        return stated.values().stream();
    }

    /** What the properties say, as texts by fact; where they do not, nothing. O(properties). */
    Map<String, String> texts(Map<String, Object> properties) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        properties.forEach((name, value) -> {
            Place place = places.get(name.toLowerCase(Locale.ROOT));
            if (place != null
                    && !(value instanceof Iterable<?>)
                    && place.order() < orders.getOrDefault(place.fact(), Integer.MAX_VALUE)) {
                orders.put(place.fact(), place.order());
                texts.put(place.fact(), value.toString());
            }
        });
        return texts;
    }
}
