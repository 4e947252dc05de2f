package blastradius.ingest.arm;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Azure's resource manager calls a thing: a path in which case means nothing.
 *
 * @param text as the export writes it
 * @param key the same in capitals, by which paths are compared
 */
public record ArmPath(String text, String key) {

    /** Above all management groups of the tenant that is meant, where whoever elevated himself holds his role. */
    public static final ArmPath ROOT = new ArmPath("/", "/");

    private static final String PROVIDERS = "/PROVIDERS/";
    private static final String SUBSCRIPTIONS = "/SUBSCRIPTIONS/";
    private static final String MANAGEMENT_GROUPS = "/PROVIDERS/MICROSOFT.MANAGEMENT/MANAGEMENTGROUPS/";
    private static final String RESOURCE_GROUPS = "/RESOURCEGROUPS/";

    /** What a path is the path of. */
    public enum Sort {
        ROOT,
        MANAGEMENT_GROUP,
        SUBSCRIPTION,
        RESOURCE_GROUP,
        RESOURCE
    }

    /** The path that a text is; null: it is none. */
    public static @Nullable ArmPath of(@Nullable String written) {
        String text = written == null ? "" : written.strip();
        if (!text.startsWith("/")) {
            return null;
        }
        int end = text.length();
        while (end > 1 && text.charAt(end - 1) == '/') {
            end--;
        }
        String path = text.substring(0, end);
        return path.equals("/") ? ROOT : listed(new ArmPath(path, path.toUpperCase(Locale.ROOT)));
    }

    /* A management group's list of its subscriptions calls them by itself as well. */
    private static ArmPath listed(ArmPath path) {
        int subscription = path.key.indexOf(SUBSCRIPTIONS);
        boolean isInGroup = subscription > 0
                && path.key.startsWith(MANAGEMENT_GROUPS)
                && path.key.indexOf('/', MANAGEMENT_GROUPS.length()) == subscription;
        return isInGroup ? new ArmPath(path.text.substring(subscription), path.key.substring(subscription)) : path;
    }

    /** Above all management groups of a tenant. */
    static ArmPath root(String tenant) {
        return new ArmPath("/", "/@" + tenant);
    }

    /** Of {@link #root}; null: the path does not say. */
    @Nullable
    String rootOf() {
        return key.startsWith("/@") ? key.substring(2) : null;
    }

    public static ArmPath subscription(String id) {
        String text = id.startsWith("/") ? id : "/subscriptions/" + id;
        return new ArmPath(text, text.toUpperCase(Locale.ROOT));
    }

    public static ArmPath managementGroup(String name) {
        String text = name.startsWith("/") ? name : "/providers/Microsoft.Management/managementGroups/" + name;
        return new ArmPath(text, text.toUpperCase(Locale.ROOT));
    }

    public Sort sort() {
        if (key.equals("/") || key.startsWith("/@")) {
            return Sort.ROOT;
        }
        if (key.startsWith(MANAGEMENT_GROUPS) && key.indexOf('/', MANAGEMENT_GROUPS.length()) < 0) {
            return Sort.MANAGEMENT_GROUP;
        }
        if (!key.startsWith(SUBSCRIPTIONS)) {
            return Sort.RESOURCE;
        }
        int rest = key.indexOf('/', SUBSCRIPTIONS.length());
        if (rest < 0) {
            return Sort.SUBSCRIPTION;
        }
        boolean isGroup =
                key.startsWith(RESOURCE_GROUPS, rest) && key.indexOf('/', rest + RESOURCE_GROUPS.length()) < 0;
        return isGroup ? Sort.RESOURCE_GROUP : Sort.RESOURCE;
    }

    /** The subscription that it is, or lies in; null: it is above them. */
    public @Nullable ArmPath subscription() {
        return key.startsWith(SUBSCRIPTIONS) ? upTo(key.indexOf('/', SUBSCRIPTIONS.length())) : null;
    }

    /** What the path itself says lies above: of a resource its group or the resource that it is a part of. Null: the path does not say. */
    public @Nullable ArmPath parent() {
        return switch (sort()) {
            case ROOT, MANAGEMENT_GROUP, SUBSCRIPTION -> null;
            case RESOURCE_GROUP -> subscription();
            case RESOURCE -> aboveResource();
        };
    }

    private @Nullable ArmPath aboveResource() {
        int providers = key.lastIndexOf(PROVIDERS);
        if (providers < 0) {
            return subscription();
        }
        boolean isPart = names().size() > 3;
        ArmPath above = upTo(isPart ? key.lastIndexOf('/', key.lastIndexOf('/') - 1) : providers);
        return above.key.isEmpty() ? null : above;
    }

    private ArmPath upTo(int end) {
        return end < 0 ? this : new ArmPath(text.substring(0, end), key.substring(0, end));
    }

    /* Of a resource: the provider, then types and names in turn. */
    private List<String> names() {
        int providers = key.lastIndexOf(PROVIDERS);
        return providers < 0
                ? List.of()
                : List.of(key.substring(providers + PROVIDERS.length()).split("/"));
    }

    /** The type in small letters, as {@code microsoft.compute/virtualmachines}; blank: the path does not say. */
    public String type() {
        return switch (sort()) {
            case ROOT -> "";
            case MANAGEMENT_GROUP -> "microsoft.management/managementgroups";
            case SUBSCRIPTION -> "microsoft.resources/subscriptions";
            case RESOURCE_GROUP -> "microsoft.resources/resourcegroups";
            case RESOURCE -> typeOfResource();
        };
    }

    private String typeOfResource() {
        List<String> names = names();
        StringBuilder type = new StringBuilder(names.isEmpty() ? "" : names.getFirst());
        for (int i = 1; i < names.size(); i += 2) {
            type.append('/').append(names.get(i));
        }
        return type.toString().toLowerCase(Locale.ROOT);
    }

    /** The last name. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Whether it is the other or lies below it, as far as the paths say. */
    public boolean isWithin(ArmPath other) {
        return key.equals(other.key) || other.sort() == Sort.ROOT || key.startsWith(other.key + "/");
    }
}
