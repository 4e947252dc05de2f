package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards ask what the schema has, and read what they ask; a Grafana is not at hand. */
class DashboardTests {

    private static final Pattern OURS = Pattern.compile("\\b(?:blastradius|cache)_[a-z_]+");

    static Stream<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "docs", "grafana"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static GraphQLSchema schema() throws IOException {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Path.of("graph-schema", "graphql"))) {
            files.sorted().forEach(file -> all.merge(new SchemaParser().parse(file.toFile())));
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(all);
    }

    private static List<JsonNode> targets(Path dashboard) {
        return new JsonMapper()
                .readTree(dashboard.toFile())
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQuestionIsOneAndEveryColumnIsAnswered(Path dashboard) throws IOException {
        GraphQLSchema schema = schema();
        for (JsonNode target : targets(dashboard)) {
            JsonNode text = target.path("url_options").path("body_graphql_query");
            if (text.isString()) {
                Document document = new Parser().parseDocument(text.asString());
                assertThat(ParseAndValidate.validate(schema, document, Locale.ENGLISH))
                        .as(text.asString())
                        .isEmpty();
                String root = target.path("root_selector").asString().replaceFirst("^data\\.", "");
                target.path("columns").forEach(column -> {
                    String path = root + "." + column.path("selector").asString();
                    assertThat(isAsked(document, path)).as(path).isTrue();
                });
            }
        }
    }

    private static boolean isAsked(Document document, String path) {
        SelectionSet set = document.getDefinitionsOfType(OperationDefinition.class)
                .getFirst()
                .getSelectionSet();
        for (String name : Arrays.asList(path.split("\\.", -1))) {
            Optional<Field> field = field(set, name);
            if (field.isEmpty()) {
                return false;
            }
            set = field.get().getSelectionSet();
        }
        return true;
    }

    private static Optional<Field> field(@Nullable SelectionSet set, String name) {
        return set == null
                ? Optional.empty()
                : set.getSelectionsOfType(Field.class).stream()
                        .filter(field -> field.getResultKey().equals(name))
                        .findFirst();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyFigureIsExplained(Path dashboard) throws IOException {
        String guide = Files.readString(Path.of("src", "docs", "server-mode.md"));
        for (JsonNode target : targets(dashboard)) {
            OURS.matcher(target.path("expr").asString(""))
                    .results()
                    .map(found -> found.group()
                            .replaceFirst("_(bucket|count|sum)$", "")
                            .replaceFirst("^blastradius_(lane|snapshot)", ""))
                    .forEach(name -> assertThat(guide).contains(name));
        }
    }
}
