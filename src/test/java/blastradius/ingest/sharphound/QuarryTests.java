package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    /** Facts that are stated under another name. */
    private static final Map<String, String> NAMES = Map.of("GPOAppliesTo", "GPOAppliesTo by policy");

    /** A controller replicates as a member of the group of controllers, of which that is stated. */
    private static final String BY_GROUP =
            "S-1-5-21-2147000001-2147000002-2147000003-1001 -> S-1-5-21-2147000001-2147000002-2147000003";

    @Test
    void everyFactIsStatedButWhatAnObjectMayDoToItself() {
        Map<String, Set<String>> stated = StatedEdges.of(QUARRY);
        List<String> missing = new ArrayList<>();
        EXPECTED.get("facts").forEach(fact -> {
            String kind = fact.get("kind").asString();
            String edge = end(fact.get("from")) + " -> " + end(fact.get("to"));
            boolean isSelf = fact.get("from").equals(fact.get("to"));
            boolean isByGroup = kind.equals("DCSync") && edge.equals(BY_GROUP);
            if (!isSelf
                    && !isByGroup
                    && !stated.getOrDefault(NAMES.getOrDefault(kind, kind), Set.of())
                            .contains(edge)) {
                missing.add(kind + " " + edge + ": " + fact.get("why").asString());
            }
        });
        assertThat(missing).isEmpty();
        assertThat(EXPECTED.get("facts").size()).isEqualTo(377);
    }

    private static String end(JsonNode id) {
        String text = id.asString();
        return text.startsWith(DOMAIN + "-")
                ? text.substring(DOMAIN.length() + 1) + "@"
                        + QUARRY.named(DOMAIN).id()
                : text;
    }
}
