package blastradius.graphql.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTests {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("nf0", "Zoë Müller"),
            Map.entry("nf1", "Jose\u0301 Pen\u0303a"),
            Map.entry("nf2", "田中太郎"),
            Map.entry("nf3", "👩‍💻 Night desk"),
            Map.entry("nf4", "svc_backup-01"),
            Map.entry("nf5", "İrem Kaya"),
            Map.entry("nf6", "Jürgen Groß"),
            Map.entry("nf7", "Pat"),
            Map.entry("x0", "Łukasz Ødegård"),
            Map.entry("x1", "مُحَمَّد الأحمد"),
            Map.entry("x2", "김철수"),
            Map.entry("x3", "Ｆｕｌｌ Ｗｉｄｔｈ"),
            Map.entry("x4", "Maeve O’Brien"),
            Map.entry("x5", "Ольга Ёлкина"),
            Map.entry("x6", "ΓΙΩΡΓΟΣ Παπάς"),
            Map.entry("x7", "in\u00ADvis\u200Dible\u200F"),
            Map.entry("x8", "NightlyBackupRunner"));

    private static final LookUps LOOK_UPS = lookUps(Map.of(
            "nf7", List.of("First.Last@Oak.Example"),
            "nf0", List.of("zoe@oak.example", "ZOE@oak.example"),
            "nf1", List.of("4711", "zoE@oak.example")));
    private static final Snapshot SNAPSHOT = snapshot(NAMES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Entity.of(entry.getKey(), EntityKind.HUMAN).withName(entry.getValue())));

    private static LookUps lookUps(Map<String, List<String>> sourceIds) {
        return new LookUps(sourceIds::forEach, new Orders());
    }

    private static Snapshot snapshot(Stream<Entity> entities) {
        return Snapshot.of(new Estate(entities.toList(), List.of()), 1, Instant.EPOCH);
    }

    private static List<String> search(String words) {
        return ids(SNAPSHOT, LOOK_UPS.search(SNAPSHOT, words));
    }

    @Test
    void findsWhatARevisionAddsAsIfItHadBeenThere() {
        Snapshot bare = snapshot(Stream.of(Entity.of("zz", EntityKind.HUMAN)));
        Revision revision = new Revision(bare);
        NAMES.forEach(
                (id, name) -> revision.entity(Entity.of(id, EntityKind.HUMAN).withName(name), Set.of()));
        Snapshot revised = revision.build();
        for (String words : Stream.concat(
                        NAMES.values().stream(), Stream.of("NF0", "nf", "back night", "night", "desk", "-"))
                .toList()) {
            assertThat(ids(revised, LOOK_UPS.search(revised, words)))
                    .as(words)
                    .containsExactlyInAnyOrderElementsOf(search(words));
        }
    }

    private static List<String> ids(Snapshot snapshot, int[] vertices) {
        return Arrays.stream(vertices).mapToObj(snapshot::id).toList();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            Müller                | nf0
            Muller                | nf0
            MÜLLER                | nf0
            Mu\u0308ller          | nf0
            müller zo             | nf0
            José                  | nf1
            Jose                  | nf1
            Peña                  | nf1
            Pena                  | nf1
            田中太郎              | nf2
            田中                  | nf2
            太郎                  | nf2
            中太                  | nf2
            Night                 | x8 nf3
            night desk            | nf3
            💻                    | nf3
            👩‍💻                  | nf3
            👩🏽                    | nf3
            svc_backup            | nf4
            backup                | x8 nf4
            backup-01             | nf4
            01                    | nf4
            irem                  | nf5
            İREM                  | nf5
            ırem                  | nf5
            Groß                  | nf6
            Gross                 | nf6
            GROSS                 | nf6
            first.last@oak        | nf7
            LAST                  | nf7
            lukasz odegard        | x0
            ØDEGÅRD               | x0
            محمد                  | x1
            الاحمد                | x1
            철수                  | x2
            full width            | x3
            O'Brien               | x4
            OBRIEN                | x4
            brien                 | x4
            елкина                | x5
            ЁЛКИНА                | x5
            γιωργος               | x6
            παπασ                 | x6
            invisible             | x7
            runner                | x8
            nightlybackup         | x8
            uller                 |
            ***                   |
            """)
    void findsHoweverItIsTyped(String words, String found) {
        assertThat(search(words.translateEscapes()))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "a AND", "name:", "[x TO", "~", "\\", "OR", "\u0000", "\u0301", "-", "'", "''''"})
    void takesAnythingForWords(String words) {
        assertThat(search(words)).doesNotContain("nf0");
    }

    @Test
    void theBestMatchComesFirst() {
        Snapshot snapshot = snapshot(Stream.of(
                Entity.of("a-1", EntityKind.CUSTOMER).withName("Big osprey"),
                Entity.of("a-2", EntityKind.HUMAN).withName("A big Osprey"),
                Entity.of("a-3", EntityKind.API_KEY).withName("Osprey key"),
                Entity.of("a-4", EntityKind.GROUP).withName("Osprey group"),
                Entity.of("a-5", EntityKind.DATABASE).withName("Osprey data"),
                Entity.of("a-6", EntityKind.TOOL).withName("Osprey tool"),
                Entity.of("a-7", EntityKind.HUMAN).withName("Osprey, B."),
                Entity.of("a-8", EntityKind.HUMAN).withName("Osprey, A."),
                Entity.of("a-9", EntityKind.HUMAN).withName("OSPREY"),
                Entity.of("osprey", EntityKind.SECRET_STORE).withName("Something"),
                Entity.of("osprey-2", EntityKind.HUMAN).withName("Anything")));

        assertThat(ids(snapshot, lookUps(Map.of()).search(snapshot, "osprey")))
                .containsExactly("osprey", "a-9", "a-8", "a-7", "a-6", "a-5", "a-4", "a-3", "a-1", "a-2", "osprey-2");
    }

    @Test
    void anExactIdIsFoundThoughItHoldsNoWord() {
        Snapshot snapshot = snapshot(Stream.of(Entity.of("--", EntityKind.HUMAN), Entity.of("-", EntityKind.HUMAN)));

        assertThat(ids(snapshot, lookUps(Map.of()).search(snapshot, "--"))).containsExactly("--");
    }

    @Test
    void idsAreFoundInAnyCaseAndTheirAccentsCount() {
        assertThat(LOOK_UPS.caselessIdsOf(
                        SNAPSHOT,
                        List.of("first.LAST@oak.example", "zoe@oak.example", "NF2", "fírst.last@oak.example")))
                .isEqualTo(Map.of(
                        "first.LAST@oak.example",
                        List.of("nf7"),
                        "zoe@oak.example",
                        List.of("nf0", "nf1"),
                        "NF2",
                        List.of("nf2")));
    }

    @Test
    void findsAmongManyWhatALookAtEachFinds() {
        java.util.Random random = new java.util.Random(15);
        String letters = "aAbB1é_- 田ß";
        Snapshot snapshot = snapshot(IntStream.range(0, 500)
                .mapToObj(
                        i -> Entity.of("x".repeat(i + 1), EntityKind.HUMAN).withName("n" + text(random, letters, 12))));
        LookUps lookUps = lookUps(Map.of());
        for (int i = 0; i < 300; i++) {
            String words = text(random, letters, 4);
            assertThat(ids(snapshot, lookUps.search(snapshot, words)))
                    .as(words)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500)
                            .filter(vertex -> holds(snapshot.name(vertex), words) && !words.isBlank())
                            .mapToObj(snapshot::id)
                            .toList());
        }
    }

    private static boolean holds(String name, String words) {
        var folded = blastradius.model.FoldedText.of(name);
        List<String> sought = blastradius.model.FoldedText.of(words).words();
        return !sought.isEmpty()
                && sought.stream()
                        .allMatch(word -> folded.starts().stream()
                                .anyMatch(at -> folded.text().startsWith(word, at)));
    }

    private static String text(java.util.Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(most) + 1L, 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
        return text.toString();
    }

    static List<String> moreThanAnybodyTypes() {
        List<String> words = IntStream.range(0, 2000).mapToObj(i -> "w" + i).toList();
        return List.of(String.join(" ", words), String.join(".", words), "w".repeat(40_000));
    }

    @ParameterizedTest
    @MethodSource("moreThanAnybodyTypes")
    void refusesMoreWordsThanAnybodyTypes(String words) {
        assertThatThrownBy(() -> search(words)).isInstanceOf(BadRequest.class).hasMessageStartingWith("search has ");
    }

    @Test
    void countsAWordOnce() {
        assertThat(search("müller ".repeat(2000))).containsExactly("nf0");
    }
}
