package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One right that a delegation gives to a principal of the managing tenant.
 *
 * @param name what the delegation calls the principal; null: nothing
 * @param eligible what is asked for before it is used; null: it stands
 * @param delegable roles that it may give to managed identities of the customer; empty: none
 */
public record Authorization(
        Place place,
        String principal,
        @Nullable String name,
        String role,
        @Nullable ArmFields eligible,
        List<String> delegable) {

    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    /** Whether a text is the id of somebody. */
    public static boolean isGuid(String text) {
        return !text.equals(NO_GUID)
                && text.matches("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    }
}
