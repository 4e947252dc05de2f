package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.group;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.EntityKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that came together, since they were asked for together. */
class BatchTests {

    private static final String METADATA = "\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportedTenants read(Map<String, String> files) throws IOException {
        return ImportedTenants.of(folder, files);
    }

    private static String batch(String... responses) {
        return "{\"responses\": [" + String.join(", ", responses) + "]}";
    }

    private static String answer(String id, String context, String... records) {
        return "{\"id\": \"" + id
                + "\", \"status\": 200, \"headers\": {\"Content-Type\": \"application/json\"}, \"body\": {" + METADATA
                + context + "\", \"value\": [" + String.join(", ", records) + "]}}";
    }

    private static String asks(String... addresses) {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < addresses.length; i++) {
            requests.append(i == 0 ? "" : ", ")
                    .append("{\"id\": \"%d\", \"method\": \"GET\", \"url\": \"%s\"}".formatted(i + 1, addresses[i]));
        }
        return "\"requests\": [" + requests + "]";
    }

    @Test
    void eachAnswerSaysWhatItIs() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .file("saved.json", batch(answer("2", "groups", group(7, "")), answer("1", "users", user(1, ""))))
                .files());
        assertThat(world.report.rejected()).isEmpty();
        assertThat(world.files.estate.count(EntityKind.HUMAN)).isEqualTo(1);
        assertThat(world.files.estate.count(EntityKind.GROUP)).isEqualTo(1);
        assertThat(world.report.notes()).noneMatch(text -> text.contains("no users"));
    }

    @ParameterizedTest
    @CsvSource({
        "batch1.request.json,batch1.response.json",
        "asked/../requests.json,responses.json",
        "one.json,two.json",
        "both.json,both.json"
    })
    void theRequestSaysWhoseMembersTheyAre(String asked, String answered) throws IOException {
        String requests = asks(
                "/groups/" + id(7) + "/members?$select=id,displayName",
                "https://graph.microsoft.com/v1.0/groups/" + id(8) + "/owners/microsoft.graph.user");
        String responses =
                batch(answer("2", "directoryObjects", user(2, "")), answer("1", "directoryObjects", user(1, "")));
        Tenant tenant = Tenant.home().list("groups", group(7, ""), group(8, ""));
        if (asked.equals(answered)) {
            tenant.file(asked, "{" + requests + ", " + responses.substring(1));
        } else {
            tenant.file(asked.substring(asked.lastIndexOf('/') + 1), "{" + requests + "}")
                    .file(answered, responses);
        }
        ImportedTenants world = read(tenant.files());
        assertThat(world.report.rejected()).isEmpty();
        assertThat(world.relations(id(1), id(7))).hasSize(1);
        assertThat(world.relations(id(2), id(8))).hasSize(1);
        assertThat(world.relations(id(1), id(8))).isEmpty();
    }

    @Test
    void theNumberMayBeTheGroupsWhereThePlaceSaysTheRest() throws IOException {
        ImportedTenants world = read(Tenant.home()
                .list("groups", group(7, ""))
                .file("groups/members.batch.json", batch(answer(id(7), "directoryObjects", user(1, ""))))
                .files());
        assertThat(world.relations(id(1), id(7))).hasSize(1);
    }

    @Test
    void membersOfNobodyAreToldAndGuessedNowhere() throws IOException {
        String members = batch(answer("1", "directoryObjects", user(1, "")));
        ImportedTenants world = read(Tenant.home()
                .list("groups", group(7, ""))
                .file("a.request.json", "{" + asks("/groups/" + id(7) + "/members") + "}")
                .file("b.request.json", "{" + asks("/groups/" + id(7) + "/owners") + "}")
                .file("c.response.json", members)
                .files());
        assertThat(world.relations(id(1), id(7))).isEmpty();
    }

    @Test
    void anAnswerThatFailedIsUnknownAndNotEmpty() throws IOException {
        String throttled = "{\"id\": \"1\", \"status\": 429, \"headers\": {\"Retry-After\": \"10\"}}";
        String forbidden =
                "{\"id\": \"2\", \"body\": {\"error\": {\"code\": \"Forbidden\", \"message\": \"no\"}}, \"status\": 403}";
        ImportedTenants world = read(Tenant.home()
                .list("users", user(1, ""))
                .file("b.request.json", "{" + asks("/groups?$top=999", "/deviceManagement/managedDevices") + "}")
                .file("b.response.json", batch(throttled, forbidden))
                .files());
        assertThat(world.report.notes())
                .anyMatch(text -> text.contains("groups (status 429)"))
                .anyMatch(text -> text.contains("managedDevices (Forbidden: no)"));
    }

    @Test
    void apartThatGoesOnIsIncomplete() throws IOException {
        String goesOn = answer("1", "users", user(1, ""))
                .replace("\"value\"", "\"@odata.nextLink\": \"https://graph.microsoft.com/v1.0/users?x\", \"value\"");
        assertThatThrownBy(
                        () -> read(Tenant.home().file("b.json", batch(goesOn)).files()))
                .hasMessageContaining("home/b.json, response 1");
        ImportedTenants whole = read(Tenant.home()
                .file("b.json", batch(goesOn))
                .file("c.json", batch(answer("1", "users", user(2, ""))))
                .files());
        assertThat(whole.files.estate.count(EntityKind.HUMAN)).isEqualTo(2);
    }
}
