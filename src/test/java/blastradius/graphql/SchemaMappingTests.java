package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.SchemaReport;

@FixtureServer
class SchemaMappingTests {

    @Test
    void everyFieldOfTheSchemaIsServed() {
        SchemaReport report = FixtureServer.Server.REPORT.get();

        assertThat(report.unmappedFields()).isEmpty();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.unmappedArguments()).isEmpty();
        assertThat(report.skippedTypes()).isEmpty();
    }
}
