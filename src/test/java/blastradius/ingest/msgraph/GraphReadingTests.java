package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.ImportedFiles;
import blastradius.ingest.Importer;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, folders, names and errors: what of a tenant is there, and whose it is. */
class GraphReadingTests {

    private static final String NEXT = "\"@odata.nextLink\": \"https://graph.microsoft.com/v1.0/users?$skiptoken=X\", ";
    private static final String CONTEXT = "\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#users\", ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(Map<String, String> files) throws IOException {
        return ImportedTenants.of(folder, files);
    }

    private static String page(boolean goesOn, String... users) {
        return "{" + CONTEXT + (goesOn ? NEXT : "") + "\"value\": [" + String.join(", ", users) + "]}";
    }

    @Test
    void allPagesTogetherAreTheAnswer() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .file("users.json", page(true, user(1, "")))
                .file("users.2.json", page(true, user(2, "")))
                .file("users.3.json", page(false, user(3, "")))
                .files());
        assertThat(world.files.estate.count(EntityKind.HUMAN)).isEqualTo(3);
        assertThat(world.report.rejected()).isEmpty();
    }

    @Test
    void pagesInOneListAreTheAnswer() throws IOException {
        String both = "[" + page(true, user(1, "")) + "," + page(false, user(2, "")) + "]";
        ImportedTenants world = read(Tenant.home().file("users.json", both).files());
        assertThat(world.files.estate.count(EntityKind.HUMAN)).isEqualTo(2);
        assertThat(world.report.rejected()).isEmpty();
        String cut = "[" + page(true, user(1, "")) + "]";
        assertThatThrownBy(() -> read(Tenant.home().file("users.json", cut).files()))
                .hasMessageContaining("home/users.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users.json,users.2.json              | home/users.2.json
            users.json                           | home/users.json
            users.json,users.3.json.last         | home/users.json
            users-1.json,users-3.json.last       | home/users-1.json
            a/users.json,a/users (3).json.last   | home/a/users.json
            """)
    void aMissingPageRefusesTheImportByName(String pages, String named) {
        Tenant tenant = Tenant.home();
        int number = 0;
        for (String page : pages.split(",", -1)) {
            boolean isLast = page.endsWith(".last");
            tenant.file(page.replace(".last", ""), page(!isLast, user(++number, "")));
        }
        assertThatThrownBy(() -> read(tenant.files()))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining(named)
                .hasMessageContaining("ask for the pages until none names a next one")
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void aLinkBehindTheRecordsCountsAsWell() {
        Tenant tenant =
                Tenant.home().file("users.json", "{\"value\": [" + user(1, "") + "], " + NEXT.replace(", ", "") + "}");
        assertThatThrownBy(() -> read(tenant.files())).hasMessageContaining("home/users.json");
    }

    @Test
    void aCountThatIsNotReachedIsAMissingPage() {
        Tenant tenant = Tenant.home()
                .file("first.json", page(true, user(1, "")).replace("\"value\"", "\"@odata.count\": 3, \"value\""))
                .file("last.json", page(false, user(2, "")));
        assertThatThrownBy(() -> read(tenant.files())).hasMessageContaining("home/first.json");
    }

    @Test
    void expandedMembersAreReadAndTheirRestIsAskedFor() throws IOException {
        String whole = group(7, "\"members\": [" + user(1, "") + "], \"owners\": [" + user(2, "") + "]");
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""), user(2, ""))
                .list("groups", whole)
                .files());
        assertThat(world.relations(id(1), id(7))).hasSize(1);
        assertThat(world.relations(id(2), id(7))).hasSize(1);
        String cut = group(
                7, "\"members\": [" + user(1, "") + "], \"members@odata.nextLink\": \"https://graph.microsoft.com/x\"");
        assertThatThrownBy(() -> read(Tenant.home().list("groups", cut).files()))
                .hasMessageContaining("home/groups.json")
                .hasMessageContaining("members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groups/G/members.json",
                "groups('G')/members.json",
                "groups_G_members.json",
                "deep/er/v1.0/groups/G/members/all.json",
                "G-members.json"
            })
    void thePlaceSaysWhoseMembersTheyAre(String place) throws IOException {
        String members =
                "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#directoryObjects\", \"value\": ["
                        + user(1, "") + "]}";
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""))
                .list("groups", group(7, ""))
                .file(place.replace("G", id(7)), members)
                .files());
        assertThat(world.relations(id(1), id(7))).hasSize(1);
        assertThat(world.report.rejected()).isEmpty();
    }

    @Test
    void theContextSaysItWhateverTheFileIsCalled() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""))
                .list("groups", group(7, ""))
                .answer("saved by hand", "groups('" + id(7) + "')/members", user(1, ""))
                .files());
        assertThat(world.relations(id(1), id(7))).hasSize(1);
    }

    @Test
    void membersOfNobodyAreRefusedByName() throws IOException {
        ImportedTenants world = read(
                Tenant.home().answer("members", "directoryObjects", user(1, "")).files());
        assertThat(world.report.rejected()).singleElement().satisfies(one -> {
            assertThat(one.place()).contains("home/members.json");
            assertThat(one.reason()).contains("groups/<id>/members.json");
        });
    }

    @Test
    void withoutContextTheTypeOrThePlaceSaysIt() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .file("mine.json", "[" + user(1, "") + "]")
                .file("users.json", "{\"value\": [{\"id\": \"" + id(2) + "\"}]}")
                .file(
                        "groups.json",
                        "[{\"Id\": \"" + id(7) + "\", \"DisplayName\": \"Shell\", \"IsAssignableToRole\": true}]")
                .files());
        assertThat(world.files.estate.count(EntityKind.HUMAN)).isEqualTo(2);
        assertThat(world.entity(id(7)).name()).isEqualTo("Shell");
    }

    @Test
    void aSingleObjectIsARecord() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .file(
                        "ann.json",
                        "{\"@odata.context\": \"https://graph.microsoft.us/beta/$metadata#users/$entity\", \"id\": \""
                                + id(1) + "\", \"displayName\": \"Ann\"}")
                .files());
        assertThat(world.entity(id(1)).name()).isEqualTo("Ann");
    }

    @Test
    void anErrorIsUnknownAndSaidSo() throws IOException {
        ImportReport report = read(Tenant.home()
                        .file(
                                "deviceManagement/managedDevices.json",
                                "{\"error\": {\"code\": \"Forbidden\", \"message\": \"No.\", \"innerError\": {}}}")
                        .list("groups")
                        .files())
                .report;
        assertThat(report.notes())
                .anyMatch(note -> note.contains("managedDevices (Forbidden: No.); unknown, not empty"));
        assertThat(report.notes())
                .anyMatch(note -> note.contains("hold no users") && note.contains("unknown, not empty"));
        assertThat(report.notes()).noneMatch(note -> note.contains("hold no groups") || note.contains(", groups,"));
    }

    @Test
    void eachFolderIsATenant() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""))
                .with(Tenant.of("away", id(0xB), "away.example").list("users", user(2, ""))));
        assertThat(world.report.each())
                .extracting(ImportReport::source)
                .containsExactlyInAnyOrder("Microsoft Graph " + id(0xA), "Microsoft Graph " + id(0xB));
        assertThat(world.entity(id(1)).tenant()).isEqualTo(id(0xA));
        assertThat(world.entity(id(2)).tenant()).isEqualTo(id(0xB));
    }

    @Test
    void customersMayLieBelowTheirPartner() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Tenant.home()
                .list("users", user(1, ""))
                .files()
                .forEach((name, text) -> files.put(name.replace("home/", ""), text));
        files.putAll(Tenant.of("customers/away", id(0xB), "away.example")
                .list("users", user(2, ""))
                .files());
        ImportedTenants world = read(files);
        assertThat(world.entity(id(1)).tenant()).isEqualTo(id(0xA));
        assertThat(world.entity(id(2)).tenant()).isEqualTo(id(0xB));
    }

    @Test
    void organizationsInFoldersOfTheirOwnAreNearest() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Tenant.home()
                .list("users", user(1, ""))
                .with(Tenant.of("away", id(0xB), "away.example").list("users", user(2, "")))
                .forEach((name, text) -> files.put(name.replaceFirst("/(\\w+)\\.json", "/$1/$1.json"), text));
        ImportedTenants world = read(files);
        assertThat(world.entity(id(1)).tenant()).isEqualTo(id(0xA));
        assertThat(world.entity(id(2)).tenant()).isEqualTo(id(0xB));
    }

    @Test
    void twoTenantsInOneFolderAreRefused() {
        assertThatThrownBy(() -> read(Tenant.home()
                        .answer("other", "organization", "{\"id\": \"" + id(0xB) + "\"}")
                        .files()))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("two tenants lie in one folder");
    }

    @Test
    void nobodysFilesAskForTheirTenant() throws IOException {
        Map<String, String> files = Tenant.home().list("users", user(1, "")).files();
        files.remove("home/organization.json");
        assertThatThrownBy(() -> read(files))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("home/users.json")
                .hasMessageContaining("/organization")
                .hasMessageContaining("tenant=");
        ImportedFiles stated = new ImportedFiles(folder);
        Path zip = GraphWorld.zip(folder.resolve("export.zip"), files);
        new Importer(stated.estate, Clock.systemUTC())
                .run(ImportRequest.of(List.of(ImportFile.of(zip))).ofTenant(id(0xC)), Progress.NONE);
        assertThat(stated.estate.entity(id(1)).tenant()).isEqualTo(id(0xC));
        assertThat(stated.estate.source).isEqualTo("Microsoft Graph " + id(0xC));
        assertThatThrownBy(() -> ImportRequest.of(List.of()).ofTenant("contoso"))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("contoso");
    }

    @Test
    void theSameFilesUnderOtherNamesSayTheSame() throws IOException {
        Map<String, String> files = GraphWorld.files("larkfield");
        ImportedTenants named = read(files);
        Map<String, String> flat = files.entrySet().stream()
                .collect(Collectors.toMap(
                        file -> "x/"
                                + file.getKey().replace("larkfield/", "v1_").replace('/', '_'),
                        Map.Entry::getValue));
        ImportedTenants other = read(flat);
        assertThat(other.report.rejected()).isEmpty();
        assertThat(other.files.estate.entities.keySet()).isEqualTo(named.files.estate.entities.keySet());
        assertThat(other.files.estate.relations).hasSameSizeAs(named.files.estate.relations);
    }

    @Test
    void otherResourcesAreCountedByKind() throws IOException {
        ImportReport report =
                read(Tenant.home().list("sites", "{\"id\": \"x\"}").files()).report;
        assertThat(report.unknownKinds()).containsEntry("sites", 1L);
    }
}
