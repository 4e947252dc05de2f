package blastradius.ingest;

import blastradius.ingest.file.Format;
import blastradius.ingest.file.Meter;
import blastradius.ingest.mapping.ExtensionSchema;
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.recognition.Recognised;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What files' words mean: by a mapping that is given with them, else by the shipped ones.
 *
 * @param mappings the shipped ones
 */
record Meanings(Mappings mappings) {

    /** The mapping that was given with an import. */
    Mapping given(ImportRequest.NamedMapping named) {
        String text = named.text();
        return text == null ? mappings.named(named.name()) : mappings.read(named.name(), text);
    }

    /** {@code source}: under which the files are kept. */
    WordMeanings of(List<Recognised> files, @Nullable Mapping given, String source) {
        List<Mapping> used = new ArrayList<>();
        if (given != null) {
            used.add(given);
        } else {
            files.forEach(file -> mappings.describing(file.content().fileName()).ifPresent(one -> use(one, used)));
        }
        mappings.all().stream().filter(Mapping::general).forEach(one -> use(one, used));
        List<ExtensionSchema> schemas = files.stream()
                .filter(file -> file.format() == Format.EXTENSION_SCHEMA)
                .map(file -> ExtensionSchema.read(file.content(), Meter.silent()))
                .toList();
        Set<String> namespaces = new LinkedHashSet<>(List.of(namespace(source)));
        files.forEach(file -> namespaces.add(namespace(file.sourceKind())));
        namespaces.remove("");
        return new WordMeanings(used, schemas, namespaces);
    }

    /* Names tell mappings apart, so that no row is looked at. */
    private static void use(Mapping mapping, List<Mapping> used) {
        if (!used.contains(mapping)) {
            used.add(mapping);
        }
    }

    /* Collectors call themselves by their prefix and "Base": MSSQL_Base, GHBase. */
    private static String namespace(@Nullable String sourceKind) {
        return sourceKind == null || !sourceKind.endsWith("Base") ? "" : sourceKind.replaceFirst("_?Base$", "");
    }
}
