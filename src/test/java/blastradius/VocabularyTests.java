package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Clause;
import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.model.TriggerMode;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One vocabulary in four places: the enums, the names in Neo4j, the GraphQL schema, and the tables of MODEL.md. */
class VocabularyTests {

    private static final Path SCHEMA = Path.of("graph-schema", "graphql");
    private static final Path TABLES = Path.of("graph-schema", "MODEL.md");

    /** Enums that the schema must have; of the others it need not speak, but if it does, then in the same words. */
    private static final List<Class<? extends Enum<?>>> DEMANDED = List.of(
            RelationKind.class,
            EntityKind.class,
            AccessLevel.class,
            JitMode.class,
            Criticality.class,
            Sensitivity.class,
            Environment.class,
            ServiceScope.class);

    private static final List<Class<? extends Enum<?>>> OPTIONAL =
            List.of(GrantState.class, TriggerMode.class, BackupForm.class);

    @Test
    void theTableHasEveryRelationAsTheEnumStatesIt() throws IOException {
        assertThat(rows("relation", 4))
                .containsExactlyElementsOf(Arrays.stream(RelationKind.values())
                        .map(VocabularyTests::row)
                        .toList());
    }

    @Test
    void theTableHasEveryEntityTypeAndKind() throws IOException {
        assertThat(rows("entity", 3))
                .containsExactlyElementsOf(Arrays.stream(EntityType.values())
                        .map(VocabularyTests::row)
                        .toList());
    }

    @Test
    void theTableHasEveryLevel() throws IOException {
        assertThat(rows("level", 2))
                .containsExactlyElementsOf(Arrays.stream(AccessLevel.values())
                        .map(level -> List.of("`" + level + "`", Integer.toString(level.code())))
                        .toList());
    }

    @Test
    void namesAreGoodLabelsAndRelationshipTypesInNeo4j() {
        assertThat(EntityType.values()).extracting(EntityType::label).allMatch(label -> label.matches("[A-Z][a-z]+"));
        assertThat(EntityType.values())
                .allSatisfy(type ->
                        assertThat(type.label().toUpperCase(Locale.ROOT)).isEqualTo(type.name()));
        assertThat(RelationKind.values()).extracting(Enum::name).allMatch(name -> name.matches("[A-Z]+(_[A-Z]+)*"));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void theSchemaSpeaksTheSameWords(Class<? extends Enum<?>> type) throws IOException {
        Set<String> inSchema = Optional.ofNullable(
                        schema().getTypesMap(EnumTypeDefinition.class).get(type.getSimpleName()))
                .map(VocabularyTests::values)
                .orElseGet(() -> OPTIONAL.contains(type) ? words(type) : Set.of());
        assertThat(inSchema).isEqualTo(words(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RankingMeasure", "ComparedMeasure"})
    void identitiesAreRankedAndComparedByTheSameMeasures(String name) throws IOException {
        assertThat(values(Objects.requireNonNull(
                        schema().getTypesMap(EnumTypeDefinition.class).get(name), name)))
                .as("measures that the schema's " + name + " knows")
                .isEqualTo(words(Measure.class));
    }

    @ParameterizedTest
    @EnumSource
    void anIdentityTellsEveryMeasure(Measure measure) throws IOException {
        assertThat(Objects.requireNonNull(
                                schema().getTypesMap(ObjectTypeDefinition.class).get("IdentityMeasures"))
                        .getFieldDefinitions())
                .extracting(FieldDefinition::getName)
                .contains(
                        switch (measure) {
                            case SCORE -> "score";
                            case RESIDUAL -> "residual";
                            case LOSS -> "loss";
                            case TENANTS -> "tenantCounts";
                            case TENANT_ADMIN -> "tenantAdminCount";
                            case RESOURCES -> "resourceValue";
                            case ENTITIES -> "entityCount";
                            case EXPOSURE_HOURS -> "exposureHours";
                        });
    }

    static Stream<Class<? extends Enum<?>>> enums() {
        return Stream.concat(DEMANDED.stream(), OPTIONAL.stream());
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaHasATypeForEveryLabel(EntityType type) throws IOException {
        assertThat(schema().getTypesMap(ObjectTypeDefinition.class)).containsKey(type.label());
    }

    private static Set<String> values(EnumTypeDefinition definition) {
        return definition.getEnumValueDefinitions().stream()
                .map(EnumValueDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(Class<? extends Enum<?>> type) {
        Set<String> words =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        if (type == AccessLevel.class) {
            words.add("USE");
        }
        return words;
    }

    private static TypeDefinitionRegistry schema() throws IOException {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(SCHEMA)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".graphqls"))
                    .sorted()
                    .toList()) {
                all.merge(new SchemaParser().parse(Files.readString(file)));
            }
        }
        return all;
    }

    /** The first cells of the rows of the table whose header begins with this word. */
    private static List<List<String>> rows(String header, int cells) throws IOException {
        return Files.readAllLines(TABLES).stream()
                .dropWhile(line -> !line.startsWith("| " + header + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .limit(cells)
                        .toList())
                .toList();
    }

    private static List<String> row(EntityType type) {
        String kinds = Arrays.stream(EntityKind.values())
                .filter(kind -> kind.type() == type)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return List.of("`" + type.label() + "`", kinds, said(type.exerciseLevel(), Set.of(type)));
    }

    private static List<String> row(RelationKind kind) {
        Set<EntityType> sources = EnumSet.noneOf(EntityType.class);
        Set<EntityType> targets = EnumSet.noneOf(EntityType.class);
        for (EntityType source : EntityType.values()) {
            for (EntityType target : EntityType.values()) {
                if (kind.fits(source, target)) {
                    sources.add(source);
                    targets.add(target);
                }
            }
        }
        String clauses = kind.clauses().stream()
                .map(clause -> said(clause, sources, targets))
                .collect(Collectors.joining("; "));
        return List.of("`" + kind + "`", said(sources), said(targets), clauses.isEmpty() ? "none" : clauses);
    }

    private static String said(Set<EntityType> types) {
        return types.size() == EntityType.values().length
                ? "any"
                : types.stream().map(EntityType::label).collect(Collectors.joining(", "));
    }

    private static String said(Clause clause, Set<EntityType> sources, Set<EntityType> targets) {
        return clause.backwards()
                ? "backwards " + said(clause.needs(), targets) + " → " + said(clause.gives(), sources)
                : said(clause.needs(), sources) + " → " + said(clause.gives(), targets);
    }

    private static String said(Clause.Side side, Set<EntityType> types) {
        return switch (side) {
            case Clause.Side.Fixed fixed -> said(fixed.level(), types);
            case Clause.Side.Exercise.X -> "x";
            case Clause.Side.Stated stated -> "stated (" + said(stated.byDefault(), types) + ")";
            case Clause.Side.Same.SAME -> "L";
        };
    }

    /** READ is called USE where nothing but groups, grants and credentials can stand. */
    private static String said(AccessLevel level, Set<EntityType> types) {
        boolean used = types.stream().allMatch(type -> type.exerciseLevel() == AccessLevel.USE);
        return used && level == AccessLevel.USE ? "USE" : level.name();
    }
}
