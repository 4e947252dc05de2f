package blastradius.scenario.incident;

import blastradius.model.EntityKind;
import blastradius.model.PlainText;
import blastradius.model.RelationKind;
import blastradius.scenario.incident.KnownId.Keeper;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person would type for a step, where it is known of which system the things are; else why there is nothing. A command that names a thing by
 * something that is unique in an account only asks for that account first.
 *
 * @param commands in their order; empty: {@code why}
 * @param why null: there are commands
 */
public record Commands(List<Command> commands, @Nullable String why) {

    /**
     * A thing and what its sources call it.
     *
     * @param named the sources' ids and their words for its kind
     */
    public record Thing(EntityKind kind, List<Named> named) {

        Optional<KnownId> known() {
            return named.stream()
                    .flatMap(each -> KnownId.of(each.sourceId(), each.sourceKind()).stream())
                    .min(Comparator.comparing(id -> id.keeper() == Keeper.ENTRA && !id.isOfObject()));
        }

        String ids() {
            return named.isEmpty()
                    ? "no source names it"
                    : "its id " + PlainText.shown(named.getFirst().sourceId())
                            + " is no GUID or UPN of Entra, no SID of a domain and no ARN of an IAM user, role or group";
        }
    }

    /** What one source calls a thing. */
    public record Named(String sourceId, String sourceKind) {}

    private static Commands of(Shell shell, String... texts) {
        return new Commands(
                List.of(texts).stream().map(text -> new Command(shell, text)).toList(), null);
    }

    private static Commands none(String why) {
        return new Commands(List.of(), "No command: " + why + ".");
    }

    /** Nobody signs in to the identity any more; sessions of people end as well. */
    public static Commands disabling(Thing identity) {
        Optional<KnownId> known = identity.known();
        if (known.isEmpty()) {
            return none(identity.ids());
        }
        KnownId id = known.get();
        return switch (id.keeper()) {
            case ENTRA -> disablingInEntra(identity.kind(), Shell.POWERSHELL.quoted(id.text()));
            case ACTIVE_DIRECTORY ->
                of(Shell.POWERSHELL, "Disable-ADAccount -Identity " + Shell.POWERSHELL.quoted(id.text()));
            case AWS_USER -> denyingAll(id, "attach-user-policy --user-name ");
            case AWS_ROLE -> denyingAll(id, "attach-role-policy --role-name ");
            case AWS_GROUP -> none("a group of IAM is no identity");
        };
    }

    private static Commands disablingInEntra(EntityKind kind, String id) {
        if (kind == EntityKind.HUMAN) {
            return of(
                    Shell.POWERSHELL,
                    "Update-MgUser -UserId " + id + " -AccountEnabled:$false",
                    "Revoke-MgUserSignInSession -UserId " + id);
        }
        return kind == EntityKind.OAUTH_APP
                ? none("a registration is disabled by its service principals")
                : of(
                        Shell.POWERSHELL,
                        "Update-MgServicePrincipal -ServicePrincipalId " + id + " -AccountEnabled:$false");
    }

    private static Commands denyingAll(KnownId id, String verb) {
        return inAccount(
                id,
                "aws iam " + verb + Shell.BASH.quoted(id.text()) + " --policy-arn "
                        + Shell.BASH.quoted("arn:" + id.partition() + ":iam::aws:policy/AWSDenyAll"));
    }

    private static Commands inAccount(KnownId id, String command) {
        return of(
                Shell.BASH,
                "test \"$(aws sts get-caller-identity --query Account --output text)\" = "
                        + Shell.BASH.quoted(id.account()) + " && " + command);
    }

    /** The relation is no more. */
    public static Commands ending(RelationKind kind, Thing from, Thing to) {
        if (kind != RelationKind.MEMBER_OF) {
            return none("how " + kind + " ends depends on the system that keeps it");
        }
        Optional<KnownId> member = from.known();
        Optional<KnownId> group = to.known();
        if (member.isEmpty() || group.isEmpty()) {
            return none(member.isEmpty() ? "of the member, " + from.ids() : "of the group, " + to.ids());
        }
        return leaving(member.get(), group.get());
    }

    private static Commands leaving(KnownId member, KnownId group) {
        boolean isOneSystem = group.keeper() == Keeper.AWS_GROUP
                ? member.keeper() == Keeper.AWS_USER && member.account().equals(group.account())
                : member.keeper() == group.keeper();
        if (!isOneSystem) {
            return none("the member and the group are not of one system");
        }
        if (group.keeper() == Keeper.ENTRA && !(group.isOfObject() && member.isOfObject())) {
            return none("Entra takes members and groups by the ids of their objects only, and no source states them");
        }
        return switch (group.keeper()) {
            case ENTRA ->
                of(
                        Shell.POWERSHELL,
                        "Remove-MgGroupMemberDirectoryObjectByRef -GroupId " + Shell.POWERSHELL.quoted(group.text())
                                + " -DirectoryObjectId " + Shell.POWERSHELL.quoted(member.text()));
            case ACTIVE_DIRECTORY ->
                of(
                        Shell.POWERSHELL,
                        "Remove-ADGroupMember -Identity " + Shell.POWERSHELL.quoted(group.text()) + " -Members "
                                + Shell.POWERSHELL.quoted(member.text()) + " -Confirm:$false");
            case AWS_GROUP ->
                inAccount(
                        group,
                        "aws iam remove-user-from-group --group-name " + Shell.BASH.quoted(group.text())
                                + " --user-name " + Shell.BASH.quoted(member.text()));
            case AWS_USER, AWS_ROLE -> none("a user or role of IAM has no members");
        };
    }

    /** The credential that signs in to an identity gets a new value. */
    public static Commands rotating(EntityKind credential, List<Thing> opened) {
        if (credential != EntityKind.PASSWORD || opened.size() != 1) {
            return none("how " + credential + " is renewed depends on the system that keeps it");
        }
        Optional<KnownId> account = opened.getFirst().known();
        if (account.isEmpty()) {
            return none("of the account, " + opened.getFirst().ids());
        }
        String id = Shell.POWERSHELL.quoted(account.get().text());
        return switch (account.get().keeper()) {
            case ACTIVE_DIRECTORY ->
                of(
                        Shell.POWERSHELL,
                        "Set-ADAccountPassword -Identity " + id
                                + " -Reset -NewPassword (Read-Host -AsSecureString 'New password')");
            case ENTRA ->
                of(
                        Shell.POWERSHELL,
                        "Reset-MgUserAuthenticationMethodPassword -UserId " + id
                                + " -AuthenticationMethodId '28c10230-6103-485e-b985-444c60001490'",
                        "Revoke-MgUserSignInSession -UserId " + id);
            case AWS_USER, AWS_ROLE, AWS_GROUP -> none("a console password of IAM is set by its administrator");
        };
    }
}
