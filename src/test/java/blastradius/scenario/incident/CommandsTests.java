package blastradius.scenario.incident;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.scenario.incident.Commands.Named;
import blastradius.scenario.incident.Commands.Thing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pasted in a hurry: right for systems that are known, and nothing for anything else. */
class CommandsTests {

    private static final String GUID = "6e0ab2a4-51e0-4f6f-9b58-0d9a54d9b1c3";
    private static final String SID = "S-1-5-21-397955417-626881126-188441444-3072";
    private static final String GROUP_SID = "S-1-5-21-397955417-626881126-188441444-512";
    private static final String GROUP_GUID = "0F3A2C11-8A3B-4F0E-A1C2-5D3E7F901234";

    private static Thing thing(EntityKind kind, String id, String sourceKind) {
        return new Thing(kind, List.of(new Named(id, sourceKind)));
    }

    private static List<String> lines(Commands commands) {
        return commands.commands().stream()
                .map(command -> command.shell() + " " + command.text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HUMAN|" + GUID + "|AZUser|POWERSHELL Update-MgUser -UserId '" + GUID
                        + "' -AccountEnabled:$false;POWERSHELL Revoke-MgUserSignInSession -UserId '" + GUID + "'",
                "HUMAN|lena.o-hara@osprey.example|user|POWERSHELL Update-MgUser -UserId 'lena.o-hara@osprey.example'"
                        + " -AccountEnabled:$false;POWERSHELL Revoke-MgUserSignInSession -UserId 'lena.o-hara@osprey.example'",
                "SERVICE_PRINCIPAL|" + GUID
                        + "|AZServicePrincipal|POWERSHELL Update-MgServicePrincipal -ServicePrincipalId '" + GUID
                        + "' -AccountEnabled:$false",
                "HUMAN|" + SID + "|User|POWERSHELL Disable-ADAccount -Identity '" + SID + "'",
                "HUMAN|arn:aws:iam::123456789012:user/ops/mara+1@x|AWSUser|BASH test \"$(aws sts get-caller-identity --query Account"
                        + " --output text)\" = '123456789012' && aws iam attach-user-policy --user-name 'mara+1@x'"
                        + " --policy-arn 'arn:aws:iam::aws:policy/AWSDenyAll'",
                "IAM_ROLE|arn:aws:iam::123456789012:role/deploy|AWSRole|BASH test \"$(aws sts get-caller-identity --query Account"
                        + " --output text)\" = '123456789012' && aws iam attach-role-policy --role-name 'deploy'"
                        + " --policy-arn 'arn:aws:iam::aws:policy/AWSDenyAll'",
                "IAM_ROLE|arn:aws-cn:iam::123456789012:role/deploy|AWSRole|BASH test \"$(aws sts get-caller-identity --query Account"
                        + " --output text)\" = '123456789012' && aws iam attach-role-policy --role-name 'deploy'"
                        + " --policy-arn 'arn:aws-cn:iam::aws:policy/AWSDenyAll'"
            })
    void disablesWhatIsKnown(EntityKind kind, String id, String sourceKind, String expected) {
        Commands commands = Commands.disabling(thing(kind, id, sourceKind));
        assertThat(String.join(";", lines(commands))).isEqualTo(expected);
        assertThat(commands.why()).isNull();
    }

    @Test
    void entraTakesMembersByTheirObjects() {
        Thing group = thing(EntityKind.GROUP, GROUP_GUID, "AZGroup");
        Thing named = thing(EntityKind.HUMAN, "mara@osprey.example", "user");
        assertThat(Commands.ending(RelationKind.MEMBER_OF, named, group).why())
                .startsWith("No command: Entra takes members and groups by the ids of their objects only");
        Thing both = new Thing(
                EntityKind.HUMAN, List.of(new Named("mara@osprey.example", "user"), new Named(GUID, "AZUser")));
        assertThat(lines(Commands.ending(RelationKind.MEMBER_OF, both, group)).getFirst())
                .endsWith("-DirectoryObjectId '" + GUID + "'");
    }

    @Test
    void takesOutOfGroups() {
        Thing user = thing(EntityKind.HUMAN, GUID, "AZUser");
        assertThat(lines(Commands.ending(RelationKind.MEMBER_OF, user, thing(EntityKind.GROUP, GROUP_GUID, "AZGroup"))))
                .containsExactly("POWERSHELL Remove-MgGroupMemberDirectoryObjectByRef -GroupId '" + GROUP_GUID
                        + "' -DirectoryObjectId '" + GUID + "'");
        Thing account = thing(EntityKind.HUMAN, SID, "User");
        assertThat(lines(Commands.ending(RelationKind.MEMBER_OF, account, thing(EntityKind.GROUP, GROUP_SID, "Group"))))
                .containsExactly("POWERSHELL Remove-ADGroupMember -Identity '" + GROUP_SID + "' -Members '" + SID
                        + "' -Confirm:$false");
        Thing iam = thing(EntityKind.HUMAN, "arn:aws:iam::123456789012:user/mara", "AWSUser");
        Thing group = thing(EntityKind.GROUP, "arn:aws:iam::123456789012:group/admins", "AWSGroup");
        assertThat(lines(Commands.ending(RelationKind.MEMBER_OF, iam, group)).getFirst())
                .endsWith("&& aws iam remove-user-from-group --group-name 'admins' --user-name 'mara'");
        Thing foreign = thing(EntityKind.GROUP, "arn:aws:iam::999999999999:group/admins", "AWSGroup");
        assertThat(Commands.ending(RelationKind.MEMBER_OF, iam, foreign).why())
                .isEqualTo("No command: the member and the group are not of one system.");
        assertThat(Commands.ending(RelationKind.MEMBER_OF, account, thing(EntityKind.GROUP, GROUP_GUID, "AZGroup"))
                        .commands())
                .isEmpty();
    }

