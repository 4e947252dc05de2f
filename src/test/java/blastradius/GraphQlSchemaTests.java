package blastradius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules of the GraphQL schema, read as text: no server runs. */
class GraphQlSchemaTests {

    private static final Path SCHEMA = Path.of("graph-schema/graphql");

    /* An extension continues a type that is described where it begins. */
    @Test
    void everythingIsDescribed() {
        assertThat(definitions())
                .flatExtracting(GraphQlSchemaTests::withMembers)
                .filteredOn(node -> !(node instanceof SDLExtensionDefinition))
                .filteredOn(node -> ((AbstractDescribedNode<?>) node).getDescription() == null)
                .extracting(node -> ((NamedNode<?>) node).getName())
                .isEmpty();
    }

    @Test
    void whateverChangesSomethingSaysWhoMay() {
        assertThat(definitions())
                .filteredOn(node -> node instanceof ObjectTypeDefinition type
                        && type.getName().equals("Mutation"))
                .flatExtracting(node -> ((ObjectTypeDefinition) node).getFieldDefinitions())
                .isNotEmpty()
                .filteredOn(field -> !field.hasDirective("requires"))
                .extracting(FieldDefinition::getName)
                .isEmpty();
    }

    @Test
    void connectionsAreNeverNull() {
        assertThat(fields())
                .filteredOn(field -> named(field.getType()).endsWith("Connection"))
                .filteredOn(field -> !(field.getType() instanceof NonNullType))
                .extracting(FieldDefinition::getName)
                .isEmpty();
    }

    @Test
    void connectionsArePagedFromTheFront() {
        assertThat(fields())
                .filteredOn(field -> named(field.getType()).endsWith("Connection"))
                .allSatisfy(field -> assertThat(field.getInputValueDefinitions())
                        .as(field.getName())
                        .extracting(InputValueDefinition::getName)
                        .contains("first", "after"));
    }

    @Test
    void connectionsHoldEdgesAPageAndATotal() {
        assertThat(objects())
                .filteredOn(type -> type.getName().endsWith("Connection"))
                .allSatisfy(type -> assertThat(types(type))
                        .as(type.getName())
                        .contains(
                                entry("edges", "[" + edgeOf(type) + "!]!"),
                                entry("pageInfo", "PageInfo!"),
                                entry("totalCount", "Int!")));
    }

    @Test
    void edgesHoldANodeAndACursor() {
        assertThat(objects())
                .filteredOn(type -> type.getName().endsWith("Edge"))
                .allSatisfy(type -> {
                    assertThat(types(type)).as(type.getName()).contains(entry("cursor", "String!"));
                    assertThat(types(type).get("node")).as(type.getName()).endsWith("!");
                });
    }

    /* Relay's nodes alone answers an unknown id with null in its place. */
    @Test
    void noListHoldsNulls() {
        assertThat(fields())
                .filteredOn(field -> !field.getName().equals("nodes"))
                .filteredOn(field -> text(field.getType()).matches(".*[^!]].*"))
                .extracting(FieldDefinition::getName)
                .isEmpty();
    }

    /* Grafana's node graph takes the parts of a ring from fields that begin with arc__. */
    @Test
    void namesFollowTheCustom() {
        assertThat(fields())
                .extracting(FieldDefinition::getName)
                .allSatisfy(name -> assertThat(name).matches("(arc__)?[a-z][A-Za-z0-9]*"));
        assertThat(definitions())
                .flatExtracting(GraphQlSchemaTests::withMembers)
                .filteredOn(EnumValueDefinition.class::isInstance)
                .extracting(value -> ((EnumValueDefinition) value).getName())
                .allSatisfy(name -> assertThat(name).matches("[A-Z][A-Z0-9_]*"));
    }

    private static String edgeOf(ObjectTypeDefinition connection) {
        return connection.getName().replaceAll("Connection$", "Edge");
    }

    private static Map<String, String> types(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .collect(Collectors.toMap(FieldDefinition::getName, field -> text(field.getType())));
    }

    private static String named(Type<?> type) {
        return text(type).replaceAll("[\\[\\]!]", "");
    }

    private static String text(Type<?> type) {
        return switch (type) {
            case NonNullType wrapped -> text(wrapped.getType()) + "!";
            case ListType list -> "[" + text(list.getType()) + "]";
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException("A type of a kind unknown to this test: " + type);
        };
    }

    private static List<ObjectTypeDefinition> objects() {
        return definitions().stream()
                .filter(ObjectTypeDefinition.class::isInstance)
                .map(ObjectTypeDefinition.class::cast)
                .toList();
    }

    private static List<FieldDefinition> fields() {
        return definitions().stream()
                .flatMap(definition -> withMembers(definition).stream())
                .filter(FieldDefinition.class::isInstance)
                .map(FieldDefinition.class::cast)
                .toList();
    }

    private static List<Node<?>> withMembers(Node<?> definition) {
        Stream<? extends Node<?>> members = switch (definition) {
            case ObjectTypeDefinition type -> withArguments(type.getFieldDefinitions());
            case InterfaceTypeDefinition type -> withArguments(type.getFieldDefinitions());
            case InputObjectTypeDefinition type -> type.getInputValueDefinitions().stream();
            case EnumTypeDefinition type -> type.getEnumValueDefinitions().stream();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(definition), members).toList();
    }

    private static Stream<Node<?>> withArguments(List<FieldDefinition> fields) {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.getInputValueDefinitions().stream()));
    }

    private static List<Node<?>> definitions() {
        try (Stream<Path> files = Files.walk(SCHEMA)) {
            return files.filter(file -> file.toString().endsWith(".graphqls"))
                    .flatMap(GraphQlSchemaTests::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Node<?>> parse(Path file) {
        try {
            return new Parser()
                    .parseDocument(Files.readString(file)).getDefinitionsOfType(SDLDefinition.class).stream()
                            .filter(definition -> !(definition instanceof SchemaDefinition))
                            .map(definition -> (Node<?>) definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
