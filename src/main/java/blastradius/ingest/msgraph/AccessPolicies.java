package blastradius.ingest.msgraph;

import blastradius.ingest.conditions.AccessPolicy;
import blastradius.ingest.conditions.Bound;
import blastradius.ingest.conditions.Gate;
import blastradius.ingest.conditions.Strength;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.model.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The conditional access policies of one tenant, as far as they bind whoever signs in wherever and however he does. */
final class AccessPolicies {

    /** What needs more than who signs in and where from. */
    private static final List<String> OTHER_CONDITIONS = List.of(
            "userRiskLevels",
            "signInRiskLevels",
            "servicePrincipalRiskLevels",
            "insiderRiskLevels",
            "devices",
            "platforms",
            "authenticationFlows",
            "clientApplications");

    private static final String SERVICE_PROVIDERS = "serviceprovider";

    private final String tenant;
    private final Ledger ledger;
    private final @Nullable EntraTenant own;
    private final Map<String, Strength> strengths = new HashMap<>();
    private final Map<String, String> locations = new LinkedHashMap<>();
    private final Set<String> trusted = new TreeSet<>();
    private final List<AccessPolicy> policies = new ArrayList<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> roles = new HashSet<>();
    private final Map<String, Integer> zones = new TreeMap<>();
    private final List<String> notEvaluated = new ArrayList<>();

    private AccessPolicies(String tenant, Ledger ledger, @Nullable EntraTenant own) {
        this.tenant = tenant;
        this.ledger = ledger;
        this.own = own;
    }

    /** Those of the tenant that is read. */
    static AccessPolicies of(EntraTenant tenant, Ledger ledger) {
        return new AccessPolicies(tenant.id(), ledger, tenant);
    }

    /** Those of another tenant, which binds people of this one. */
    static AccessPolicies elsewhere(String tenant, Ledger ledger) {
        return new AccessPolicies(tenant, ledger, null);
    }

    List<AccessPolicy> policies() {
        return policies;
    }

    /** Groups whose members have to be known, in capitals. */
    Set<String> groups() {
        return groups;
    }

    /** Roles whose holders have to be known. */
    Set<String> roles() {
        return roles;
    }

    void strength(GraphRecord record) {
        strengths.put(record.ownId().toUpperCase(Locale.ROOT), strengthOf(record));
    }

    void location(GraphRecord record) {
        String id = record.ownId().toUpperCase(Locale.ROOT);
        int number = ledger.state(
                record.place(),
                Subject.of(ToolId.of(id), EntityKind.ZONE, "namedLocation", tenant)
                        .named(record.text("displayName"))
                        .with(record.kept("isTrusted", "countriesAndRegions")));
        if (number >= 0) {
            locations.put(id, ledger.id(number));
            if (record.is("isTrusted")) {
                trusted.add(id);
            }
        }
    }

    /** Security defaults are one policy for everybody. */
    void securityDefaults(GraphRecord record) {
        if (record.is("isEnabled")) {
            int number = policyEntity(record, "security defaults");
            if (number >= 0) {
                Bound all = new Bound(Set.of("All"), Set.of(), Set.of(), Set.of(), null);
                policies.add(new AccessPolicy(
                        ledger.id(number),
                        "security defaults",
                        all,
                        Bound.NOBODY,
                        List.of(Set.of(new Gate.Factor(Strength.ANY_FACTOR))),
                        false));
            }
        }
    }

    private int policyEntity(GraphRecord record, String sourceKind) {
        Map<String, Object> properties = record.kept("state", "createdDateTime", "modifiedDateTime");
        GraphRecord users = record.at("conditions").at("users");
        if (users.has("includeUsers") || users.has("includeGuestsOrExternalUsers")) {
            properties.put("serviceProviders", ofServiceProviders(named(users, "include"), named(users, "exclude")));
        }
        Subject subject = Subject.of(ToolId.of(record.ownId()), EntityKind.POLICY, sourceKind, tenant)
                .named(record.text("displayName"))
                .with(properties);
        return own == null ? ledger.state(record.place(), subject) : own.policy(record.place(), subject);
    }

    /* Whether it meets people of the providers that work here. */
    private static String ofServiceProviders(Bound included, Bound excluded) {
        boolean isMet = included.namesOutsiders(SERVICE_PROVIDERS);
        return excluded.namesOutsiders(SERVICE_PROVIDERS) ? "excluded" : isMet ? "included" : "not named";
    }

    void policy(GraphRecord record) {
        int number = policyEntity(record, "conditionalAccessPolicy");
        if (number < 0 || !record.word("state").equalsIgnoreCase("enabled")) {
            return;
        }
        GraphRecord conditions = record.at("conditions");
        GraphRecord applications = conditions.at("applications");
        boolean isOfRegistration = has(applications.texts("includeUserActions"), "urn:user:registersecurityinfo");
        if (!isOfRegistration && !isForAll(applications)) {
            return;
        }
        List<Set<Gate>> alternatives = alternatives(record.at("grantControls"));
        if (alternatives.isEmpty()) {
            return;
        }
        if (hasOtherConditions(conditions)) {
            notEvaluated.add(record.word("displayName"));
            return;
        }
        policies.add(new AccessPolicy(
                ledger.id(number),
                record.word("displayName"),
                bound(conditions.at("users"), "include"),
                bound(conditions.at("users"), "exclude"),
                unlessFrom(conditions.at("locations"), alternatives),
                isOfRegistration));
    }