    @Test
    void renewsPasswordsOfKnownAccounts() {
        assertThat(lines(Commands.rotating(EntityKind.PASSWORD, List.of(thing(EntityKind.HUMAN, SID, "User")))))
                .containsExactly("POWERSHELL Set-ADAccountPassword -Identity '" + SID
                        + "' -Reset -NewPassword (Read-Host -AsSecureString 'New password')");
        assertThat(Commands.rotating(EntityKind.API_KEY, List.of(thing(EntityKind.HUMAN, SID, "User")))
                        .why())
                .isEqualTo("No command: how API_KEY is renewed depends on the system that keeps it.");
    }

    /** Whatever is not wholly an id of a known system is shown to nobody as something to paste. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lena",
                "",
                " " + GUID,
                GUID + "\n",
                GUID + "\nRemove-Item -Recurse /",
                GUID + "'; Remove-Item C:\\ -Recurse; '",
                GUID + "\u2019; calc; \u2019",
                "$(calc)",
                "`calc`",
                "6e0ab2a4-51e0-4f6f-9b58-0d9a54d9b1c$(x)",
                "\u202e" + GUID,
                GUID + "\u202e",
                "\uff16e0ab2a4-51e0-4f6f-9b58-0d9a54d9b1c3",
                GUID + "@" + GUID,
                "lena@osprey.example;calc",
                "lena'@osprey.example",
                "l\u00e9na@osprey.example",
                "lena_osprey.example#EXT#@other.example",
                "-Force@osprey.example",
                "lena@osprey",
                SID + "-1",
                "S-1-5-32-544",
                "S-1-5-21-397955417-626881126-188441444-3072'",
                "OSPREY.EXAMPLE-S-1-5-32-544",
                "arn:aws:iam::123456789012:user/mara;id",
                "arn:aws:iam::123456789012:user/mara$(id)",
                "arn:aws:iam::123456789012:user/--help",
                "arn:aws:iam::123456789012:user/mara mara",
                "arn:aws:iam::123456789012:root",
                "arn:aws:iam::12345678901:user/mara",
                "arn:aws:s3:::bucket"
            })
    void namesAndHostileIdsAreNeverWritten(String id) {
        for (String sourceKind : List.of("AZUser", "user", "User", "AWSUser", "Human")) {
            Thing hostile = thing(EntityKind.HUMAN, id, sourceKind);
            Commands commands = Commands.disabling(hostile);
            assertThat(commands.commands()).as(sourceKind).isEmpty();
            assertThat(commands.why()).startsWith("No command: ").doesNotContain("\n", "\u202e");
            Thing group = thing(EntityKind.GROUP, GROUP_GUID, "AZGroup");
            assertThat(Commands.ending(RelationKind.MEMBER_OF, hostile, group).commands())
                    .isEmpty();
            assertThat(Commands.rotating(EntityKind.PASSWORD, List.of(hostile)).commands())
                    .isEmpty();
        }
    }

    @Test
    void anIdOfEntraCountsOnlyWhereASourceOfEntraSaysIt() {
        assertThat(Commands.disabling(thing(EntityKind.HUMAN, GUID, "OktaUser")).commands())
                .isEmpty();
        assertThat(Commands.disabling(thing(EntityKind.HUMAN, "lena@osprey.example", "Human"))
                        .commands())
                .isEmpty();
    }

    @Test
    void ofSeveralSourcesTheOneThatIsKnownSpeaks() {
        Thing both = new Thing(EntityKind.HUMAN, List.of(new Named("lena", "Human"), new Named(SID, "User")));
        assertThat(lines(Commands.disabling(both))).hasSize(1);
        assertThat(Commands.disabling(new Thing(EntityKind.HUMAN, List.of())).why())
                .isEqualTo("No command: no source names it.");
    }

    @Test
    void quotesForItsShell() {
        assertThat(Shell.POWERSHELL.quoted("a'b$(c)`d\n")).isEqualTo("'a''b$(c)`d\n'");
        assertThat(Shell.BASH.quoted("a'b$(c)`d\n")).isEqualTo("'a'\\''b$(c)`d\n'");
    }
}
