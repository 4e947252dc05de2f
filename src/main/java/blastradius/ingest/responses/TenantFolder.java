package blastradius.ingest.responses;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Meter;
import blastradius.model.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one tenant: those that lie in the folder of its {@code organization} or below, and nearer to it than to another's.
 *
 * @param id the tenant's
 */
public record TenantFolder(String id, List<Response> responses) {

    private static final String ASK =
            "; put the response of /organization into the folder of each tenant, or say whose the files are:"
                    + " tenant=… with the id of the tenant";

    /** Whether the resource was asked for and answered. */
    boolean has(GraphResource resource) {
        return responses.stream().anyMatch(response -> response.resource() == resource && response.error() == null);
    }

    /** Which tenant a response is of; those that may be of several are missing. */
    public static Map<Response, String> owners(List<Response> responses, @Nullable String stated, Meter meter) {
        Map<String, String> folders = organizations(responses, meter);
        Map<Response, String> owners = new LinkedHashMap<>();
        for (Response response : responses) {
            Optional.ofNullable(nearest(folder(response), folders))
                    .or(() -> Optional.ofNullable(stated))
                    .ifPresent(id -> owners.put(response, id));
        }
        if (owners.isEmpty()) {
            throw Failures.rejected(
                    responses.getFirst().content().name(),
                    "nothing says of which tenant these responses of Microsoft Graph are" + ASK);
        }
        return owners;
    }

    /**
     * All responses, by tenant.
     *
     * @param stated whose those are that do not say; null: they are refused
     */
    public static List<TenantFolder> of(List<Response> responses, @Nullable String stated, Meter meter) {
        Map<Response, String> owners = owners(responses, stated, meter);
        Map<String, List<Response>> byTenant = new LinkedHashMap<>();
        for (Response response : responses) {
            String owner = owners.get(response);
            if (owner == null) {
                throw Failures.rejected(
                        response.content().name(), "nothing says of which of several tenants it is" + ASK);
            }
            byTenant.computeIfAbsent(owner, first -> new ArrayList<>()).add(response);
        }
        return byTenant.entrySet().stream()
                .map(tenant -> new TenantFolder(tenant.getKey(), tenant.getValue()))
                .toList();
    }

    /* By folder, the id of the organization whose response lies there. */
    private static Map<String, String> organizations(List<Response> responses, Meter meter) {
        Map<String, String> folders = new TreeMap<>();
        for (Response response : responses) {
            if (response.resource() == GraphResource.ORGANIZATION && response.error() == null) {
                response.records(meter, record -> {
                    String id = record.id("id");
                    String before = id == null ? null : folders.put(folder(response), id.toUpperCase(Locale.ROOT));
                    if (before != null && !before.equalsIgnoreCase(id)) {
                        throw Failures.rejected(
                                response.content().name(),
                                "two tenants lie in one folder, " + PlainText.shown(before) + " and "
                                        + PlainText.shown(String.valueOf(id)) + "; give each a folder of its own");
                    }
                });
            }
        }
        return folders;
    }

    private static String folder(Response response) {
        String name = response.content().name();
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /* The deepest folder around it; where none is around it, the one with which it has most of its way in common. */
    private static @Nullable String nearest(String folder, Map<String, String> folders) {
        Optional<String> around =
                folders.keySet().stream().filter(folder::startsWith).max(Comparator.comparingInt(String::length));
        if (around.isPresent()) {
            return folders.get(around.get());
        }
        int most = folders.keySet().stream()
                .mapToInt(other -> common(folder, other))
                .max()
                .orElse(0);
        List<String> closest = folders.entrySet().stream()
                .filter(other -> common(folder, other.getKey()) == most)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return closest.size() == 1 ? closest.getFirst() : null;
    }

    private static int common(String one, String other) {
        String[] parts = one.split("/", -1);
        String[] others = other.split("/", -1);
        int common = 0;
        while (common < Math.min(parts.length, others.length) && parts[common].equals(others[common])) {
            common++;
        }
        return common;
    }
}
