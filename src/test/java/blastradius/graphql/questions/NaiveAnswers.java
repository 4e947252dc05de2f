package blastradius.graphql.questions;

import static blastradius.graphql.questions.ExportedEstate.instant;
import static blastradius.graphql.questions.ExportedEstate.isOpen;
import static blastradius.graphql.questions.ExportedEstate.text;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The questions, answered from the lines of an export by going through all of them. Null where only people's answers are compared. */
final class NaiveAnswers {

    private static final int WRITE = 3;
    private static final int CONTROL = 4;

    private final ExportedEstate estate;
    private final JsonNode variables;

    NaiveAnswers(ExportedEstate estate, JsonNode variables) {
        this.estate = estate;
        this.variables = variables;
    }

    @Nullable
    List<String> lines(String question) {
        return switch (question) {
            case "OldCredentials" -> oldCredentials();
            case "EndlessGrants" -> byLoss(all(EntityType.GRANT).filter(grant -> estate.grantEnd(grant) == null));
            case "UnownedServiceAccounts" ->
                sorted(estate.entities.keySet().stream()
                        .filter(id -> estate.kind(id).equals("SERVICE_ACCOUNT"))
                        .filter(id -> estate.from(id, "OWNED_BY").findAny().isEmpty()));
            case "KeysIntoProduction" -> keysIntoProduction();
            case "BeyondTheirCustomers" -> beyondTheirCustomers();
            case "ToolsOfAgents" -> toolsOfAgents();
            case "Administrators" -> administrators();
            case "GrantedSince" -> grantedSince();
            case "Copies" ->
                sorted(estate.relations("STORES")
                        .filter(copy -> text(copy, "to").equals(word("key")))
                        .map(copy -> text(copy, "from") + " "
                                + (text(copy, "disclosed_at").isEmpty() ? "CONTROL" : text(copy, "disclosed_at")) + " "
                                + (copy.get("live").asBoolean() ? "live" : "old")));
            case "EndingSoon" -> endingSoon();
            case "Together" -> together();
            case "ControllersOfCustomers" -> controllers();
            case "BreakGlass" -> breakGlass();
            case "When" -> when();
            case "SharedAndGroups" -> sharedAndGroups();
            case "HeldByUs",
                    "HowToControl",
                    "WholeTruth",
                    "LeftBehind",
                    "RotationSaves",
                    "UnderApproval",
                    "AfterTheContract" -> null;
            case "ByResidual" -> new NaiveScores(estate, time("at")).byResidual(id -> administered(held(id)));
            default -> throw new IllegalArgumentException(question);
        };
    }

    private String word(String name) {
        return text(variables, name);
    }

