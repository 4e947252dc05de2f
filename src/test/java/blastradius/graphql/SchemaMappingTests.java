package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

@FixtureServer
class SchemaMappingTests {

    /* Their fields are the words of enums, of which no Java name can be one: public. */
    private static final Set<String> FROM_MAPS =
            Set.of("ScoreLevels", "ScoreCriticalities", "ScoreSensitivities", "ScoreGates", "ScoreParts");

    @Autowired
    private GraphQlSource source;

    @LocalServerPort
    private int port;

    @Test
    void whatIsServedFromMapsIsWhole() {
        StringBuilder question = new StringBuilder("{ ranking(by: SCORE) { settings {");
        for (GraphQLFieldDefinition field :
                source.schema().getObjectType("ScoreSettings").getFieldDefinitions()) {
            if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type) {
                question.append(' ').append(field.getName()).append(" {");
                type.getFieldDefinitions().forEach(inner -> question.append(' ').append(inner.getName()));
                question.append(" }");
            }
        }
        assertThat(new Asking(port).data(question + " } } }").toString()).doesNotContain("null");
    }

    @Test
    void everyFieldOfTheSchemaIsServed() {
        SchemaReport report = FixtureServer.Server.REPORT.get();

        assertThat(report.unmappedFields())
                .filteredOn(field -> !FROM_MAPS.contains(field.getTypeName()))
                .isEmpty();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.unmappedArguments()).isEmpty();
        assertThat(report.skippedTypes()).isEmpty();
    }
}
