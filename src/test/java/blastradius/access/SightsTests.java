package blastradius.access;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.access.Sights.ProviderNames;
import blastradius.model.Sight;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SightsTests {

    private static final Sights SIGHTS = new Sights("tenants", ProviderNames.SHOWN, null);

    static Stream<Arguments> claims() {
        Sight some = new Sight(Set.of("red", "green"), null);
        return Stream.of(
                Arguments.of(Map.of("tenants", List.of("red", "green")), some),
                Arguments.of(Map.of("tenants", "red"), new Sight(Set.of("red"), null)),
                Arguments.of(Map.of("tenants", List.of("*")), Sight.WHOLE),
                Arguments.of(Map.of("tenants", "*"), Sight.WHOLE),
                Arguments.of(Map.of(), Sight.NOTHING),
                Arguments.of(Map.of("tenants", List.of()), Sight.NOTHING),
                Arguments.of(Map.of("tenants", Map.of("red", true)), Sight.NOTHING),
                Arguments.of(Map.of("tenants", true), Sight.NOTHING),
                Arguments.of(Map.of("Tenants", List.of("red")), Sight.NOTHING),
                Arguments.of(Map.of("tenants", List.of("*"), "_claim_names", Map.of("tenants", "src1")), Sight.NOTHING),
                Arguments.of(Map.of("tenants", List.of("red", "*")), new Sight(Set.of("red", "*"), null)));
    }

    /** All tenants by one word alone; whatever else is not understood shows nothing. */
    @ParameterizedTest
    @MethodSource("claims")
    void aClaimSaysWhatIsSeen(Map<String, Object> claims, Sight seen) {
        assertThat(SIGHTS.of(claims)).isEqualTo(seen);
    }

    @Test
    void whereNoClaimIsNamedEverybodySeesAll() {
        assertThat(new Sights(null, ProviderNames.MASKED, null).of(Map.of())).isEqualTo(Sight.WHOLE);
    }

    @Test
    void aKeyIsKeptWhereNamesAreMaskedAndNeverTold() {
        Sights masked = new Sights("tenants", ProviderNames.MASKED, "secret");

        Sight sight = masked.of(Map.of("tenants", List.of("red")));

        assertThat(sight.mask()).isEqualTo("secret");
        assertThat(masked + " " + sight).doesNotContain("secret");
        assertThat(sight.masked("nw/mara")).hasSize(16).isEqualTo(sight.masked("nw/mara"));
        assertThat(masked.of(Map.of("tenants", List.of("green"))).masked("nw/mara"))
                .isNotEqualTo(sight.masked("nw/mara"));
        assertThat(new Sights("tenants", ProviderNames.SHOWN, "secret").maskKey())
                .isNull();
        assertThat(new Sights("tenants", ProviderNames.MASKED, null).maskKey()).isNotBlank();
    }

    @Test
    void whoeverSeesAPartOnlyAsks() {
        Caller caller =
                Caller.of("cleo", "Cleo", EnumSet.allOf(CallerRole.class), Instant.MAX, new Sight(Set.of("red"), null));

        assertThat(caller.roles()).containsExactly(CallerRole.VIEWER);
        assertThat(Caller.of("oscar", "Oscar", EnumSet.of(CallerRole.OPERATOR), Instant.MAX, Sight.NOTHING)
                        .roles())
                .isEmpty();
    }
}
