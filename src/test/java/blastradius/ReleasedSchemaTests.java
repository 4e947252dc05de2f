package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release answered the next ones answer too: the schema is added to, what is over is deprecated, and nothing changes its meaning. */
class ReleasedSchemaTests {

    private static final Path RELEASES = Path.of("graph-schema", "releases");
    private static final GraphQLSchema NOW = schema(Path.of("graph-schema", "graphql"));

    /** What was broken all the same, and why. */
    private static final Set<String> BROKEN = Set.of();

    static Stream<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            return files.sorted().toList().stream();
        }
    }

    private static GraphQLSchema schema(Path where) {
        try (Stream<Path> files = Files.walk(where)) {
            TypeDefinitionRegistry all = new TypeDefinitionRegistry();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.merge(new SchemaParser().parse(file.toFile()));
            }
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleaseIsStillAnswered(Path release) {
        List<String> changes = new ArrayList<>();
        for (GraphQLNamedType before : schema(release).getAllTypesAsList()) {
            if (!before.getName().startsWith("__")) {
                compare(before, NOW.getType(before.getName()), changes);
            }
        }
        changes.removeIf(change -> BROKEN.stream().anyMatch(change::startsWith));
        assertThat(changes)
                .as("add a new name beside it, and deprecate the old one")
                .isEmpty();
    }

    private static void compare(
            GraphQLNamedType before, graphql.schema.@Nullable GraphQLType now, List<String> changes) {
        String name = before.getName();
        if (now == null || now.getClass() != before.getClass()) {
            changes.add(name + " is gone, or is something else");
            return;
        }
        switch (before) {
            case GraphQLFieldsContainer type -> compare(type, (GraphQLFieldsContainer) now, changes);
            case GraphQLInputObjectType type ->
                compareInputs(
                        name,
                        type.getFieldDefinitions(),
                        ((GraphQLInputObjectType) now).getFieldDefinitions(),
                        GraphQLInputObjectField::getName,
                        GraphQLInputObjectField::getType,
                        GraphQLInputObjectField::hasSetDefaultValue,
                        changes);
            case GraphQLEnumType type -> gone(name, values(type), values((GraphQLEnumType) now), changes);
            case GraphQLUnionType type -> gone(name, members(type), members((GraphQLUnionType) now), changes);
            default -> {}
        }
    }

    private static void compare(GraphQLFieldsContainer before, GraphQLFieldsContainer now, List<String> changes) {
        for (GraphQLFieldDefinition field : before.getFieldDefinitions()) {
            String place = before.getName() + "." + field.getName();
            GraphQLFieldDefinition same = now.getFieldDefinition(field.getName());
            if (same == null) {
                changes.add(place + " is gone");
                continue;
            }
            String was = GraphQLTypeUtil.simplePrint(field.getType());
            String is = GraphQLTypeUtil.simplePrint(same.getType());
            if (!is.equals(was) && !is.equals(was + "!")) {
                changes.add(place + " was " + was + " and is " + is);
            }
            compareInputs(
                    place,
                    field.getArguments(),
                    same.getArguments(),
                    GraphQLArgument::getName,
                    GraphQLArgument::getType,
                    GraphQLArgument::hasSetDefaultValue,
                    changes);
        }
    }

    private static <T> void compareInputs(
            String place,
            List<T> before,
            List<T> now,
            Function<T, String> name,
            Function<T, GraphQLInputType> type,
            Function<T, Boolean> hasDefault,
            List<String> changes) {
        Set<String> known = before.stream().map(name).collect(Collectors.toSet());
        gone(place, known, now.stream().map(name).collect(Collectors.toSet()), changes);
        for (T input : now) {
            if (!known.contains(name.apply(input))
                    && type.apply(input) instanceof GraphQLNonNull
                    && !hasDefault.apply(input)) {
                changes.add(place + "." + name.apply(input) + " is new, and has to be given");
            }
            before.stream()
                    .filter(old -> name.apply(old).equals(name.apply(input)))
                    .forEach(old -> {
                        String was = GraphQLTypeUtil.simplePrint(type.apply(old));
                        String is = GraphQLTypeUtil.simplePrint(type.apply(input));
                        if (!was.equals(is) && !was.equals(is + "!")) {
                            changes.add(place + "." + name.apply(input) + " was " + was + " and is " + is);
                        }
                    });
        }
    }

    private static void gone(String place, Set<String> before, Set<String> now, List<String> changes) {
        before.stream()
                .filter(name -> !now.contains(name))
                .sorted()
                .forEach(name -> changes.add(place + "." + name + " is gone"));
    }

    private static Set<String> values(GraphQLEnumType type) {
        return type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> members(GraphQLUnionType type) {
        return type.getTypes().stream().map(GraphQLNamedType::getName).collect(Collectors.toSet());
    }
}
