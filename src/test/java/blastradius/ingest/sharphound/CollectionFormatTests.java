package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.ImportRejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions, collectors and spellings of one format. */
class CollectionFormatTests {

    private static final String SID = "S-1-5-21-7-8-9";
    private static final String DOMAINS = """
            {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9", "Properties": {"name": "OLD.EXAMPLE", "domain": "OLD.EXAMPLE"}}],
             "meta": {"type": "domains", "version": 5}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static SharpHoundFiles read(Path... files) {
        return SharpHoundFiles.of(files);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data": [], "meta": {"type": "users", "version": 4}}                  | format 4
            {"data": [], "meta": {"type": "groups", "version": 3, "count": 1}}     | format 3
            {"meta": {"type": "users", "version": 3}, "users": [{"Aces": []}]}     | format 3
            {"computers": [{"Aces": []}], "meta": {"type": "computers", "count": 1}} | format 3 or older
            """)
    void olderFormatsAreRefusedByTheirNumber(String text, String words) throws IOException {
        Path file = file("users.json", text);
        assertThatThrownBy(() -> read(file)).isInstanceOf(ImportRejected.class).hasMessageContaining(words);
    }

    @Test
    void aFileNeedNotSayWhatItIs() throws IOException {
        SharpHoundFiles files =
                read(file("domains.json", DOMAINS), file("20240101_groups.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1201", "Properties": {"name": "G"},
                          "Members": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "ObjectType": "User"}]}]}"""), file("people.json", """
                        [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "PrimaryGroupSID": "S-1-5-21-7-8-9-513",
                          "Properties": {"name": "U"}}]"""));
        assertThat(files.falls("U")).contains("G");
    }

    /** Also as the first record, by which the file is told. */
    @Test
    void aGroupMayHaveMoreMembersThanAnyOtherRecordHasValues() throws IOException {
        String members = IntStream.range(0, 120_000)
                .mapToObj(i -> "{\"ObjectIdentifier\": \"" + SID + "-" + (10_000 + i) + "\", \"ObjectType\": \"User\"}")
                .collect(Collectors.joining(","));
        Path groups = file(
                "groups.json",
                "{\"data\": [{\"ObjectIdentifier\": \"" + SID
                        + "-1201\", \"Properties\": {\"name\": \"G\"}, \"Members\": [" + members
                        + "]}], \"meta\": {\"type\": \"groups\", \"version\": 6}}");
        assertThat(read(file("domains.json", DOMAINS), groups).estate.relations)
                .filteredOn(relation -> relation.to().equals(SID + "-1201"))
                .hasSize(1 + 120_000);
    }

    @Test
    void whatIsWrittenBehindOrBeforeAndHowManyThereAreIsAllOne() throws IOException {
        for (String text : List.of(
                "{\"meta\": {\"type\": \"groups\", \"version\": 6, \"count\": 77}, \"data\": [%s]}",
                "{\"data\": [%s], \"meta\": {\"count\": 0, \"version\": 6, \"type\": \"Groups\"}}",
                "\uFEFF{\"data\": [%s], \"meta\": {\"version\": 5, \"type\": \"groups\"}}")) {
            String group = "{\"objectidentifier\": \"s-1-5-21-7-8-9-1201\", \"properties\": {\"NAME\": \"G\"}}";
            Path file = Files.write(
                    folder.resolve("groups.json"), text.formatted(group).getBytes(StandardCharsets.UTF_8));
            assertThat(read(file("domains.json", DOMAINS), file).named("G").id())
                    .isEqualTo(SID + "-1201");
        }
    }

    @Test
    void otherCollectorsWriteTheSameWithOtherFields() throws IOException {
        SharpHoundFiles files = read(
                file("domains.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9", "Properties": {"name": "OLD.EXAMPLE", "domain": "OLD.EXAMPLE"},
                          "ChildObjects": [{"ObjectIdentifier": "0A0A0001-5A5A-4000-8000-000000000001", "ObjectType": "OU"}],
                          "Links": [{"GUID": "{0a0a0002-5a5a-4000-8000-000000000002}", "IsEnforced": false}],
                          "Trusts": [], "Aces": []}], "meta": {"methods": 0, "type": "domains", "version": 5, "count": 1}}"""),
                file("ous.json", """
                        {"data": [{"ObjectIdentifier": "0A0A0001-5A5A-4000-8000-000000000001", "Properties": {"name": "STAFF", "domain": "OLD.EXAMPLE"},
                          "ChildObjects": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "ObjectType": "User"}]}],
                         "meta": {"type": "ous", "version": 5}}"""),
                file("gpos.json", """
                        {"data": [{"ObjectIdentifier": "0A0A0002-5A5A-4000-8000-000000000002", "Properties": {"name": "POLICY", "domain": "OLD.EXAMPLE"},
                          "Aces": [{"PrincipalSID": "S-1-5-21-7-8-9-1102", "PrincipalType": "User", "RightName": "GenericAll", "IsInherited": false}]}],
                         "meta": {"type": "gpos", "version": 6}}"""),
                file("users.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "Properties": {"name": "ANNA", "enabled": "True"}, "HasSIDHistory": ["S-1-5-21-7-8-9-1103"]},
                          {"ObjectIdentifier": "S-1-5-21-7-8-9-1102", "Properties": {"name": "ED", "enabled": true},
                           "SpnTargets": [{"ComputerSID": "S-1-5-21-7-8-9-1104", "Service": "SQLAdmin", "Port": "1433"}]},
                          {"ObjectIdentifier": "S-1-5-21-7-8-9-1103", "Properties": {"name": "OLD", "enabled": false}}],
                         "meta": {"type": "users", "version": 6}}"""),
                file("computers.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1104", "Properties": {"name": "WS", "enabled": true},
                          "LocalAdmins": {"Results": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "ObjectType": "User"}], "Collected": true, "FailureReason": null},
                          "Sessions": {"Results": [{"ComputerId": "S-1-5-21-7-8-9-1104", "UserId": "S-1-5-21-7-8-9-1102"}], "Collected": true}}],
                         "meta": {"type": "computers", "version": 5}}"""));
        assertThat(files.falls("ED")).contains("POLICY", "ANNA", "WS", "OLD");
        assertThat(files.falls("ANNA")).contains("WS", "ED", "OLD");
    }

    @Test
    void sessionsMayBeAFileOfTheirOwn() throws IOException {
        SharpHoundFiles files = read(
                file("domains.json", DOMAINS),
                file("users.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "Properties": {"name": "ANNA"}}], "meta": {"type": "users", "version": 6}}"""),
                file("computers.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1104", "Properties": {"name": "WS"}}], "meta": {"type": "computers", "version": 6}}"""),
                file("sessions.json", """
                        {"data": [{"ComputerSID": "S-1-5-21-7-8-9-1104", "UserSID": "S-1-5-21-7-8-9-1101", "LogonType": 2},
                          {"ComputerSID": "S-1-5-21-7-8-9-1104"}], "meta": {"type": "sessions", "version": 6}}"""));
        assertThat(files.falls("WS")).contains("ANNA");
        assertThat(files.estate.ofSourceKind("HasSession").getFirst().evidence())
                .containsEntry("logontype", 2);
        assertThat(files.report.rejectedCount()).isEqualTo(1);
    }

    @Test
    void emptyFilesAndListsOfDeletedIdsAreNoHarm() throws IOException {
        SharpHoundFiles files = read(
                file("domains.json", DOMAINS),
                SharpHoundFiles.SAMPLES.resolve("deleted.json"),
                SharpHoundFiles.SAMPLES.resolve("utf8bom.json"));
        assertThat(files.report.unknownKinds()).containsEntry("deleted id", 6L);
    }

    @Test
    void oneIdInSeveralFilesIsOneObject() throws IOException {
        SharpHoundFiles files =
                read(file("domains.json", DOMAINS), file("a_users.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "Properties": {"name": "ANNA"}}], "meta": {"type": "users", "version": 6}}"""), file("b_users.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "Properties": {"name": "ANNA"},
                          "Aces": [{"PrincipalSID": "S-1-5-21-7-8-9-1101", "RightName": "GenericAll"},
                                   {"PrincipalSID": "OLD.EXAMPLE-S-1-5-32-548", "RightName": "GenericAll"}]}], "meta": {"type": "users", "version": 6}}"""));
        assertThat(files.falls("ACCOUNT OPERATORS@OLD.EXAMPLE")).contains("ANNA");
        assertThat(files.estate.entities.values().stream()
                        .filter(one -> one.name().equals("ANNA")))
                .hasSize(1);
    }

    @Test
    void whatNoRuleReadsIsCounted() throws IOException {
        SharpHoundFiles files =
                read(file("domains.json", DOMAINS), file("computers.json", """
                        {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1104", "Properties": {"name": "WS"}, "NewThing": [1], "OtherThing": {"Collected": false}}],
                         "meta": {"type": "computers", "version": 9}}"""), file("sites.json", """
                        {"data": [{"ObjectIdentifier": "0A0A0001-5A5A-4000-8000-000000000001", "Properties": {"name": "SITE"}}], "meta": {"type": "sites", "version": 7}}"""));
        assertThat(files.report.unknownKinds())
                .containsEntry("field newthing of computers", 1L)
                .containsEntry("record of type sites", 1L)
                .hasSize(2);
    }

    /** Each sample, with each value of its records replaced in turn by what should not stand there. */
    @Test
    void recordsThatAreNotAsTheyShouldBeAreSurvived() throws IOException {
        List<String> wrong = List.of("null", "7", "{}", "[null, 7, \"y\", {\"a\": []}]");
        String users = new SmallDomain()
                        .user("eve")
                        .right("anna", "GenericAll")
                        .listed("HasSIDHistory", "S-1-5-21-7-8-9-1")
                        .listed("SPNTargets", java.util.Map.of("ComputerSID", "x", "Service", "SQLAdmin"))
                        .field("UnconstrainedDelegation", true)
                        .user("anna")
                        .in(folder)
                        .stream()
                        .filter(path -> path.endsWith("users.json"))
                        .map(CollectionFormatTests::text)
                        .findFirst()
                        .orElseThrow();
        List<String> values = new ArrayList<>();
        java.util.regex.Matcher value = java.util.regex.Pattern.compile("(?<=:)(\"[^\"]*\"|true|false|\\d+)")
                .matcher(users);
        while (value.find()) {
            for (String other : wrong) {
                values.add(users.substring(0, value.start()) + other + users.substring(value.end()));
            }
        }
        assertThat(values.size()).isGreaterThan(70);
        for (String mutilated : values) {
            if (!mutilated.contains("\"version\":6") || !mutilated.contains("\"type\":\"users\"")) {
                continue;
            }
            Path file = file("users.json", mutilated);
            assertThat(read(file("domains.json", DOMAINS), file).estate.entities)
                    .isNotEmpty();
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aCutFileIsRefusedAtThePlaceWhereItEnds() throws IOException {
        String whole = text(file("users.json", """
                {"data": [{"ObjectIdentifier": "S-1-5-21-7-8-9-1101", "Properties": {"name": "ANNA"}}], "meta": {"type": "users", "version": 6}}"""));
        for (int length = 30; length < whole.length(); length += 7) {
            Path cut = file("users.json", whole.substring(0, length));
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(ImportRejected.class)
                    .hasMessageContaining("users.json");
        }
    }
}
