package blastradius.graphql;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;

import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small estate.
 *
 * <pre>
 *   mara ── pool ─┬─ grant-acme ────── acme ──┬─ acme-db
 *                 └─ grant-globex ─┐          └─ acme-admin
 *   token ─┐         (eligible,    └─ globex ─── globex-files
 *   totp ──┴─ soc     by olga)
 *             └─(READ)─ siem ── leaked ── rmm-account ─(WRITE)─ rmm ── acme-host-0 … 59
 *   ANYONE ─(READ)─ acme-site
 * </pre>
 */
public final class Fixture {

    public static final long VERSION = 7;
    public static final int HOSTS = 60;
    public static final Instant TAKEN_AT = Instant.parse("2026-10-01T00:00:00Z");

    private static final List<Entity> ENTITIES = new ArrayList<>();
    private static final List<Relation> RELATIONS = new ArrayList<>();

    public static final Estate ESTATE = estate();

    private Fixture() {}

    public static Snapshot snapshot(long version) {
        return Snapshot.of(ESTATE, version, TAKEN_AT);
    }

    private static Estate estate() {
        entity("msp", EntityKind.PROVIDER, "Northwind", null);
        entity("acme", EntityKind.CUSTOMER, "Acme", null);
        entity("globex", EntityKind.CUSTOMER, "Globex", null);
        entity("mara", EntityKind.HUMAN, "Mara Lindqvist", "msp");
        entity("olga", EntityKind.HUMAN, "Olga Duarte", "msp");
        entity("soc", EntityKind.SERVICE_ACCOUNT, "SOC reader", "msp");
        entity("rmm-account", EntityKind.SERVICE_ACCOUNT, "RMM service", "msp");
        entity("pool", EntityKind.GROUP, "Admin pool", "msp");
        entity("grant-acme", EntityKind.GRANT, "Admin of Acme", "msp");
        entity("grant-globex", EntityKind.GRANT, "Admin of Globex", "msp");
        entity("token", EntityKind.API_KEY, "SOC token", "msp");
        entity("totp", EntityKind.MFA_FACTOR, "SOC one-time code", "msp");
        entity("leaked", EntityKind.API_KEY, "RMM key", "msp");
        entity("siem", EntityKind.TOOL, "SIEM", "msp");
        entity("rmm", EntityKind.TOOL, "RMM", "msp");
        entity("acme-db", EntityKind.DATABASE, "Orders", "acme");
        entity("acme-admin", EntityKind.HUMAN, "Ada Acme", "acme");
        entity("acme-site", EntityKind.STORAGE, "Public site", "acme");
        entity("globex-files", EntityKind.STORAGE, "Files", "globex");
        entity("ANYONE", EntityKind.IDENTITY, "Anyone", null);
        relation("mara", RelationKind.MEMBER_OF, "pool", Terms.NONE);
        relation("pool", RelationKind.HOLDS_GRANT, "grant-acme", Terms.NONE);
        Terms eligible = Terms.builder()
                .state(GrantState.ELIGIBLE)
                .approvers(List.of("olga"))
                .until(Instant.parse("2027-01-01T00:00:00Z"))
                .build();
        relation("pool", RelationKind.HOLDS_GRANT, "grant-globex", eligible);
        relation("grant-acme", RelationKind.GRANTS, "acme", Terms.level(CONTROL));
        relation("grant-globex", RelationKind.GRANTS, "globex", Terms.level(CONTROL));
        relation("acme", RelationKind.CONTAINS, "acme-db", Terms.NONE);
        relation("acme", RelationKind.CONTAINS, "acme-admin", Terms.NONE);
        relation("globex", RelationKind.CONTAINS, "globex-files", Terms.NONE);
        relation(
                "token",
                RelationKind.AUTHENTICATES_AS,
                "soc",
                Terms.builder().factor("totp").build());
        relation("soc", RelationKind.CAN, "siem", Terms.level(READ));
        relation("siem", RelationKind.STORES, "leaked", Terms.level(READ));
        relation("leaked", RelationKind.AUTHENTICATES_AS, "rmm-account", Terms.NONE);
        relation("rmm-account", RelationKind.CAN, "rmm", Terms.level(WRITE));
        relation("ANYONE", RelationKind.CAN, "acme-site", Terms.level(READ));
        for (int i = 0; i < HOSTS; i++) {
            entity("acme-host-" + i, EntityKind.HOST, "Host " + i, "acme");
            relation("rmm", RelationKind.MANAGES, "acme-host-" + i, Terms.NONE);
        }
        return new Estate(ENTITIES, RELATIONS);
    }

    private static void entity(
            String id, EntityKind kind, String name, @org.jspecify.annotations.Nullable String tenant) {
        EntityTraits traits =
                id.equals("acme-db") ? EntityTraits.DEFAULT.withValue(Criticality.MISSION, null) : EntityTraits.DEFAULT;
        String sourceId = id.startsWith("grant") ? "shared@example" : id + "@example";
        Map<String, Object> properties = new HashMap<>(Map.of("note", "about " + id));
        if (id.equals("grant-acme")) {
            properties.putAll(judged("Global Administrator: CONTROL on the tenant, sure"));
        }
        ENTITIES.add(new Entity(id, kind, name, tenant, sourceId, kind.name(), traits, properties));
    }

    private static void relation(String from, RelationKind kind, String to, Terms terms) {
        Map<String, Object> evidence = new HashMap<>(Map.of("ticket", "T-" + RELATIONS.size()));
        if (from.equals("grant-acme")) {
            evidence.putAll(judged("CONTROL on the tenant, sure"));
        }
        RELATIONS.add(new Relation(kind, from, to, kind.name(), terms, evidence));
    }

    private static Map<String, Object> judged(String words) {
        return Map.of("judgement", words, "judgementSure", "SURE", "judgedBy", "catalogue");
    }
}
