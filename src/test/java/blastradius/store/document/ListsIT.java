package blastradius.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in Neo4j. */
class ListsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Lists lists;

    @BeforeEach
    void wipe() {
        database = TestDatabase.embedded();
        lists = TestDocuments.lists(database);
    }

    private static SavedList list(String id, Map<String, Object> where) {
        return SavedListDocument.read(Map.of("name", "List " + id, "where", where), id);
    }

    private static SavedList naming(String id, String... lists) {
        return list(id, Map.of("lists", List.of(lists)));
    }

    @Test
    void keepWhatWasSaved() {
        SavedList described = lists.create(list(
                "regulated",
                Map.of(
                        "kinds", List.of("TENANT"),
                        "createdBefore", "2026-01-01T00:00:00Z",
                        "property", Map.of("name", "regulated", "in", List.of("yes", "partly")),
                        "measure", Map.of("by", "LOSS", "atLeast", 1.5))));
        SavedList named = lists.create(SavedListDocument.read(
                Map.of("name", "Pod", "description", "north", "entities", List.of("b", "a")), "pod"));
        assertThat(lists.list()).containsExactly(named, described);
        assertThat(lists.find("regulated")).contains(described);
        assertThat(described.where())
                .isEqualTo(list(
                                "regulated",
                                Map.of(
                                        "kinds", List.of("TENANT"),
                                        "createdBefore", "2026-01-01T00:00:00Z",
                                        "property", Map.of("name", "regulated", "in", List.of("yes", "partly")),
                                        "measure", Map.of("by", "LOSS", "level", "CONTROL", "atLeast", 1.5)))
                        .where());
        assertThat(named.entities()).containsExactly("b", "a");
        assertThat(lists.find(List.of("pod", "none"))).containsExactly(named);
    }

    @Test
    void surviveImports() {
        SavedList saved = lists.create(list("tenants", Map.of("kinds", List.of("TENANT"))));
        Imports imports = new Imports(database, spool, List.of());
        for (String id : List.of("a", "b")) {
            try (Import run = imports.begin("source", Import.Mode.REPLACE)) {
                run.entity(Entity.of(id, EntityKind.HUMAN));
                run.commit();
            }
        }
        assertThat(lists.find("tenants")).contains(saved);
    }

    @Test
    void letOneOfManyWhoSaveAtOnceSucceed() {
        SavedList version = lists.create(list("a", Map.of()));
        assertThatThrownBy(() -> lists.create(list("a", Map.of()))).isInstanceOf(Conflict.class);
        for (int round = 0; round < 10; round++) {
            SavedList read = version;
            List<CompletableFuture<Boolean>> saves = IntStream.range(0, 4)
                    .mapToObj(person -> CompletableFuture.supplyAsync(() -> saves(read)))
                    .toList();
            assertThat(saves.stream().filter(CompletableFuture::join)).hasSize(1);
            version = lists.find("a").orElseThrow();
            assertThat(version.version()).isEqualTo(read.version() + 1);
        }
    }

    private boolean saves(SavedList list) {
        try {
            lists.update(list);
            return true;
        } catch (Conflict lost) {
            return false;
        }
    }

    @Test
    void refuseACircleHoweverLong() {
        lists.create(list("a", Map.of("kinds", List.of("TENANT"))));
        lists.create(naming("b", "a"));
        lists.create(naming("c", "b", "a"));
        assertThatThrownBy(() -> lists.update(naming("a", "c")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("names itself");
        assertThatThrownBy(() -> lists.create(naming("d", "d"))).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> lists.create(naming("d", "gone"))).isInstanceOf(UnknownId.class);
        assertThatThrownBy(() -> lists.update(naming("gone", "a"))).isInstanceOf(UnknownId.class);
    }

    @Test
    void keepWhatAnotherOneNames() {
        lists.create(list("a", Map.of()));
        lists.create(naming("b", "a"));
        assertThatThrownBy(() -> lists.delete("a")).isInstanceOf(Conflict.class).hasMessageContaining("\"b\"");
        assertThat(lists.delete("b")).isTrue();
        assertThat(lists.delete("a")).isTrue();
        assertThat(lists.delete("a")).isFalse();
        assertThat(lists.list()).isEmpty();
    }

    @Test
    void areNoMoreThanAServerKeeps() {
        Lists two = TestDocuments.lists(database, 2);
        two.create(list("a", Map.of()));
        SavedList b = two.create(list("b", Map.of()));
        assertThatThrownBy(() -> two.create(list("c", Map.of())))
                .isInstanceOf(LimitExceeded.class)
                .hasMessage("there are 2 lists, the most that the server keeps; take away what nobody needs, or raise"
                        + " blastradius.limits.lists");
        two.update(b);
        two.delete("a");
        two.create(list("c", Map.of()));
        assertThat(two.list()).extracting(SavedList::id).containsExactly("b", "c");
    }
}
