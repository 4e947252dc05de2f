package blastradius.ingest.mapping;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.JsonTexts;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads a mapping from YAML; a word that it does not know refuses the file, naming the place. */
final class MappingReader {

    private static final ObjectMapper YAML = JsonTexts.yaml();
    private static final Set<String> TOP = Set.of(
            "mapping",
            "about",
            "extends",
            "general",
            "entities",
            "relations",
            "leave-out",
            "id-property",
            "tenant-properties",
            "files");
    private static final Set<String> IN_ROW = Set.of(
            "relation", "level", "reversed", "together", "from", "to", "mode", "form", "live", "ignored", "never");

    private final String file;
    private final Function<String, Mapping> bases;

    /**
     * @param file what the text is called in messages
     * @param bases finds the mappings that this one extends
     */
    MappingReader(String file, Function<String, Mapping> bases) {
        this.file = file;
        this.bases = bases;
    }

    Mapping read(String text) {
        try {
            return mapping(JsonTexts.tree("mapping " + file, "YAML", () -> YAML.readTree(text)));
        } catch (JacksonException malformed) {
            throw Failures.malformed("mapping " + file, malformed, "YAML");
        } catch (IllegalArgumentException senseless) {
            throw Failures.rejected("mapping " + file, String.valueOf(senseless.getMessage()));
        }
    }

    private Mapping mapping(JsonNode root) {
        onlyKnown("the mapping", root, TOP);
        Mapping own = new Mapping(
                root.path("mapping").asString(file),
                root.path("general").asBoolean(false),
                entities(root.path("entities")),
                relations(root.path("relations")),
                new HashSet<>(words(root.path("leave-out"))),
                root.path("id-property").isString() ? root.path("id-property").asString() : null,
                words(root.path("tenant-properties")),
                files(root.path("files")));
        for (String base : new LinkedHashSet<>(words(root.path("extends")))) {
            own = own.over(bases.apply(base));
        }
        return own;
    }

    private static Map<String, EntityRow> entities(JsonNode rows) {
        Map<String, EntityRow> entities = new HashMap<>();
        rows.properties().forEach(row -> entities.put(row.getKey(), entity(row.getKey(), row.getValue())));
        return entities;
    }

    private static EntityRow entity(String sourceKind, JsonNode row) {
        if (row.isString()) {
            return new EntityRow(entityKind(sourceKind, row), List.of());
        }
        onlyKnown("entity " + sourceKind, row, Set.of("kind", "except"));
        List<EntityRow.Except> exceptions = new ArrayList<>();
        for (JsonNode except : row.path("except")) {
            exceptions.add(new EntityRow.Except(
                    except.path("property").asString(),
                    except.path("value").asString(),
                    entityKind(sourceKind, except.path("kind"))));
        }
        return new EntityRow(entityKind(sourceKind, row.path("kind")), exceptions);
    }

    private static EntityKind entityKind(String sourceKind, JsonNode word) {
        EntityKind kind = word(EntityKind.class, "entity " + sourceKind, word);
        if (kind == null || !kind.isConcrete()) {
            throw new IllegalArgumentException("entity " + sourceKind + ": " + word + " is no kind of entity");
        }
        return kind;
    }

    private static Map<String, List<RelationRow>> relations(JsonNode rows) {
        Map<String, List<RelationRow>> relations = new HashMap<>();
        rows.properties().forEach(row -> relations.put(row.getKey(), rows(row.getKey(), row.getValue())));
        return relations;
    }

    private static List<RelationRow> rows(String sourceKind, JsonNode rows) {
        List<RelationRow> list = new ArrayList<>();
        if (rows.isArray()) {
            rows.forEach(row -> list.add(row("relation " + sourceKind, row)));
        } else {
            list.add(row("relation " + sourceKind, rows));
        }
        return list;
    }

    private static RelationRow row(String place, JsonNode row) {
        if (row.isString()) {
            RelationKind kind = row.asString().equals("ignored") ? null : word(RelationKind.class, place, row);
            return new RelationRow(EndFilter.ANY, EndFilter.ANY, kind, Terms.NONE, false, null);
        }
        onlyKnown(place, row, IN_ROW);
        RelationKind kind = row.has("ignored") ? null : word(RelationKind.class, place, row.path("relation"));
        if (kind == null && !row.has("ignored")) {
            throw new IllegalArgumentException(place + ": says neither \"relation\" nor \"ignored\"");
        }
        return new RelationRow(
                filter(row.path("from")),
                filter(row.path("to")),
                kind,
                terms(place, row),
                row.path("reversed").asBoolean(false),
                row.path("together").isString() ? row.path("together").asString() : null);
    }

    private static Terms terms(String place, JsonNode row) {
        String level = row.path("level").asString("");
        return Terms.builder()
                .level(level.isEmpty() ? null : AccessLevel.parse(level).orElseThrow(() -> unknown(place, level)))
                .never(row.path("never").asBoolean(false))
                .mode(word(TriggerMode.class, place, row.path("mode")))
                .form(word(BackupForm.class, place, row.path("form")))
                .live(row.has("live") ? row.path("live").asBoolean() : null)
                .build();
    }

    private static EndFilter filter(JsonNode word) {
        return word.isString() ? new EndFilter(word.asString()) : EndFilter.ANY;
    }

    private static List<FileLayout> files(JsonNode rows) {
        if (rows.size() > ImportLimits.MAX_LAYOUTS) {
            throw new IllegalArgumentException(
                    "it describes " + rows.size() + " files; at most " + ImportLimits.MAX_LAYOUTS + " are allowed");
        }
        List<FileLayout> files = new ArrayList<>();
        for (JsonNode row : rows) {
            onlyKnown("files", row, Set.of("name", "holds", "separator", "header", "columns"));
            FileLayout.Holds holds = word(FileLayout.Holds.class, "files", row.path("holds"));
            files.add(new FileLayout(
                    glob(row.path("name").asString("*")),
                    holds == null ? FileLayout.Holds.GRAPH : holds,
                    separator(row),
                    row.path("header").asBoolean(false),
                    words(row.path("columns"))));
        }
        return files;
    }

    private static Glob glob(String name) {
        if (name.length() > ImportLimits.MAX_FILE_NAME) {
            throw new IllegalArgumentException("files: a name has " + name.length() + " characters; at most "
                    + ImportLimits.MAX_FILE_NAME + " are allowed");
        }
        return new Glob(name);
    }

    private static char separator(JsonNode row) {
        String separator = row.path("separator").asString("\t");
        if (separator.length() != 1) {
            throw new IllegalArgumentException(
                    "files: the separator \"" + separator + "\" is not one character, such as \",\" or a tabulator");
        }
        return separator.charAt(0);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> words, String place, JsonNode node) {
        if (!node.isString()) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(node.asString())) {
                return word;
            }
        }
        throw unknown(place, node.asString());
    }

    private static void onlyKnown(String place, JsonNode node, Set<String> known) {
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw unknown(place, field.getKey());
            }
        });
    }

    private static IllegalArgumentException unknown(String place, String word) {
        return new IllegalArgumentException(place + ": \"" + word + "\" is not known here");
    }
}
