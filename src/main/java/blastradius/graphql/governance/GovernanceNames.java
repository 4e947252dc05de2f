package blastradius.graphql.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The names under which sources state the facts of a life: {@code seed-data/governance.tsv}. */
public final class GovernanceNames {

    public static final GovernanceNames SHIPPED = read("seed-data/governance.tsv");

    private final Map<String, List<Place>> places; // by name in small letters

    /** Which fact a name states, of several on entities and relations one; of several names the first of the table stands. */
    private record Place(String fact, int order) {}

    private GovernanceNames(Map<String, List<Place>> places) {
        this.places = places;
    }

    private static GovernanceNames read(String file) {
        try {
            Map<String, List<Place>> places = new HashMap<>();
            AtomicInteger order = new AtomicInteger();
            new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> places.computeIfAbsent(row[1].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(new Place(row[0], order.getAndIncrement())));
            return new GovernanceNames(places);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the properties say of the fact, the name that counts first. */
    public Stream<Object> values(String fact, Map<String, Object> properties) {
        TreeMap<Integer, Object> stated = new TreeMap<>();
        properties.forEach((name, value) -> places(name)
                .filter(place -> place.fact().equals(fact))
                .forEach(place -> stated.putIfAbsent(place.order(), value)));
        return stated.values().stream();
    }

    /** What the properties say, as texts by fact; where they do not, nothing. O(properties). */
    Map<String, String> texts(Map<String, Object> properties) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        properties.forEach((name, value) -> places(name)
                .filter(place -> !(value instanceof Iterable<?>)
                        && place.order() < orders.getOrDefault(place.fact(), Integer.MAX_VALUE))
                .forEach(place -> {
                    orders.put(place.fact(), place.order());
                    texts.put(place.fact(), value.toString());
                }));
        return texts;
    }

    private Stream<Place> places(String name) {
        return places.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream();
    }
}
