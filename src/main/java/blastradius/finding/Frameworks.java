package blastradius.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which controls of published frameworks rules speak to: {@code seed-data/frameworks}. Immutable. */
public final class Frameworks {

    /** As shipped. */
    public static final Frameworks SHIPPED = new Frameworks("/seed-data/frameworks/");

    private final List<Control> controls;
    private final List<Mapping> mappings;
    private final List<Former> former;

    /**
     * A control.
     *
     * @param verified whether id and title were read at the source
     */
    public record Control(String framework, String version, String id, String title, boolean verified, String source) {}

    /**
     * A rule speaks to a control.
     *
     * @param note what is special about it; null: nothing
     */
    public record Mapping(
            String rule, Control control, @Nullable String note) {}

    /**
     * An id that older texts cite.
     *
     * @param old what they cite
     * @param id what it is now
     */
    public record Former(String framework, String old, String id, String note) {}

    private Frameworks(String folder) {
        this.controls = rows(folder + "controls.tsv", 6)
                .map(row -> new Control(row[0], row[1], row[2], row[3], row[4].equals("yes"), row[5]))
                .toList();
        this.former = rows(folder + "former.tsv", 4)
                .map(row -> new Former(row[0], row[1], row[2], row[3]))
                .toList();
        List<Mapping> found = new ArrayList<>();
        rows(folder + "rules.tsv", 4).forEach(row -> {
            Control control = find(row[1], row[2], controls)
                    .orElseThrow(() -> new IllegalStateException(folder + "rules.tsv: " + row[0] + " speaks to "
                            + row[1] + " " + row[2] + ", which controls.tsv has not"));
            found.add(new Mapping(row[0], control, row[3].isEmpty() ? null : row[3]));
        });
        this.mappings = List.copyOf(found);
    }

    /** All controls, in the order of their table. */
    public List<Control> controls() {
        return controls;
    }

    /** What a rule speaks to. */
    public List<Mapping> of(String rule) {
        return mappings.stream().filter(mapping -> mapping.rule().equals(rule)).toList();
    }

    /** The rules that speak to a control. */
    public List<String> rules(Control control) {
        return mappings.stream()
                .filter(mapping -> mapping.control().equals(control))
                .map(Mapping::rule)
                .distinct()
                .toList();
    }

    /** The controls that a question means: of one framework or of all, all of them or those that are or were called so. */
    public Set<Control> meant(@Nullable String framework, @Nullable String id) {
        Set<Control> meant = new LinkedHashSet<>();
        controls.stream()
                .filter(control -> framework == null || control.framework().equalsIgnoreCase(framework))
                .filter(control -> id == null || control.id().equalsIgnoreCase(id) || wasCalled(control, id))
                .forEach(meant::add);
        return meant;
    }

    private boolean wasCalled(Control control, String old) {
        return former.stream()
                .anyMatch(each -> each.old().equalsIgnoreCase(old)
                        && each.framework().equalsIgnoreCase(control.framework())
                        && each.id().equalsIgnoreCase(control.id()));
    }

    private static Optional<Control> find(String framework, String id, List<Control> among) {
        return among.stream()
                .filter(control -> control.framework().equalsIgnoreCase(framework)
                        && control.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** What older texts call controls. */
    public List<Former> former() {
        return former;
    }

    private static Stream<String[]> rows(String file, int columns) {
        try (InputStream in = Objects.requireNonNull(Frameworks.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                            .map(line -> line.split("\t", -1))
                            .peek(row -> {
                                if (row.length != columns) {
                                    throw new IllegalStateException(
                                            file + ": " + String.join(" | ", row) + " has not " + columns + " columns");
                                }
                            })
                            .toList()
                            .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
