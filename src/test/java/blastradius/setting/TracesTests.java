package blastradius.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TracesTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void areOffWhereNobodyNamesACollector() {
        Traces.addDefaults(environment.withProperty(Traces.COLLECTOR, ""));
        assertThat(environment.getProperty("management.opentelemetry.enabled")).isEqualTo("false");
    }

    @Test
    void areOfEveryRequestWhereSomebodyDoesAndSaysNoShare() {
        Traces.addDefaults(environment.withProperty(Traces.COLLECTOR, "http://collector:4318/v1/traces"));
        assertThat(environment.getProperty("management.opentelemetry.enabled")).isNull();
        assertThat(environment.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("1.0");
        Traces.addDefaults(environment.withProperty("management.tracing.sampling.probability", "0.1"));
        assertThat(environment.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("0.1");
    }
}
