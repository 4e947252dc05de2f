package blastradius.ingest.responses;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All responses of one import, of whatever sources: what a customer asks of his partner's people is said by the customer alone. Each file
 * is looked at once. Used by one thread.
 */
public final class ImportedResponses {

    private final @Nullable String stated;
    private final Map<String, List<Response>> looked = new LinkedHashMap<>();
    private final Map<String, TenantFolder> folders = new HashMap<>();
    private @Nullable Map<String, String> domains;

    /** {@code stated}: whose the files are that do not say; null: nobody says. */
    public ImportedResponses(@Nullable String stated) {
        this.stated = stated == null ? null : stated.toUpperCase(Locale.ROOT);
    }

    /** By the name of the file, the tenants of those that say or stand by one that says. */
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        Map<String, String> organizations = new HashMap<>();
        Map<String, List<Response>> byTenant = new LinkedHashMap<>();
        TenantFolder.owners(look(files, meter), stated, meter).forEach((response, id) -> {
            organizations.put(response.content().name(), id);
            byTenant.computeIfAbsent(id, first -> new ArrayList<>()).add(response);
        });
        byTenant.forEach((id, responses) -> folders.put(id, new TenantFolder(id, responses)));
        return organizations;
    }

    /**
     * The files of one source, by tenant.
     *
     * @throws blastradius.model.BlastRadiusException.ImportRejected if nothing says of which tenant a file is
     */
    public List<TenantFolder> folders(List<Content> files, Meter meter) {
        List<TenantFolder> all = TenantFolder.of(look(files, meter), stated, meter);
        all.forEach(folder -> folders.putIfAbsent(folder.id(), folder));
        return all;
    }

    private List<Response> look(List<Content> files, Meter meter) {
        List<ResponseFile> fresh = new ArrayList<>();
        BatchRequests requests = new BatchRequests();
        for (Content file : files) {
            if (!looked.containsKey(file.name())) {
                ResponseFile one = ResponseFile.of(file, meter);
                requests.add(file.name(), one.head().asked());
                fresh.add(one);
            }
        }
        fresh.forEach(one -> looked.put(one.content().name(), one.responses(requests)));
        return files.stream()
                .flatMap(file -> looked.getOrDefault(file.name(), List.of()).stream())
                .toList();
    }

    /** What the import brings of a tenant; null: nothing. */
    public @Nullable TenantFolder folder(String tenant) {
        return folders.get(tenant.toUpperCase(Locale.ROOT));
    }

    /** By verified domain, in small letters, the tenants that the import brings. */
    public Map<String, String> domains(Meter meter) {
        Map<String, String> known = domains;
        if (known == null) {
            Map<String, String> read = new HashMap<>();
            folders.values()
                    .forEach(folder -> folder.responses().stream()
                            .filter(response ->
                                    response.resource() == GraphResource.ORGANIZATION && response.error() == null)
                            .forEach(response -> response.records(
                                    meter,
                                    organization -> organization
                                            .all("verifiedDomains")
                                            .forEach(domain -> read.put(
                                                    domain.word("name").toLowerCase(Locale.ROOT), folder.id())))));
            domains = read;
            known = read;
        }
        return known;
    }
}