    /** Says once what was not evaluated. */
    void close() {
        if (!notEvaluated.isEmpty()) {
            ledger.say("conditional access of " + tenant
                    + ": what depends on risk, platform, device, client or place is not evaluated, and"
                    + " taken as not asked for: " + String.join(", ", notEvaluated));
        }
    }

    private static boolean isForAll(GraphRecord applications) {
        return has(applications.texts("includeApplications"), "All")
                && applications.texts("excludeApplications").isEmpty()
                && !applications.has("applicationFilter");
    }

    private static boolean hasOtherConditions(GraphRecord conditions) {
        return OTHER_CONDITIONS.stream()
                        .anyMatch(name -> isSaid(conditions.fields().get(name)))
                || isOfSomeClients(conditions.texts("clientAppTypes"))
                || isIntoSomePlaces(conditions.at("locations"));
    }

    private static boolean isSaid(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> map.values().stream().anyMatch(AccessPolicies::isSaid);
            case String text -> !text.isBlank() && !text.equals("none");
            default -> true;
        };
    }

    private static boolean isOfSomeClients(List<String> types) {
        return !types.isEmpty() && !has(types, "all") && types.size() < 4;
    }

    /* Whoever may choose where he comes from is not bound by a policy for some places. */
    private static boolean isIntoSomePlaces(GraphRecord places) {
        List<String> included = places.texts("includeLocations");
        return !included.isEmpty() && !has(included, "All");
    }

    private static boolean has(List<String> words, String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }

    private Bound bound(GraphRecord users, String direction) {
        Bound bound = named(users, direction);
        groups.addAll(bound.groups());
        roles.addAll(bound.roles());
        return bound;
    }

    private static Bound named(GraphRecord users, String direction) {
        GraphRecord outsiders = users.at(direction + "GuestsOrExternalUsers");
        Set<String> kinds = new HashSet<>();
        outsiders
                .texts("guestOrExternalUserTypes")
                .forEach(all -> Arrays.stream(all.split(","))
                        .forEach(kind -> kinds.add(kind.strip().toLowerCase(Locale.ROOT))));
        GraphRecord tenants = outsiders.at("externalTenants");
        boolean isListed = tenants.word("membershipKind").equalsIgnoreCase("enumerated")
                || !tenants.texts("members").isEmpty();
        return new Bound(
                Set.copyOf(users.texts(direction + "Users")),
                Set.copyOf(users.texts(direction + "Groups")),
                Set.copyOf(users.texts(direction + "Roles")),
                kinds,
                isListed ? Set.copyOf(tenants.texts("members")) : null);
    }

    /* From a place that the policy leaves out nothing is asked. */
    private List<Set<Gate>> unlessFrom(GraphRecord places, List<Set<Gate>> alternatives) {
        List<Set<Gate>> all = new ArrayList<>(alternatives);
        for (String place : places.texts("excludeLocations")) {
            Set<String> ids = place.equalsIgnoreCase("AllTrusted") ? trusted : Set.of(place.toUpperCase(Locale.ROOT));
            for (String id : ids) {
                String zone = locations.get(id);
                all.add(zone == null ? Set.of() : Set.of(new Gate.Place(zone)));
            }
        }
        return all;
    }

    private List<Set<Gate>> alternatives(GraphRecord controls) {
        List<Set<Gate>> single = new ArrayList<>();
        for (String control : controls.texts("builtInControls")) {
            single.add(gates(control));
        }
        GraphRecord strength = controls.at("authenticationStrength");
        if (strength.has("id") || strength.has("allowedCombinations")) {
            single.add(Set.of(new Gate.Factor(strengthOf(strength))));
        }
        if (!controls.texts("customAuthenticationFactors").isEmpty()
                || !controls.texts("termsOfUse").isEmpty()) {
            single.add(Set.of());
        }
        if (single.isEmpty() || !controls.word("operator").equalsIgnoreCase("AND")) {
            return single;
        }
        Set<Gate> whole = new HashSet<>();
        single.forEach(whole::addAll);
        return List.of(whole);
    }

    /* What is not evaluated is not asked for. */
    private Set<Gate> gates(String control) {
        return switch (control.toLowerCase(Locale.ROOT)) {
            case "block" -> Set.of(new Gate.Block());
            case "mfa" -> Set.of(new Gate.Factor(Strength.ANY_FACTOR));
            case "compliantdevice" -> Set.of(new Gate.Place(zone(Devices.MANAGED)));
            case "domainjoineddevice" -> Set.of(new Gate.Place(zone(Devices.JOINED)));
            default -> Set.of();
        };
    }

    private String zone(String what) {
        return ledger.id(zones.computeIfAbsent(what, first -> Devices.zone(ledger, tenant, first)));
    }

    /** The zones of devices that are asked for, by what stands in them. */
    Map<String, Integer> zones() {
        return zones;
    }

    private Strength strengthOf(GraphRecord record) {
        List<String> combinations = record.texts("allowedCombinations");
        String id = record.word("id").toUpperCase(Locale.ROOT);
        if (!combinations.isEmpty()) {
            return Strength.allowing(combinations);
        }
        return strengths.getOrDefault(id, Strength.builtIn(id));
    }
}
