package blastradius.export;

import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws small estates of everything that a format may lose: in ids, names, properties, lists, times and terms. */
public final class HostileEstates {

    private static final List<String> PARTS = List.of(
            "a",
            "B",
            "0",
            "1.0",
            "1e2",
            "18446744073709551601",
            "%",
            "%3B",
            "%20",
            "%25",
            ";",
            ",",
            "\"",
            "'",
            "''",
            "\\",
            "/",
            ":",
            ":CONTROL",
            "|",
            "=",
            "+1",
            "-",
            "@x",
            "\uFF1D",
            "=cmd|' /C calc'!A0",
            "\u202E",
            "\u200B",
            "\u200D",
            "\u00AD",
            "\uFEFF",
            "\u00A0",
            "é",
            "e\u0301",
            "ß",
            "İ",
            "田中",
            "👩\u200D💻",
            "\uD83D\uDE00",
            "\uFFFD",
            "\uFFFF",
            "<b>",
            "{}",
            "[1]",
            "null",
            "true",
            "NaN",
            "#",
            "$",
            "sep=;",
            " ",
            "  ",
            "{\"a\":1}",
            "../..",
            "&amp;");
    private static final List<String> IN_TEXTS =
            List.of("\n", "\r\n", "\r", "\t", "\u0001", "\u001B[31m", "\u007F", "\u0085", "\u2028", "\u0000");

    private final Random random;

    public HostileEstates(long seed) {
        random = new Random(seed);
    }

    /** The next estate. */
    public Estate next() {
        return next("");
    }

