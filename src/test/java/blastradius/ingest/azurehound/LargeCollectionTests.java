package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.Entity;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A million relations, ten thousand in a record, pass through what holds none of them. */
class LargeCollectionTests {

    private static final String TENANT = "10000000-0000-4000-8000-000000000001";
    private static final int USERS = 10_000;
    private static final int GROUPS = 100;

    /** Counts what it is told. */
    private static final class Counting implements EstateWriter {

        private int entities;
        private int relations;

        @Override
        public void entity(Entity entity) {
            entities++;
        }

        @Override
        public void relation(Relation relation) {
            relations++;
        }

        @Override
        public boolean knows(String id) {
            return false;
        }

        @Override
        @Nullable
        public Elsewhere elsewhere(String id) {
            return null;
        }

        @Override
        public List<String> matches(LookUp lookUp) {
            return List.of();
        }

        @Override
        public void lookUp(String id, LookUp lookUp) {
            /* Nothing is joined. */
        }

        @Override
        public String idPrefix() {
            return "large";
        }
    }

    private static String id(String first, int number) {
        return first + "0000000-0000-4000-8000-" + String.format("%012d", number);
    }

    private static Stream<String> texts() {
        return Stream.of(
                        Stream.of("{\"data\":[{\"kind\":\"AZTenant\",\"data\":{\"tenantId\":\"" + TENANT
                                + "\",\"displayName\":\"T\",\"collected\":true}}"),
                        IntStream.range(0, USERS).mapToObj(i -> record("AZUser", id("2", i))),
                        IntStream.range(0, GROUPS).mapToObj(i -> record("AZGroup", id("3", i))),
                        IntStream.range(1, GROUPS)
                                .boxed()
                                .flatMap(group -> Stream.of(
                                                Stream.of(",{\"kind\":\"AZGroupMember\",\"data\":{\"members\":["),
                                                IntStream.range(0, USERS).mapToObj(i -> member(i, id("3", group))),
                                                Stream.of("],\"groupId\":\"" + id("3", group) + "\"}}"))
                                        .flatMap(part -> part)),
                        Stream.of("],\"meta\":{\"type\":\"azure\",\"version\":5,\"count\":1}}"))
                .flatMap(part -> part);
    }

    private static String record(String kind, String id) {
        return ",{\"kind\":\"" + kind + "\",\"data\":{\"id\":\"" + id
                + "\",\"displayName\":\"x\",\"accountEnabled\":true,\"tenantId\":\"" + TENANT + "\"}}";
    }

    private static String member(int user, String group) {
        return (user == 0 ? "" : ",") + "{\"groupId\":\"" + group + "\",\"member\":{\"id\":\"" + id("2", user) + "\"}}";
    }

    @SuppressWarnings("JdkObsolete") // a SequenceInputStream asks for an Enumeration
    private static InputStream open() {
        Iterator<String> texts = texts().iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return texts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(texts.next().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Test
    void passesRecordByRecord() {
        Counting counting = new Counting();
        Findings findings = new Findings();
        Ledger ledger = new Ledger(new Naming("large", counting, findings), counting, findings, Times.in(null));
        new AzureHoundReader().read(List.of(new Content("large.json", 0, meter -> open())), ledger, Meter.silent());
        assertThat(counting.entities).isGreaterThan(USERS + GROUPS);
        assertThat(counting.relations).isGreaterThan((GROUPS - 1) * USERS);
        assertThat(findings.rejectedCount()).isZero();
    }
}
