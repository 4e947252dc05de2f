package blastradius.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import blastradius.store.history.DatedVersion.Change;
import blastradius.store.history.DatedVersions.Measured;
import blastradius.store.history.DatedVersions.Times;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.restoring.Versions;
import blastradius.store.statement.Watch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of versions. */
class DatedVersionsIT {

    private static final Times ALL = Times.between(null, null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Imports imports;

    @SuppressWarnings("NullAway.Init")
    private DatedVersions versions;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
        imports = new Imports(database, spool, List.of());
        versions = new DatedVersions(database);
    }

    /** A person who may do something to a host, and so many others. */
    private long bring(String source, AccessLevel level, int others) {
        try (Import run = imports.begin(source, Import.Mode.REPLACE)) {
            run.entity(Entity.of("host", EntityKind.HOST));
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            for (int i = 0; i < others; i++) {
                run.entity(Entity.of("other" + i, EntityKind.HUMAN));
            }
            run.relation(Relation.of("ann", RelationKind.CAN, "host", Terms.level(level)));
            return run.commit().version();
        }
    }

    @Test
    void sayWhatImportsRemovalsAndRestorationsChanged() {
        Instant before = Instant.now();
        bring("hr", AccessLevel.READ, 2);
        bring("hr", AccessLevel.WRITE, 0);
        imports.remove("hr", Watch.NONE);
        new Versions(database, TestDocuments.importHistory(database)).restore(1, () -> {});
        List<DatedVersion> found = versions.in(ALL, 0, 10);
        assertThat(found).extracting(DatedVersion::version).containsExactly(4L, 3L, 2L, 1L);
        assertThat(found).extracting(DatedVersion::at).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(found.getLast().at()).isAfterOrEqualTo(before);
        assertThat(found)
                .extracting(DatedVersion::changes)
                .containsExactly(
                        List.of(new Change(null, new Counts(4, 0, 0, 0), new Counts(1, 0, 0, 0))),
                        List.of(new Change("hr", new Counts(0, 0, 2, 0), new Counts(0, 0, 1, 0))),
                        List.of(new Change("hr", new Counts(0, 0, 2, 2), new Counts(1, 0, 1, 0))),
                        List.of(new Change("hr", new Counts(4, 0, 0, 0), new Counts(1, 0, 0, 0))));
        assertThat(found).extracting(DatedVersion::restored).containsExactly(1L, null, null, null);
    }

    @Test
    void standWhenWhatTheySaidIsPrunedAndSourcesAreRenamed() {
        for (int i = 0; i < Version.KEPT + 5; i++) {
            bring("hr", AccessLevel.READ, i);
        }
        imports.rename("hr", "people");
        assertThat(versions.count(ALL)).isEqualTo(Version.KEPT + 5);
        List<DatedVersion> found = versions.in(ALL, 0, 100);
        assertThat(found).filteredOn(DatedVersion::isKept).hasSize(Version.KEPT);
        assertThat(found.getLast().changes()).extracting(Change::source).containsExactly("people");
        assertThat(versions.at(found.get(3).at())).contains(found.get(3));
        assertThat(versions.at(found.getLast().at().minusSeconds(1))).isEmpty();
        assertThat(versions.in(new Times(null, null, 4), 1, 2))
                .extracting(DatedVersion::version)
                .containsExactly(3L, 2L);
    }

    @Test
    void whatIsMeasuredOfThemStaysOncePerDayBeforeTheNewest() {
        for (int i = 0; i < 6; i++) {
            bring("hr", AccessLevel.READ, i);
        }
        assertThat(versions.waiting()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        database.inSession(session -> session.run("MATCH (v:Version) WHERE v.no < 3 SET v.at = v.at - duration('P1D')")
                .consume());
        for (long version = 1; version <= 5; version++) {
            versions.keep(version, "m" + version, 2);
        }
        versions.keep(5, "another word", 2);
        assertThat(versions.measured(ALL)).extracting(Measured::text).containsExactly("m2", "m4", "m5");
        assertThat(versions.lastMeasured()).map(Measured::text).contains("m5");
        assertThat(versions.waiting()).containsExactly(6L);
    }

    @Test
    void whatWasGrantedSinceIsKnownWhenTheVersionIsNotKeptAnyMore() {
        bring("hr", AccessLevel.READ, 0);
        bring("hr", AccessLevel.WRITE, 1);
        for (int i = 0; i < Version.KEPT + 2; i++) {
            bring("other", AccessLevel.SEE, i);
        }
        StatedSince since = new StatedSince(database);
        long newest = versions.newest();
        assertThat(since.relations(1, newest))
                .extracting(stated -> stated.from() + " "
                        + stated.relation().terms().level() + " " + stated.to() + " " + stated.since())
                .containsExactly("ann WRITE host 2", "ann SEE host 3");
        assertThat(since.relations(2, newest)).hasSize(1);
        assertThat(since.relations(3, newest)).isEmpty();
        assertThat(since.entities(newest - 1, newest)).isEqualTo(Map.of("other" + Version.KEPT, newest));
    }

    @Test
    void aRelationIsAsOldAsTheOldestWordsThatStand() {
        grants("hr", AccessLevel.READ);
        grants("hr", AccessLevel.WRITE);
        grants("other", AccessLevel.READ);
        grants("third", AccessLevel.WRITE);
        StatedSince since = new StatedSince(database);
        assertThat(since.relations(1, 4)).hasSize(200);
        assertThat(since.relations(2, 4))
                .hasSize(100)
                .allSatisfy(
                        stated -> assertThat(stated.relation().terms().level()).isEqualTo(AccessLevel.READ));
        assertThat(since.relations(3, 4)).isEmpty();
    }

    /* 20 people, each of whom may do something to each of five hosts. */
    private void grants(String source, AccessLevel level) {
        try (Import run = imports.begin(source, Import.Mode.REPLACE)) {
            for (int person = 0; person < 20; person++) {
                run.entity(Entity.of("p" + person, EntityKind.HUMAN));
            }
            for (int host = 0; host < 5; host++) {
                run.entity(Entity.of("h" + host, EntityKind.HOST));
                for (int person = 0; person < 20; person++) {
                    run.relation(Relation.of("p" + person, RelationKind.CAN, "h" + host, Terms.level(level)));
                }
            }
            run.commit();
        }
    }
}