    /** One whose ids end so. */
    public Estate next(String ending) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        List<String> ids =
                ids(5 + random.nextInt(4)).stream().map(id -> id + ending).toList();
        for (String id : ids.subList(0, ids.size() - 1)) {
            entities.put(id, entity(id, ids));
        }
        List<Relation> relations = new ArrayList<>();
        Set<List<Object>> stated = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Relation relation = relation(ids, entities);
            if (relation != null && stated.add(List.of(RelationClass.of(relation), relation.from(), relation.to()))) {
                relations.add(relation);
            }
        }
        return new Estate(List.copyOf(entities.values()), relations);
    }

    /* As the estate has them: whole, and without what its normal form escapes. */
    private Set<String> ids(int count) {
        Set<String> ids = new LinkedHashSet<>();
        while (ids.size() < count) {
            String id = parts(PARTS, 4).strip();
            String bare = id.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
            if (!bare.isBlank()) {
                ids.add(bare.length() > 2 && random.nextInt(60) == 0 ? bare.repeat(1 + 1000 / bare.length()) : bare);
            }
        }
        return ids;
    }

    private String parts(List<String> parts, int most) {
        StringBuilder text = new StringBuilder();
        random.ints(1 + random.nextInt(most), 0, parts.size()).forEach(at -> text.append(parts.get(at)));
        return text.toString();
    }

    private String text() {
        List<String> parts = new ArrayList<>(PARTS);
        parts.addAll(IN_TEXTS);
        String text = parts(parts, 5);
        return random.nextInt(80) == 0 ? text.repeat(2000) : text;
    }

    private String words() {
        String text = text();
        return text.isBlank() ? text + "x" : text;
    }

    private <T> @Nullable T perhaps(T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Entity entity(String id, List<String> ids) {
        EntityKind kind = any(Arrays.stream(EntityKind.values())
                .filter(EntityKind::isConcrete)
                .toList());
        boolean isHelper = kind.type() != EntityType.TENANT && random.nextInt(5) == 0;
        EntityTraits traits = new EntityTraits(
                random.nextBoolean(),
                random.nextInt(5) == 0,
                random.nextInt(5) == 0,
                random.nextInt(5) == 0,
                isHelper,
                perhaps(any(ids)),
                any(List.of(1.0, 0.0, 2.5, 1e-7, 1e9)),
                perhaps(any(Criticality.values())),
                perhaps(any(Sensitivity.values())),
                perhaps(any(Environment.values())),
                kind == EntityKind.SCOPE ? perhaps(any(ServiceScope.values())) : null,
                perhaps(random.nextInt(7) - 2));
        return new Entity(
                id,
                kind,
                random.nextInt(4) == 0 ? id : words(),
                isHelper ? null : perhaps(any(ids)),
                random.nextInt(3) == 0
                        ? id
                        : "x" + parts(PARTS, 4) + parts(IN_TEXTS, 2) + parts(PARTS, 2), // at most 4,096 bytes
                random.nextInt(3) == 0 ? kind.name() : word(),
                traits,
                properties());
    }

    /* What sources call kinds stands at both ends without blanks. */
    private String word() {
        return "k" + text() + "k";
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            properties.put(
                    random.nextInt(4) == 0
                            ? any(List.of(
                                    "objectid",
                                    "name",
                                    "blastradius_level",
                                    "blastradius_",
                                    "id",
                                    "kind",
                                    "properties",
                                    ""))
                            : parts(IN_TEXTS, 1) + parts(PARTS, 4),
                    value());
        }
        return properties;
    }

    private Object value() {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextBoolean();
            case 1 -> any(List.of(0L, -1L, 7L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE));
            case 2 -> any(List.of(1.0, 1e2, 0.1, 1e-300, -0.5));
            case 3 -> List.of(text(), text());
            case 4 -> List.of(1L, 2L);
            case 5 -> List.of(true, text(), 3L);
            case 6 -> List.of("");
            default -> text();
        };
    }

    private @Nullable Relation relation(List<String> ids, Map<String, Entity> entities) {
        String from = any(ids);
        String to = any(ids);
        Entity holder = entities.get(from);
        Entity held = entities.get(to);
        boolean isSet = held != null && held.traits().helper(); // which nothing but another one contains
        List<RelationKind> fitting = Arrays.stream(RelationKind.values())
                .filter(kind -> kind != RelationKind.CONTAINS || !isSet)
                .filter(kind -> holder == null
                        || held == null
                        || kind.fits(holder.kind().type(), held.kind().type()))
                .filter(kind -> kind != RelationKind.CONTAINS || mayContain(holder, held))
                .toList();
        if (fitting.isEmpty()) {
            return null;
        }
        RelationKind kind = any(fitting);
        return new Relation(
                kind, from, to, random.nextBoolean() ? kind.name() : word(), terms(kind, ids), properties());
    }

    /* Imports refuse what is no helper and contains one. */
    private static boolean mayContain(@Nullable Entity holder, @Nullable Entity held) {
        return holder == null
                || held == null
                || holder.traits().helper()
                || !held.traits().helper();
    }

    private Terms terms(RelationKind kind, List<String> ids) {
        boolean never = kind == RelationKind.STORES && random.nextInt(3) == 0;
        Instant from = perhaps(instant(0));
        Terms.Builder terms = Terms.builder()
                .never(never)
                .level(never ? null : perhaps(any(AccessLevel.values())))
                .from(from)
                .until(perhaps(instant(4_000_000_000L)))
                .state(any(GrantState.values()))
                .zone(perhaps(any(ids)))
                .ticket(random.nextBoolean())
                .policy(perhaps(any(ids)))
                .deniedBy(perhaps(word()))
                .mode(perhaps(any(TriggerMode.values())))
                .live(perhaps(random.nextBoolean()))
                .form(perhaps(any(BackupForm.values())));
        if (random.nextInt(3) == 0) {
            terms.approvers(List.of(any(ids), any(ids)));
            terms.effects(List.of(any(ids)));
        }
        if (random.nextInt(3) == 0) {
            terms.factors(List.of(any(ids), any(ids)));
            terms.and(any(ids), any(AccessLevel.values()));
        }
        return terms.build();
    }

    /* From 1850 on or from 2096 on, to the nanosecond. */
    private Instant instant(long base) {
        return Instant.ofEpochSecond(
                base + random.nextLong(3_700_000_000L), any(List.of(0, 1, 500_000_000, 123_456_789)));
    }
}
