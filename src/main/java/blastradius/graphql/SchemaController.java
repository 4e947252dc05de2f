package blastradius.graphql;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /graphql/schema}: the schema as one file, for the tools of those who ask. */
@RestController
public class SchemaController {

    private static final Options ALL = Options.defaultOptions()
            .includeScalarTypes(true)
            .includeDirectiveDefinitions(true)
            .includeDirectives(name -> !name.equals("deprecated"));

    private final Supplier<String> text;

    SchemaController(ObjectProvider<GraphQlSource> source) {
        this.text = SingletonSupplier.of(() -> text(source.getObject().schema()));
    }

    @GetMapping(value = "/graphql/schema", produces = "text/plain; charset=utf-8")
    String schema() {
        return text.get();
    }

    /* The types that questions begin at, then all others by name, then directives. */
    private static String text(GraphQLSchema schema) {
        Set<GraphQLSchemaElement> elements = new LinkedHashSet<>();
        Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .forEach(elements::add);
        schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .sorted(Comparator.comparing(GraphQLNamedSchemaElement::getName))
                .forEach(elements::add);
        elements.addAll(List.copyOf(schema.getDirectives()));
        return new SchemaPrinter(ALL).print(new ArrayList<>(elements));
    }
}
