package blastradius.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The export of one generated customer. Customers share what real ones share: ids of templates, SIDs that every domain has, ids that are
 * on no list and stand in every directory all the same, small numbers, and names.
 */
final class CustomerFile {

    private static final List<String> TEMPLATES = List.of(
            "62e90394-69f5-4237-9190-012177145e10",
            "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            "00000003-0000-0000-c000-000000000000");
    private static final List<String> ON_NO_LIST =
            List.of("0a0a0a0a-1111-4222-8333-444444444444", "0B0B0B0B-1111-4222-8333-444444444444");

    private final String name;
    private final String tenant;
    private final Random random;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private CustomerFile(String name, long seed) {
        this.name = name;
        this.tenant = "%s0000000-0000-4000-8000-00000000%04x".formatted(name, seed & 0xFFFF);
        this.random = new Random(seed * 31 + name.hashCode());
    }

    /** {@code name} is a hexadecimal digit. */
    static String openGraph(String name, long seed) {
        return new CustomerFile(name, seed).openGraph();
    }

    /** The same sort of customer in own tables: numbers for everything, and a tenant. */
    static List<String> tables(String name, long seed) {
        return new CustomerFile(name, seed).tables();
    }

    private String openGraph() {
        node(tenant, "AZTenant", random.nextBoolean());
        for (int i = 0; i < 3; i++) {
            node(name + "1111111-0000-4000-8000-00000000000" + i, "AZUser", true);
            node("user-" + i, "User", random.nextBoolean());
        }
        TEMPLATES.forEach(id -> sometimes(id, "AZRole", random.nextInt(3) > 0));
        ON_NO_LIST.forEach(id -> sometimes(id, "AZGroup", true));
        sometimes("S-1-5-32-544", "Group", random.nextBoolean());
        sometimes("S-1-5-21-0-0-0-497", "Group", true);
        sometimes("7", "Group", true);
        node(name + "2222222-0000-4000-8000-000000000000", "Computer", true);
        return "{\"graph\": {\"nodes\": [" + String.join(",\n", nodes) + "],\n\"edges\": [" + edges() + "]}}";
    }

    private void sometimes(String id, String kind, boolean saysWhose) {
        if (random.nextInt(4) > 0) {
            node(id, kind, saysWhose);
        } else if (!ON_NO_LIST.contains(id)) {
            ids.add(id); // an end that the file does not describe
        }
    }

    private void node(String id, String kind, boolean saysWhose) {
        ids.add(id);
        nodes.add("{\"id\": \"%s\", \"kinds\": [\"%s\"], \"properties\": {\"name\": \"%s %s\"%s}}"
                .formatted(
                        id.length() == 36 && random.nextBoolean() ? id.toUpperCase(Locale.ROOT) : id,
                        kind,
                        name,
                        id,
                        saysWhose ? ", \"tenantid\": \"" + tenant + "\"" : ""));
    }

    private String edges() {
        return random.ints(14, 0, 4)
                .mapToObj(kind -> "{\"kind\": \"%s\", \"start\": {\"value\": \"%s\"}, \"end\": {\"value\": \"%s\"}}"
                        .formatted(
                                List.of("AZMemberOf", "AZOwns", "AdminTo", "AZGlobalAdmin")
                                        .get(kind),
                                any(),
                                any()))
                .collect(Collectors.joining(",\n"));
    }

    private String any() {
        return ids.get(random.nextInt(ids.size()));
    }

    private List<String> tables() {
        StringBuilder entities = new StringBuilder("id,kind,name,tenant\n" + tenant + ",CUSTOMER," + name + ",\n");
        for (int i = 0; i < 8; i++) {
            ids.add(String.valueOf(i));
            entities.append("%d,%s,%s %d,%s\n"
                    .formatted(i, List.of("HUMAN", "GROUP", "HOST").get(random.nextInt(3)), name, i, tenant));
        }
        ids.add(tenant);
        StringBuilder relations = new StringBuilder("from,relation,to\n");
        for (int i = 0; i < 10; i++) {
            relations.append(
                    any() + "," + List.of("MEMBER_OF", "CAN", "OWNS").get(random.nextInt(3)) + "," + any() + "\n");
        }
        return List.of(entities.toString(), relations.toString());
    }
}
