package blastradius.graphql.questions;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What an answer says, as lines that people can check. Lists without an order of their own are sorted. */
final class ShownAnswers {

    private ShownAnswers() {}

    static List<String> lines(String question, JsonNode data) {
        return switch (question) {
            case "ByResidual" ->
                edges(data, "/ranking")
                        .map(edge -> edge.at("/node/id").asString())
                        .toList();
            case "OldCredentials", "EndlessGrants" ->
                edges(data, "/ranking").map(ShownAnswers::ranked).toList();
            case "BreakGlass" ->
                edges(data, "/ranking")
                        .map(edge -> ranked(edge) + " administers "
                                + edge.at("/measures/tenantAdminCount").asInt())
                        .toList();
            case "UnownedServiceAccounts" -> ids(nodes(data, "/entities"));
            case "KeysIntoProduction" -> ids(nodes(data, "/exposure/entities"));
            case "Administrators" -> ids(nodes(data, "/exposure/identities"));
            case "BeyondTheirCustomers" ->
                sorted(nodes(data, "/entities")
                        .flatMap(of(person -> edges(person, "/blastRadius/tenants")
                                .map(edge ->
                                        id(person) + " " + edge.at("/node/id").asString() + " "
                                                + edge.get("level").asString()))));
            case "AfterTheContract" ->
                sorted(Stream.concat(
                        nodes(data, "/over").map(relation -> "over: " + ends(relation)),
                        nodes(data, "/still/identities").map(node -> "still: " + id(node))));
            case "ToolsOfAgents" ->
                sorted(nodes(data, "/entities")
                        .flatMap(of(agent -> edges(agent, "/blastRadius/resources")
                                .map(edge ->
                                        id(agent) + " " + edge.at("/node/id").asString() + " "
                                                + edge.get("level").asString()))));
            case "GrantedSince" ->
                sorted(Stream.concat(
                        nodes(data, "/begun")
                                .map(relation -> ends(relation) + " from "
                                        + relation.at("/window/from").asString()),
                        nodes(data, "/made").map(grant -> "made: " + id(grant))));
            case "Copies" ->
                sorted(nodes(data, "/node/heldBy")
                        .map(copy -> copy.at("/from/id").asString() + " "
                                + copy.get("disclosedAt").asString() + " "
                                + (copy.get("live").asBoolean() ? "live" : "old")));
            case "RotationSaves", "UnderApproval" ->
                edges(data.at("/comparison/columns/1"), "/chosen/tenantsLost")
                        .map(edge -> edge.at("/node/id").asString() + " "
                                + edge.get("before").asString() + " "
                                + edge.get("after").asString("nothing"))
                        .sorted()
                        .toList();
            case "EndingSoon" ->
                sorted(Stream.concat(
                        nodes(data, "/relations")
                                .map(relation -> ends(relation) + " until "
                                        + relation.at("/window/until").asString()),
                        nodes(data, "/entities")
                                .map(entity -> id(entity) + " ends "
                                        + entity.get("expiresAt").asString())));
            case "Together" ->
                Stream.of("requester", "approver", "both")
                        .map(who -> who + " "
                                + data.at("/" + who + "/tenantCounts/control").asInt() + " administers "
                                + data.at("/" + who + "/tenantAdminCount").asInt())
                        .toList();
            case "ControllersOfCustomers" ->
                sorted(nodes(data, "/entities")
                        .map(customer -> id(customer) + " "
                                + customer.at("/exposure/identities/totalCount").asInt()));
            case "LeftBehind" ->
                sorted(Stream.concat(
                        nodes(data, "/residue/items")
                                .filter(item -> List.of("ACCOUNT", "SECRET")
                                        .contains(item.get("kind").asString()))
                                .map(item -> item.get("kind").asString() + " "
                                        + item.at("/entity/id").asString()),
                        edges(data, "/residue/reached/tenants")
                                .map(edge -> edge.at("/node/id").asString() + " "
                                        + edge.get("level").asString())));
            case "HeldByUs" ->
                sorted(nodes(data, "/entities")
                        .map(key -> id(key) + " opens "
                                + ids(nodes(key, "/opens").map(relation -> relation.get("to"))) + " in "
                                + ids(nodes(key, "/places").map(relation -> relation.get("from"))) + " known to "
                                + ids(nodes(key, "/known").map(relation -> relation.get("to"))) + " since "
                                + key.get("createdAt").asString("?").substring(0, 10)));
            case "HowToControl" ->
                Stream.of("identities", "resources")
                        .map(what -> edges(data, "/blastRadius/" + what)
                                .findFirst()
                                .map(edge ->
                                        what + ": " + edge.at("/path/words").size() + " steps")
                                .orElse(what + ": none"))
                        .toList();
            case "When" ->
                list(data.at("/blastRadius/overTime/periods"))
                        .filter(period -> !period.get("level").isNull())
                        .map(period -> period.get("from").asString() + " to "
                                + period.get("to").asString() + " "
                                + period.get("level").asString())
                        .toList();
            case "WholeTruth" ->
                List.of("exact " + data.at("/blastRadius/completeness/exact").asBoolean()
                        + ", agrees " + data.at("/blastRadius/agreement/agrees").asBoolean()
                        + ", entities "
                        + data.at("/blastRadius/snapshot/entityCount").asInt());
            case "SharedAndGroups" ->
                sorted(Stream.concat(
                        nodes(data, "/shared")
                                .map(account -> id(account) + " used by " + ids(list(account.get("users")))),
                        nodes(data, "/groups")
                                .map(group -> id(group) + " has "
                                        + ids(nodes(group, "/heldBy").map(relation -> relation.get("from"))))));
            default -> throw new IllegalArgumentException("nobody says how " + question + " is shown");
        };
    }

    /** A number as people write it. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    }

    private static String ranked(JsonNode edge) {
        return edge.at("/node/id").asString() + " " + number(edge.get("value").asDouble());
    }

    private static String ends(JsonNode relation) {
        return relation.at("/from/id").asString() + " → "
                + relation.at("/to/id").asString();
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }

    private static List<String> ids(Stream<JsonNode> nodes) {
        return sorted(nodes.map(ShownAnswers::id));
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.toList());
    }

    private static Function<JsonNode, Stream<String>> of(Function<JsonNode, Stream<String>> lines) {
        return lines;
    }

    private static Stream<JsonNode> edges(JsonNode in, String list) {
        return list(in.at(list + "/edges"));
    }

    private static Stream<JsonNode> nodes(JsonNode in, String list) {
        return list(in.at(list + "/nodes"));
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
