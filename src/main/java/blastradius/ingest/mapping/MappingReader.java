package blastradius.ingest.mapping;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.Glob;
import blastradius.ingest.row.RelationRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads a mapping from YAML; a word that it does not know refuses the file, naming the place. */
final class MappingReader {

    private static final ObjectMapper YAML = JsonTexts.yaml();
    private static final List<String> TOP = List.of(
            "mapping",
            "about",
            "extends",
            "general",
            "entities",
            "relations",
            "whole-tenant",
            "roles",
            "leave-out",
            "id-property",
            "tenant-properties",
            "files");
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
            return mapping(
                    RowPlace.of(YAML, text), JsonTexts.tree("mapping " + file, "YAML", () -> YAML.readTree(text)));
        } catch (JacksonException malformed) {
            throw Failures.malformed("mapping " + file, malformed, "YAML");
        } catch (IllegalArgumentException senseless) {
            throw Failures.rejected("mapping " + file, String.valueOf(senseless.getMessage()));
        }
    }

    private Mapping mapping(RowPlace place, JsonNode root) {
        if (!root.isObject()) {
            throw place.wrong("it names kinds under \"entities\" and \"relations\"");
        }
        place.onlyKnown(root, TOP);
        Mapping own = new Mapping(
                root.path("mapping").asString(file),
                root.path("general").asBoolean(false),
                entities(place.in("entities"), root.path("entities")),
                relations(place.in("relations"), root.path("relations")),
                reasons(place.in("whole-tenant"), root.path("whole-tenant")),
                roles(place.in("roles"), root.path("roles")),
                new HashSet<>(place.in("leave-out").listed(root.path("leave-out"))),
                root.path("id-property").isString() ? root.path("id-property").asString() : null,
                place.in("tenant-properties").listed(root.path("tenant-properties")),
                files(place.named("files", "files"), root.path("files")));
        for (String base : new LinkedHashSet<>(place.in("extends").listed(root.path("extends")))) {
            own = own.over(bases.apply(base));
        }
        return own;
    }

    private static Map<String, EntityRow> entities(RowPlace place, JsonNode rows) {
        Map<String, EntityRow> entities = new HashMap<>();
        rows.properties()
                .forEach(row -> entities.put(
                        row.getKey(),
                        EntityRowReader.row(place.named("entity " + row.getKey(), row.getKey()), row.getValue())));
        return entities;
    }

    private static Map<String, List<RelationRow>> relations(RowPlace place, JsonNode rows) {
        Map<String, List<RelationRow>> relations = new HashMap<>();
        rows.properties()
                .forEach(row -> relations.put(
                        row.getKey(),
                        RelationRowReader.rows(place.named("relation " + row.getKey(), row.getKey()), row.getValue())));
        return relations;
    }

    private static Map<String, String> reasons(RowPlace place, JsonNode rows) {
        Map<String, String> reasons = new HashMap<>();
        rows.properties()
                .forEach(row -> reasons.put(
                        row.getKey(),
                        place.named("whole-tenant " + row.getKey(), row.getKey())
                                .text(row.getValue())));
        return reasons;
    }

    private Map<String, Judgement> roles(RowPlace place, JsonNode rows) {
        Map<String, Judgement> roles = new HashMap<>();
        rows.properties()
                .forEach(row -> roles.put(
                        row.getKey().strip().toUpperCase(Locale.ROOT),
                        role(place.named("role " + row.getKey(), row.getKey()), row.getKey(), row.getValue())));
        return roles;
    }

    private Judgement role(RowPlace place, String id, JsonNode row) {
        if (!row.isString() && !row.isObject()) {
            throw place.wrong(
                    "say what it gives, such as \"CAN WRITE MAIL; CAN_MANAGE_MEMBERS GROUPS\", or \"\" for nothing");
        }
        place.onlyKnown(row, List.of("rights", "sure", "name"));
        String rights = row.isString() ? row.asString() : row.path("rights").asString("");
        try {
            return Judgement.stated(
                    row.path("name").asString(id), rights, row.path("sure").asString("sure"), file);
        } catch (IllegalArgumentException senseless) {
            throw place.wrong(String.valueOf(senseless.getMessage()));
        }
    }

    private static List<FileLayout> files(RowPlace place, JsonNode rows) {
        if (rows.size() > ImportLimits.MAX_LAYOUTS) {
            throw place.wrong(
                    "it describes " + rows.size() + " files; at most " + ImportLimits.MAX_LAYOUTS + " are allowed");
        }
        List<FileLayout> files = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            files.add(layout(place.in(String.valueOf(i)), rows.get(i)));
        }
        return files;
    }

    private static FileLayout layout(RowPlace place, JsonNode row) {
        place.onlyKnown(row, List.of("name", "holds", "separator", "header", "columns"));
        FileLayout.Holds holds = place.in("holds").word(FileLayout.Holds.class, row.path("holds"));
        return new FileLayout(
                glob(place.in("name"), row.path("name").asString("*")),
                holds == null ? FileLayout.Holds.GRAPH : holds,
                separator(place.in("separator"), row),
                row.path("header").asBoolean(false),
                place.in("columns").listed(row.path("columns")));
    }

    private static Glob glob(RowPlace place, String name) {
        if (name.length() > ImportLimits.MAX_FILE_NAME) {
            throw place.wrong("a name has " + name.length() + " characters; at most " + ImportLimits.MAX_FILE_NAME
                    + " are allowed");
        }
        return new Glob(name);
    }

    private static char separator(RowPlace place, JsonNode row) {
        String separator = row.path("separator").asString("\t");
        if (separator.length() != 1) {
            throw place.wrong("the separator \"" + separator + "\" is not one character, such as \",\" or a tabulator");
        }
        return separator.charAt(0);
    }
}
