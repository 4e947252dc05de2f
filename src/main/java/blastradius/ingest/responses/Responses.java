package blastradius.ingest.responses;

import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The responses of one tenant by what they are. Records that cannot be read are told and passed over. Members and the like are found where
 * they were asked for, and within the objects that they were asked for with ({@code $expand}).
 */
public final class Responses {

    /** What objects may hold of what is else asked for by itself, by the field's name. */
    private static final Map<GraphResource, List<String>> EXPANDED = Map.of(
            GraphResource.MEMBERS, List.of("members"),
            GraphResource.GROUPS_OF, List.of("memberOf"),
            GraphResource.OWNERS, List.of("owners"),
            GraphResource.REGISTERED_OWNERS, List.of("registeredOwners"),
            GraphResource.FEDERATED_CREDENTIALS, List.of("federatedIdentityCredentials"),
            GraphResource.APP_ROLE_ASSIGNMENTS, List.of("appRoleAssignments", "appRoleAssignedTo"),
            GraphResource.SCOPED_ROLE_MEMBERS, List.of("scopedRoleMembers"),
            GraphResource.ACCESS_ASSIGNMENTS, List.of("accessAssignments"));

    private final Map<GraphResource, List<Response>> byResource = new EnumMap<>(GraphResource.class);
    private final Map<GraphResource, Map<String, Response>> expanded = new EnumMap<>(GraphResource.class);
    private final Map<GraphPath, String> cut = new LinkedHashMap<>();
    private final Set<String> ownerless = new HashSet<>();
    private final Pages pages = new Pages();
    private final Ledger ledger;
    private final Meter meter;

    /** Whose a record is: the id, and what has it in the word of the path. */
    public record Owner(String id, String is) {}

    public Responses(List<Response> responses, Ledger ledger, Meter meter) {
        this.ledger = ledger;
        this.meter = meter;
        responses.forEach(response -> byResource
                .computeIfAbsent(response.resource(), first -> new ArrayList<>())
                .add(response));
    }

    /** Whether anything was answered. */
    public boolean has(GraphResource resource) {
        return of(resource).stream().anyMatch(response -> response.error() == null) || expanded.containsKey(resource);
    }

    public List<Response> of(GraphResource resource) {
        return byResource.getOrDefault(resource, List.of());
    }

    /** Every record of a resource. */
    public void each(GraphResource resource, Consumer<GraphRecord> reader) {
        for (Response response : of(resource)) {
            read(response, record -> {
                noteExpanded(response, record);
                attempt(record, reader);
            });
        }
    }

    /** Every record of a resource with whose it is. */
    public void owned(GraphResource resource, BiConsumer<Owner, GraphRecord> reader) {
        owned(resource, owner -> true, reader);
    }

    /** The same of some owners; files that hold others' are not opened. */
    public void owned(GraphResource resource, Predicate<Owner> which, BiConsumer<Owner, GraphRecord> reader) {
        for (Response response : of(resource)) {
            String owner = resource.isOfOwner() ? response.path().owner() : "";
            if (owner != null) {
                Owner whose = new Owner(owner, response.path().ownerIs());
                if (which.test(whose)) {
                    read(response, record -> attempt(record, one -> reader.accept(whose, one)));
                }
            } else if (response.error() == null && ownerless.add(response.name())) {
                ledger.rejected(
                        new Place(response.content().name(), "record", 1),
                        "these are " + resource.words()
                                + ", and nothing says whose: keep the response under the path it was asked for by,"
                                + " such as groups/<id>/members.json");
            }
        }
        expanded.getOrDefault(resource, Map.of())
                .values()
                .forEach(response -> read(response, record -> {
                    String id = record.text("id");
                    Owner whose = new Owner(
                            id == null ? "" : id, response.resource().words().toLowerCase(Locale.ROOT));
                    if (id != null && which.test(whose)) {
                        inner(resource, record).forEach(one -> attempt(one, inner -> reader.accept(whose, inner)));
                    }
                }));
    }

    private static List<GraphRecord> inner(GraphResource resource, GraphRecord record) {
        return EXPANDED.getOrDefault(resource, List.of()).stream()
                .flatMap(field -> record.all(field).stream())
                .toList();
    }

    private void noteExpanded(Response response, GraphRecord record) {
        EXPANDED.forEach((resource, fields) -> {
            for (String field : fields) {
                if (record.fields().get(field) instanceof List<?> list && !list.isEmpty()) {
                    expanded.computeIfAbsent(resource, first -> new TreeMap<>()).put(response.name(), response);
                }
                String id = record.text("id");
                if (id != null && record.has(field + "@odata.nextLink")) {
                    cut.put(new GraphPath(resource, id, "", resource.words()), response.name());
                }
            }
        });
    }

    private void read(Response response, Consumer<GraphRecord> reader) {
        if (response.error() == null) {
            meter.begin(response.resource().words() + " of " + response.name());
            pages.read(response, response.records(meter, reader));
        }
    }

    private void attempt(GraphRecord record, Consumer<GraphRecord> reader) {
        try {
            reader.accept(record);
        } catch (IllegalArgumentException unreadable) {
            ledger.rejected(record.place(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** Everything that is to be read was; refuses what goes on where nothing follows. */
    public void close() {
        of(GraphResource.OTHER).forEach(response -> {
            if (response.error() == null) {
                ledger.unread(
                        response.path().words().isEmpty()
                                ? "response of unknown kind"
                                : response.path().words());
            }
        });
        cut.forEach((path, file) -> {
            boolean isWhole = of(path.resource()).stream()
                    .anyMatch(response -> path.owner() != null
                            && path.owner().equalsIgnoreCase(response.path().owner()));
            if (!isWhole) {
                throw Pages.incomplete(file, path);
            }
        });
        pages.requireWhole();
    }
}
