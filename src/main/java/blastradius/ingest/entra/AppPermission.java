package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * An application permission that is granted ({@code appRoleAssignedTo}).
 *
 * @param principal object id of the service principal that has it; an account or group that is assigned to an application has none
 * @param api application id of the interface, not the object id of its principal
 * @param permission {@code appRoleId}
 * @param value what the interface calls it, such as {@code Mail.Read}; null: nothing says
 */
public record AppPermission(
        Place place,
        String principal,
        String api,
        String permission,
        @Nullable String value) {}