    private Instant time(String name) {
        return Instant.parse(word(name));
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    private Stream<String> all(EntityType type) {
        return List.copyOf(estate.entities.keySet()).stream().filter(id -> estate.isA(id, type));
    }

    private Map<String, Integer> held(String... compromised) {
        return estate.held(time("at"), compromised);
    }

    private List<String> oldCredentials() {
        Map<String, Integer> customers = new TreeMap<>();
        all(EntityType.CREDENTIAL)
                .filter(id -> {
                    Instant renewed = estate.time(id, false, "lastRotated", "rotatedAt");
                    Instant known = renewed == null ? estate.time(id, false, "created", "createdAt") : renewed;
                    return known != null && known.isBefore(time("renewedBefore"));
                })
                .forEach(id -> customers.put(id, estate.organizations(held(id)).size()));
        return customers.entrySet().stream()
                .filter(entry -> entry.getValue() >= 3)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparingLong(entry -> -administered(held(entry.getKey()))))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private long administered(Map<String, Integer> held) {
        return held.entrySet().stream()
                .filter(entry -> estate.kind(entry.getKey()).equals("CUSTOMER") && entry.getValue() == CONTROL)
                .map(entry -> estate.first(entry.getKey()))
                .distinct()
                .count();
    }

    private List<String> byLoss(Stream<String> ids) {
        return ids.sorted(Comparator.comparingDouble((String id) -> -loss(id)))
                .map(id -> id + " " + ShownAnswers.number(loss(id)))
                .toList();
    }

    private double loss(String id) {
        return estate.organizations(held(id)).entrySet().stream()
                .mapToDouble(entry -> estate.weight(entry.getKey()) * ExportedEstate.LOST[entry.getValue()])
                .sum();
    }

    private List<String> keysIntoProduction() {
        Set<String> databases = new TreeSet<>(estate.entities.keySet());
        databases.removeIf(id -> !estate.kind(id).equals("DATABASE")
                || !text(estate.of(id), "environment").equals("PROD"));
        return sorted(estate.entities.keySet().stream()
                .filter(id -> estate.kind(id).equals("API_KEY"))
                .filter(id -> {
                    Map<String, Integer> held = held(id);
                    return databases.stream().anyMatch(database -> held.getOrDefault(database, 0) >= WRITE);
                }));
    }

    private List<String> beyondTheirCustomers() {
        return sorted(estate.entities.keySet().stream()
                .filter(id -> estate.kind(id).equals("HUMAN") && estate.isEnabled(id))
                .filter(id -> estate.kind(estate.home(id)).equals("PROVIDER"))
                .flatMap(id -> {
                    Set<String> own = assigned(id);
                    return estate.organizations(held(id)).entrySet().stream()
                            .filter(entry -> !own.contains(entry.getKey()))
                            .map(entry -> id + " " + entry.getKey() + " " + AccessLevel.ofCode(entry.getValue()));
                }));
    }

    private Set<String> assigned(String account) {
        Set<String> subjects = new TreeSet<>(Set.of(account));
        Deque<String> open = new ArrayDeque<>(subjects);
        while (!open.isEmpty()) {
            estate.from(open.remove(), "MEMBER_OF").filter(subjects::add).forEach(open::add);
        }
        estate.from(account, "USED_BY").forEach(subjects::add);
        Set<String> assigned = new TreeSet<>();
        subjects.forEach(subject -> {
            estate.from(subject, "ASSIGNED_TO").forEach(assigned::add);
            estate.into(subject, "ASSIGNED_TO").forEach(assigned::add);
        });
        return assigned.stream()
                .filter(id -> estate.isA(id, EntityType.TENANT))
                .map(estate::first)
                .collect(Collectors.toSet());
    }

    private List<String> toolsOfAgents() {
        return sorted(estate.entities.keySet().stream()
                .filter(id -> estate.kind(id).equals("AI_AGENT"))
                .flatMap(agent -> held(agent).entrySet().stream()
                        .filter(entry -> estate.kind(entry.getKey()).equals("TOOL"))
                        .map(entry -> agent + " " + entry.getKey() + " " + AccessLevel.ofCode(entry.getValue()))));
    }

    private List<String> administrators() {
        return sorted(all(EntityType.IDENTITY).filter(id -> held(id).getOrDefault(word("customer"), 0) == CONTROL));
    }

    private List<String> grantedSince() {
        Set<String> access = Set.of("HOLDS_GRANT", "MEMBER_OF", "CAN", "OWNS", "CONSENTED");
        return sorted(Stream.concat(
                estate.relations.stream()
                        .filter(relation -> access.contains(text(relation, "relation")) && relation.has("from_time"))
                        .filter(relation -> Objects.requireNonNull(instant(relation, "from_time"))
                                .isAfter(time("since")))
                        .map(relation -> ends(relation) + " from " + instant(relation, "from_time")),
                all(EntityType.GRANT)
                        .filter(grant -> {
                            Instant made = estate.time(grant, false, "created", "createdAt", "since");
                            return made != null && !made.isBefore(time("since"));
                        })
                        .map(grant -> "made: " + grant)));
    }

    private static String ends(JsonNode relation) {
        return text(relation, "from") + " → " + text(relation, "to");
    }

    private List<String> endingSoon() {
        Predicate<@Nullable Instant> soon =
                end -> end != null && end.isAfter(time("at")) && end.isBefore(time("until"));
        return sorted(Stream.concat(
                estate.relations.stream()
                        .filter(relation -> soon.test(instant(relation, "to_time")))
                        .map(relation -> ends(relation) + " until " + instant(relation, "to_time")),
                estate.entities.keySet().stream()
                        .filter(id -> soon.test(estate.end(id)))
                        .map(id -> id + " ends " + estate.end(id))));
    }

    private List<String> together() {
        String requester = word("requester");
        String approver = word("approver");
        return List.of(
                "requester " + controlled(held(requester)),
                "approver " + controlled(held(approver)),
                "both " + controlled(held(requester, approver)));
    }

    private String controlled(Map<String, Integer> held) {
        long controlled = estate.organizations(held).values().stream()
                .filter(level -> level == CONTROL)
                .count();
        return controlled + " administers " + administered(held);
    }

    private List<String> controllers() {
        Map<String, Integer> counts = new TreeMap<>();
        estate.entities.keySet().stream()
                .filter(id -> estate.kind(id).equals("CUSTOMER"))
                .forEach(customer -> counts.put(customer, 0));
        all(EntityType.IDENTITY)
                .filter(estate::isEnabled)
                .forEach(id -> estate.customers(held(id))
                        .forEach((customer, level) -> counts.merge(customer, level == CONTROL ? 1 : 0, Integer::sum)));
        return sorted(counts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()));
    }

    private List<String> breakGlass() {
        return all(EntityType.IDENTITY)
                .filter(id -> text(estate.of(id), "break_glass").equals("true"))
                .sorted(Comparator.comparingDouble((String id) -> -loss(id)))
                .map(id -> id + " " + ShownAnswers.number(loss(id)) + " administers " + administered(held(id)))
                .toList();
    }

    /* Boundaries of all windows, whatever they are of; neighbours that hold the same level on the customer are one. */
    private List<String> when() {
        TreeSet<Instant> boundaries = new TreeSet<>(Set.of(time("from"), time("to")));
        estate.relations.forEach(relation -> Stream.of("from_time", "to_time")
                .map(name -> instant(relation, name))
                .filter(Objects::nonNull)
                .filter(instant -> instant.isAfter(time("from")) && instant.isBefore(time("to")))
                .forEach(boundaries::add));
        TreeMap<Instant, String> periods = new TreeMap<>();
        for (Instant start : boundaries.headSet(time("to"))) {
            Integer level =
                    estate.customers(estate.held(start, word("account"))).get(word("customer"));
            if (level != null) {
                periods.put(start, start + " to " + boundaries.higher(start) + " " + AccessLevel.ofCode(level));
            }
        }
        return List.copyOf(periods.values());
    }

    private List<String> sharedAndGroups() {
        Instant now = Instant.now();
        return sorted(Stream.concat(
                all(EntityType.IDENTITY)
                        .filter(id -> estate.from(id, "USED_BY").distinct().count() >= 2)
                        .map(id -> id + " used by "
                                + estate.from(id, "USED_BY").sorted().toList()),
                all(EntityType.GROUP)
                        .map(group -> Map.entry(
                                group,
                                estate.relations("MEMBER_OF")
                                        .filter(relation -> text(relation, "to").equals(group) && isOpen(relation, now))
                                        .map(relation -> text(relation, "from"))
                                        .sorted()
                                        .toList()))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + " has " + entry.getValue())));
    }
}
