package blastradius.store.statement;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two sources say of one entity, put together. */
class ClaimTests {

    /** A customer's own export knows of itself only that it is a tenant; its provider's says whose customer it is. */
    @ParameterizedTest
    @CsvSource({
        "INTERNAL, CUSTOMER, CUSTOMER",
        "CUSTOMER, INTERNAL, CUSTOMER",
        "INTERNAL, PROVIDER, PROVIDER",
        "PROVIDER, CUSTOMER, PROVIDER",
        "INTERNAL, HUMAN, INTERNAL",
        "IDENTITY, SERVICE_ACCOUNT, SERVICE_ACCOUNT",
        "HUMAN, SERVICE_ACCOUNT, HUMAN",
        "CREDENTIAL, PASSWORD, PASSWORD",
        "OTHER, HOST, HOST"
    })
    void theKindThatSaysMoreCounts(EntityKind preferred, EntityKind other, EntityKind expected) {
        Claim first = Claim.of(1, Entity.of("e", preferred));
        Claim second = Claim.of(1, Entity.of("e", other));
        assertThat(first.filledBy(second).kind()).isEqualTo(expected);
    }
}
