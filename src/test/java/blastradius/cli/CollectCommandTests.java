package blastradius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.collect.Collected;
import blastradius.collect.keeping.WorkFolder.Gap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, as far as it goes without signing in. */
class CollectCommandTests {

    private static final String ID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collect",
                "collect entra",
                "collect okta --client-id " + ID,
                "collect entra --client-id",
                "collect entra --client-id " + ID + " --cloud mars",
                "collect entra --client-id " + ID + " --limit soon",
                "collect entra --client-id " + ID + " --resume=maybe",
                "collect entra --client-id " + ID + " --secret x",
                "collect entra --client-id " + ID + " more"
            })
    void aSlipIsMisuse(String line) {
        assertThat(Commands.run(line.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--client-id my-app, is no client id",
        "--client-id " + ID + " --tenant a/b, is no tenant",
        "--client-id " + ID + " --without User.ReadWrite.All, is not asked for; there are User.Read.All",
        "--client-id " + ID + " --without DelegatedAdminRelationship.Read.All, is not asked for",
        "--client-id " + ID + " --certificate a.p12, needs --tenant",
        "--client-id " + ID + " --tenant x.example --certificate missing.p12, cannot be read as PKCS #12",
        "--client-id " + ID + " --out /, is a folder"
    })
    void saysWhatIsWrongAndEndsWithOne(String options, String words) {
        String[] arguments = ("entra " + options).split(" ");
        String said = told(() -> assertRefused(CollectCommand.run(arguments)));
        assertThat(said).contains(words).doesNotContain("\tat ");
    }

    private static void assertRefused(int code) {
        assertThat(code).isEqualTo(1);
    }

    @Test
    void doesNotGoOverWhatWasBegunAndSaysWhatItAsksForFirst() throws Exception {
        Path work = Files.createDirectory(
                folder.resolve("x.zip.work"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(work.resolve("journal.jsonl"), """
                {"collection":"x"}
                {"list":"t/users","kind":"users","pages":1,"bytes":2,"next":null,"why":null,"isForGood":true}
                """);
        String out = folder.resolve("x.zip").toString();
        String said = told(() -> assertRefused(CollectCommand.run("entra", "--client-id", ID, "--out", out)));
        assertThat(said)
                .contains("permissions that are asked for, all of them to read:")
                .contains("RoleManagement.Read.Directory", "--resume goes on with it, or delete the folder")
                .doesNotContain("DelegatedAdminRelationship", "Write", ".default", "sign in at");
    }

    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
    void everySystemsBrowserTakesTheAddressAsOneWord(String system, String program) {
        URI address = URI.create("https://login.test/authorize?a=b&c=$(d)%20;e");
        assertThat(Browser.command(system, address)).startsWith(program).endsWith(address.toString());
    }

    @Test
    void saysWhatWasNotRead() {
        Collected collected = new Collected(
                List.of(new Collected.Read("t1", "Larkfield", 1_234)),
                List.of(
                        new Gap("t1", "groups/{id}/owners", "it answers 503", false),
                        new Gap("t1", "groups/{id}/owners", "it answers 503", false),
                        new Gap("t1", "deviceManagement/managedDevices", "refused with 403", true)),
                List.of(new Collected.Refused("t2", "Quayside", "nobody there has agreed")));
        assertThat(CollectedText.of(collected, Path.of("x.zip")).lines())
                .containsExactly(
                        "x.zip: 1 tenant; next: import x.zip",
                        "Larkfield (t1): 1,234 pages",
                        "  not read: deviceManagement/managedDevices: refused with 403",
                        "  not read: groups/{id}/owners: it answers 503, 2 times",
                        "not read: Quayside (t2): nobody there has agreed");
        assertThat(collected.isWhole()).isFalse();
    }

    private static String told(Runnable command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            command.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
