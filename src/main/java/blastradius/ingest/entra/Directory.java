package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What readers said of one tenant, as far as the rules look at it in the end. */
final class Directory {

    private final Map<String, Known> byId = new LinkedHashMap<>();
    private final Map<String, Known> aliases = new HashMap<>();
    final Map<String, Unit> units = new LinkedHashMap<>();
    final Map<String, Definition> roles = new HashMap<>();
    final Map<String, Activation> roleActivations = new HashMap<>();
    final Map<String, Activation> memberActivations = new HashMap<>();
    final Map<String, Activation> ownerActivations = new HashMap<>();
    final List<RoleHolding> holdings = new ArrayList<>();
    final List<AppPermission> permissions = new ArrayList<>();
    final List<Delegated> delegated = new ArrayList<>();
    final List<Delegates> delegations = new ArrayList<>();
    final List<GrantHolding> grantHoldings = new ArrayList<>();
    final List<Belonging> belongings = new ArrayList<>();
    final Map<String, List<Belonging>> watched = new HashMap<>();
    final List<Integer> policies = new ArrayList<>();
    final Set<String> passIncluded = new HashSet<>();
    final Set<String> passExcluded = new HashSet<>();
    final Set<String> packaged = new HashSet<>();
    boolean hasPassPolicy;
    boolean signsInByCertificate;

    /** An administrative unit, with the object ids of its direct members. */
    record Unit(int number, String name, boolean isRestricted, Set<String> members) {}

    /** A role that the export lists; without actions the catalogue knows it. */
    record Definition(@Nullable String name, @Nullable List<String> actions) {}

    record Delegated(Place place, int grant, String role) {}

    record Delegates(Place place, int grant) {}

    record GrantHolding(
            Place place,
            String principal,
            int grant,
            Held held,
            @Nullable Activation activation) {}

    /** Membership or ownership of a group whose members the rules look at. */
    record Belonging(Place place, String who, String group, boolean isOwnership, Held held) {}

    /** Ids are compared in capitals. */
    static String key(String id) {
        return id.strip().toUpperCase(Locale.ROOT);
    }

    /** What is known of an object that a record describes, perhaps again. */
    Known known(int number, Subject subject) {
        Known before = get(subject.id().text());
        if (before != null && before.number == number) {
            return before;
        }
        Known known = new Known(number, subject);
        byId.putIfAbsent(key(subject.id().text()), known);
        return known;
    }

    /** The same by another id. */
    void alias(String id, Known known) {
        aliases.putIfAbsent(key(id), known);
    }

    @Nullable
    Known get(String id) {
        Known known = byId.get(key(id));
        return known == null ? aliases.get(key(id)) : known;
    }

    Optional<Known> find(String id) {
        return Optional.ofNullable(get(id));
    }

    Iterable<Map.Entry<String, Known>> all() {
        return byId.entrySet();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void unit(Subject unit, int number, boolean isRestricted) {
        units.put(key(unit.id().text()), new Unit(number, unit.name(), isRestricted, new HashSet<>()));
    }

    /** A direct member of a unit. */
    void inUnit(String unit, String member) {
        Unit known = unit(unit);
        if (known != null) {
            known.members().add(key(member));
            if (known.isRestricted()) {
                find(member).ifPresent(thing -> thing.isRestricted = true);
            }
        }
    }

    /** The rules will look at the group's members. */
    void watch(String group) {
        Known known = get(group);
        if (known != null) {
            known.isWatched = true;
        }
    }

    void belongs(Belonging belonging) {
        belongings.add(belonging);
        watched.computeIfAbsent(key(belonging.group()), first -> new ArrayList<>())
                .add(belonging);
    }

    List<Belonging> of(String group) {
        return watched.getOrDefault(key(group), List.of());
    }

    /** What people call an object or a unit; its id where no record describes it. */
    String nameOf(String id) {
        Unit unit = unit(id);
        return unit == null ? find(id).map(known -> known.name).orElse(id) : unit.name();
    }

    @Nullable
    Unit unit(String id) {
        return units.get(key(id));
    }
}
