package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contains what: resources below their group, groups below their subscription, subscriptions and management groups below the tenant's
 * cloud. What is only spoken of stands there by its path, unless another source describes it.
 */
final class ArmScopes {

    static final RelationClass CONTAINS = new RelationClass(RelationKind.CONTAINS, "AZContains", Terms.NONE);

    private final Ledger ledger;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, ArmPath> parents = new HashMap<>();
    private final Map<String, String> tenants = new HashMap<>();
    private final Clouds clouds;
    private final Map<String, String> names = new HashMap<>();
    private final List<ArmPath> waiting = new ArrayList<>();
    private final Map<String, Map<Integer, Child>> children = new HashMap<>();
    private final Map<String, Set<String>> above = new HashMap<>();
    private @Nullable String onlyTenant;

    /** Something right below a scope: a scope or resource, or the machine behind one. */
    record Child(ArmPath path, int number) {}

    ArmScopes(Ledger ledger, Clouds clouds) {
        this.ledger = ledger;
        this.clouds = clouds;
    }

    /** The tenant of everything of which nothing else is said. */
    void inTenant(@Nullable String tenant) {
        onlyTenant = tenant == null ? onlyTenant : tenant.toUpperCase(Locale.ROOT);
    }

    /** Whose a subscription or management group is. */
    void belongs(ArmPath scope, @Nullable String tenant) {
        ArmPath subscription = scope.subscription();
        if (tenant != null) {
            tenants.put((subscription == null ? scope : subscription).key(), tenant.toUpperCase(Locale.ROOT));
        }
    }

    /** A management group or subscription stands below a management group. */
    void below(ArmPath child, ArmPath parent) {
        if (!child.key().equals(parent.key())) {
            parents.put(child.key(), parent);
        }
    }

    @Nullable
    String tenant(ArmPath path) {
        ArmPath subscription = path.subscription();
        String root = path.rootOf();
        return root == null
                ? tenants.getOrDefault((subscription == null ? path : subscription).key(), onlyTenant)
                : root;
    }

    /** What the path, or a record, says lies above; null: nothing does, or nobody knows. */
    @Nullable
    ArmPath parent(ArmPath path) {
        return switch (path.sort()) {
            case ROOT -> null;
            case MANAGEMENT_GROUP, SUBSCRIPTION -> above(path);
            case RESOURCE_GROUP, RESOURCE -> {
                ArmPath parent = path.parent();
                yield parent == null ? root(path) : parent;
            }
        };
    }

    private @Nullable ArmPath above(ArmPath path) {
        ArmPath parent = parents.get(path.key());
        return parent == null ? root(path) : parent;
    }

    private @Nullable ArmPath root(ArmPath path) {
        String tenant = tenant(path);
        return tenant == null ? null : ArmPath.root(tenant);
    }

    /** What exports call it; management groups have names that other tenants have too. */
    ToolId id(ArmPath path) {
        return path.subscription() == null ? owned(path, path.key()) : ToolId.of(path.key());
    }

    /** What something of a scope, such as a grant on it, is called. */
    ToolId owned(ArmPath scope, String what) {
        String tenant = tenant(scope);
        if (scope.subscription() != null) {
            return ToolId.ownedBy(scope.key(), what);
        }
        boolean isNamed = scope.sort() == ArmPath.Sort.ROOT || what.endsWith(scope.key());
        String text = isNamed ? what : what + " " + scope.key();
        return tenant == null ? ToolId.of(text) : ToolId.ownedBy(tenant, text);
    }

    /** A record describes the scope or resource. */
    int state(Place place, ArmPath path, Subject subject) {
        int number = ledger.state(place, subject);
        if (number >= 0 && numbers.put(path.key(), number) == null) {
            waiting.add(path);
        }
        if (number >= 0 && !subject.name().equals(path.name())) {
            names.put(path.key(), subject.name());
        }
        return number;
    }

    /** What people call it. */
    String name(ArmPath path) {
        return path.sort() == ArmPath.Sort.ROOT ? "/" : names.getOrDefault(path.key(), path.name());
    }

    boolean isKnown(ArmPath path) {
        return numbers.containsKey(path.key());
    }

    /** Every record of scopes and resources was handed over: states what contains them. */
    void settle(Place place) {
        List.copyOf(waiting).forEach(path -> link(place, path));
        waiting.clear();
    }

    /** The number of a scope or resource; stated by its path where no record describes it. */
    int of(Place place, ArmPath path) {
        if (path.sort() == ArmPath.Sort.ROOT) {
            return cloud(place, tenant(path));
        }
        Integer known = numbers.get(path.key());
        if (known != null) {
            return known;
        }
        ToolId id = id(path);
        String tenant = tenant(path);
        int number = ledger.isKnown(id, tenant) ? ledger.end(place, id, tenant) : ledger.state(place, spoken(path));
        numbers.put(path.key(), number);
        link(place, path);
        return number;
    }

    private Subject spoken(ArmPath path) {
        EntityKind kind = ArmKind.of(path.type());
        String words = path.type().isEmpty() ? "scope" : path.type();
        return Subject.of(id(path), kind, words, tenant(path)).named(path.name());
    }

    private void link(Place place, ArmPath path) {
        contain(place, path, numbers.getOrDefault(path.key(), Ledger.NONE));
    }

    /** States that what lies above the path contains its thing, or the machine behind it. Who has a vault need not have its secrets. */
    void contain(Place place, ArmPath path, int number) {
        ArmPath parent = parent(path);
        if (parent != null) {
            int above = of(place, parent);
            if (!path.type().equals(ArmKind.SECRET)) {
                ledger.claimOnce(Claim.of(place, CONTAINS, above, number));
            }
            children.computeIfAbsent(parent.key(), first -> new LinkedHashMap<>())
                    .put(number, new Child(path, number));
        }
    }

    /** What lies right below a scope, as far as it was {@link #settle settled} or spoken of. */
    Collection<Child> children(ArmPath scope) {
        String tenant = scope.sort() == ArmPath.Sort.ROOT ? tenant(scope) : null;
        ArmPath parent = tenant == null ? scope : ArmPath.root(tenant);
        return List.copyOf(children.getOrDefault(parent.key(), Map.of()).values());
    }

    /** Whether a path is the other or lies below it, as paths and records say; once scopes are settled. */
    boolean isWithin(ArmPath path, ArmPath other) {
        return other.sort() == ArmPath.Sort.ROOT
                || above.computeIfAbsent(path.key(), first -> withAllAbove(path))
                        .contains(other.key());
    }

    /* Records may put groups in a circle. */
    private Set<String> withAllAbove(ArmPath path) {
        Set<String> keys = new HashSet<>();
        for (ArmPath one = path; one != null && keys.add(one.key()); ) {
            one = parent(one);
        }
        return keys;
    }

    private int cloud(Place place, @Nullable String tenant) {
        return tenant == null ? Ledger.NONE : clouds.of(place, tenant);
    }
}
