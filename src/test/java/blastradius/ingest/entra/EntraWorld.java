package blastradius.ingest.entra;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.Committing;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Removing;
import blastradius.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A small tenant by names, what the rules state of it, and who reaches what then. */
final class EntraWorld {

    static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");
    static final String GRAPH = "00000003-0000-0000-c000-000000000000";
    static final Place PLACE = new Place("a test", "record", 1);

    final RecordedEstate estate = new RecordedEstate();
    final Findings findings = new Findings();
    final EntraTenant tenant;
    final EntraEstate all;
    final Ledger ledger;
    private final EstateWriter.Run run;

    EntraWorld() {
        this(RoleCatalogue.shipped());
    }

    EntraWorld(RoleCatalogue catalogue) {
        run = estate.begin(new EstateWriter.Intent(List.of("test"), true, Removing.ASK, false), new Committing() {
            @Override
            public void check() {
                /* Never ends. */
            }

            @Override
            public void at(String phase, long done, long total) {
                /* Nobody watches. */
            }
        });
        EstateWriter writer = run.source(0);
        ledger = new Ledger(new Naming("test", writer, findings), writer, findings, Times.in(null));
        all = new EntraEstate(ledger, catalogue);
        tenant = tenant("T");
    }

    EntraTenant tenant(String name) {
        ledger.state(
                PLACE,
                Subject.of(ToolId.of(id(name)), EntityKind.CUSTOMER, "AZTenant", null)
                        .named(name));
        return all.tenant(PLACE, id(name));
    }

    /** The GUID that stands for a name. */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The template of a role, by its name in the catalogue's file. */
    static String role(String name) {
        return switch (name) {
            case "Global" -> "62e90394-69f5-4237-9190-012177145e10";
            case "Roles" -> "e8611ab8-c189-46e8-94e1-60213ab1f814";
            case "Reader" -> "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
            case "Helpdesk" -> "729827e3-9c14-49f7-bb1b-9608f156bbb8";
            case "Password" -> "966707d0-3269-4727-9be2-8c3a10f19b9d";
            case "User" -> "fe930be7-5e62-47db-91af-98c3a49a38b1";
            case "Authentication" -> "c4e39bd9-1100-46d3-8c65-fb160da0071f";
            case "Privileged authentication" -> "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
            case "Groups" -> "fdd7a751-b60b-444a-984c-02652fe8fa1c";
            case "Application" -> "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
            case "Exchange" -> "29232cdf-9323-42fd-ade2-1d097af3e4de";
            case "Writers" -> "9360feb5-f418-4baa-8175-e2a00bac4301";
            case "Synchronization" -> "d29b2b05-8046-44ba-8758-1e26182fcf32";
            case "Directory readers" -> "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
            case "Hybrid" -> "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2";
            case "Intune" -> "3a2c62db-5318-420d-8d74-23affee5d9d5";
            default -> throw new IllegalArgumentException(name);
        };
    }

    static Subject subject(String name, EntityKind kind) {
        return Subject.of(ToolId.of(id(name)), kind, kind.name(), null).named(name);
    }

    EntraWorld users(String... names) {
        Arrays.stream(names).forEach(name -> tenant.account(PLACE, subject(name, EntityKind.HUMAN), false));
        return this;
    }

    EntraWorld disabled(String... names) {
        Arrays.stream(names)
                .forEach(name -> tenant.account(
                        PLACE, subject(name, EntityKind.HUMAN).with(EntityTraits.DEFAULT.withEnabled(false)), false));
        return this;
    }

    EntraWorld group(String name, GroupTraits traits) {
        tenant.group(PLACE, subject(name, EntityKind.GROUP), traits);
        return this;
    }

    EntraWorld roleGroup(String name) {
        return group(name, new GroupTraits(true, false, true, false, false));
    }

    EntraWorld app(String name) {
        tenant.principal(PLACE, subject(name, EntityKind.SERVICE_PRINCIPAL), null, null);
        return this;
    }

    EntraWorld holds(String who, String role) {
        return holds(who, role, "/", Held.LISTED);
    }

    EntraWorld holds(String who, String role, String scope, Held held) {
        tenant.holds(new RoleHolding(PLACE, id(who), role.contains("-") ? role : role(role), scope, held));
        return this;
    }

    EntraWorld member(String who, String group) {
        tenant.member(PLACE, id(who), id(group), Held.LISTED);
        return this;
    }

    EntraWorld permitted(String app, String permission, String value) {
        tenant.permitted(new AppPermission(PLACE, id(app), GRAPH, permission, value));
        return this;
    }

    /** States what depends on the whole. */
    EntraWorld done() {
        all.finish();
        run.commit();
        return this;
    }

    /** Everything that is in no set, by name, with the level at which whoever is these reaches it. */
    Map<String, AccessLevel> reach(String... names) {
        return reach(Assumptions.at(AT), names);
    }

    Map<String, AccessLevel> reach(Assumptions assumptions, String... names) {
        Estate whole = whole();
        Gates gates = Gates.of(Snapshot.of(whole, 1, assumptions.at()), assumptions);
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            Entity entity = named(name);
            sources.add(Source.of(
                    gates.snapshot(), gates.snapshot().vertexOf(entity.id()).orElseThrow()));
        }
        Reach reach = Reach.from(gates, sources, Budget.unlimited());
        Map<String, AccessLevel> reached = new TreeMap<>();
        reach.vertices()
                .mapToObj(vertex -> estate.entity(gates.snapshot().id(vertex)))
                .filter(entity -> !entity.traits().helper())
                .forEach(entity -> reached.put(
                        entity.name(),
                        reach.level(gates.snapshot().vertexOf(entity.id()).orElseThrow())
                                .orElseThrow()));
        return reached;
    }

    /** Who of the named is taken over by whoever is these. */
    Set<String> taken(Set<String> among, String... names) {
        return reach(names).entrySet().stream()
                .filter(entry -> entry.getValue() == AccessLevel.CONTROL && among.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .filter(name -> !List.of(names).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> notes() {
        return findings.notes();
    }

    Estate whole() {
        return new Estate(List.copyOf(estate.entities.values()), estate.relations);
    }

    static Assumptions with(JitMode mode) {
        return Assumptions.at(AT).withJit(mode);
    }

    Entity named(String name) {
        return estate.entities.values().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
    }

    static String upper(String name) {
        return id(name).toUpperCase(Locale.ROOT);
    }
}
