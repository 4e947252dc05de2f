package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small domain whose facts and answers were worked out by hand. */
class QuarryTests {

    private static final String DOMAIN = "QUARRY.EXAMPLE";
    private static final JsonNode EXPECTED = expected();

    /** What the answers do not go on from. */
    private static final Set<String> STOPS = Set.of(
            DOMAIN,
            "DC01." + DOMAIN,
            "CA01." + DOMAIN,
            "ADMINISTRATOR@" + DOMAIN,
            "DOMAIN ADMINS@" + DOMAIN,
            "ENTERPRISE ADMINS@" + DOMAIN,
            "ADMINISTRATORS@" + DOMAIN);

    /** Everybody is among these, and they hold nothing here: the answers leave them out. */
    private static final Set<String> EVERYBODYS = Set.of(
            "AUTHENTICATED USERS@" + DOMAIN,
            "EVERYONE@" + DOMAIN,
            "THIS ORGANIZATION@" + DOMAIN,
            "AUTHENTICATED USERS@PIT." + DOMAIN);

    private static final SharpHoundFiles QUARRY = SharpHoundFiles.sample("quarry.zip");

    private static JsonNode expected() {
        return JsonMapper.shared()
                .readTree(
                        SharpHoundFiles.SAMPLES.resolve("quarry.expected.json").toFile());
    }

    @Test
    void eachPrincipalHoldsWhatItShouldBeforeTheDomainFalls() {
        SharpHoundFiles stopped = QUARRY.without(
                relation -> relation.sourceKind().equals("ADCSESC1") || STOPS.contains(QUARRY.nameOf(relation.from())));
        Map<String, Set<String>> answers = new TreeMap<>();
        Map<String, Set<String>> right = new TreeMap<>();
        EXPECTED.get("reach").properties().forEach(principal -> {
            Set<String> falls = stopped.falls(principal.getKey());
            falls.removeAll(EVERYBODYS);
            answers.put(principal.getKey(), falls);
            Set<String> expected = new TreeSet<>();
            principal.getValue().get("before_the_domain").forEach(name -> expected.add(name.asString()));
            right.put(principal.getKey(), expected);
        });
        assertThat(answers).isEqualTo(right);
    }

    @Test
    void eachPrincipalTakesTheDomainIfItShould() {
        SharpHoundFiles without =
                QUARRY.without(relation -> relation.sourceKind().equals("ADCSESC1"));
        Map<String, Boolean> answers = new TreeMap<>();
        Map<String, Boolean> right = new TreeMap<>();
        EXPECTED.get("reach").properties().forEach(principal -> {
            answers.put(principal.getKey(), without.falls(principal.getKey()).contains(DOMAIN));
            right.put(
                    principal.getKey(),
                    principal.getValue().get("takes_the_domain").asBoolean());
        });
        assertThat(answers).isEqualTo(right);
    }
}
