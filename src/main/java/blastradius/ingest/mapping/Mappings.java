package blastradius.ingest.mapping;

import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The mappings that come with the product, by name. */
public final class Mappings {

    private static final String WHERE = "classpath*:seed-data/mappings/*.yaml";

    private final Map<String, Mapping> byName = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    private Mappings() {}

    /** They never change while the program runs, and reading them takes longer than most imports. */
    private static final class Shipped {
        static final Mappings ALL = read();
    }

    /** The shipped mappings, read when they are first asked for; each may extend others. Immutable. */
    public static Mappings shipped() {
        return Shipped.ALL;
    }

    private static Mappings read() {
        Mappings mappings = new Mappings();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(WHERE)) {
                String file = String.valueOf(resource.getFilename());
                mappings.texts.put(
                        file.substring(0, file.length() - ".yaml".length()),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        mappings.texts.keySet().forEach(mappings::named);
        mappings.all().forEach(mapping -> WholeTenant.check(mapping, mappings.all()));
        return mappings;
    }

    /**
     * A shipped mapping.
     *
     * @throws BlastRadiusException.BadRequest naming the ones that there are
     */
    public Mapping named(String name) {
        Mapping known = byName.get(name);
        if (known != null) {
            return known;
        }
        String text = texts.get(name);
        if (text == null) {
            throw new BlastRadiusException.BadRequest(
                    "no mapping is called \"" + name + "\"; there are " + String.join(", ", texts.keySet()));
        }
        Mapping read = unchecked(name, text);
        byName.put(name, read);
        return read;
    }

    /**
     * Reads a mapping that was given with an import.
     *
     * @throws BlastRadiusException.ImportRejected naming line and row of what it does not understand, or of a right on a whole tenant that has
     *     no reason
     */
    public Mapping read(String name, String text) {
        Mapping read = unchecked(name, text);
        WholeTenant.check(read, all());
        return read;
    }

    private Mapping unchecked(String name, String text) {
        return new MappingReader(name, this::named).read(text);
    }

    public Collection<Mapping> all() {
        return byName.values();
    }

    /** The mapping that describes a file by its name, for files that do not describe themselves. */
    public Optional<Mapping> describing(String fileName) {
        return byName.values().stream()
                .filter(mapping -> mapping.files().stream().anyMatch(layout -> layout.describes(fileName)))
                .findFirst();
    }
}
