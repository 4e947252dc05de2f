package blastradius.ingest.arm;

import blastradius.ingest.entra.Held;
import blastradius.ingest.file.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's role on a scope.
 *
 * @param role id of the role's definition: a GUID, or a path that ends with one
 * @param roleName what the export calls it; null: nothing says
 * @param scope what it is held on, with everything below
 * @param condition when it holds (attribute-based access control); null: always
 */
public record Assignment(
        Place place,
        String role,
        @Nullable String roleName,
        ArmPath scope,
        Holder holder,
        Held held,
        @Nullable String condition) {

    /** The same on another scope, where it holds since it holds above. */
    Assignment on(ArmPath part) {
        return new Assignment(place, role, roleName, part, holder, held, condition);
    }

    /**
     * Who holds it.
     *
     * @param id object id
     * @param type {@code User}, {@code Group}, {@code ServicePrincipal}, {@code ForeignGroup} …; null: nothing says
     * @param name null: nothing says
     */
    public record Holder(
            String id, @Nullable String type, @Nullable String name) {

        public static Holder of(String id) {
            return new Holder(id, null, null);
        }
    }

    /** The GUID at the end of the id of a role's definition, in capitals. */
    public static String roleId(String definition) {
        String text = definition.endsWith("/") ? definition.substring(0, definition.length() - 1) : definition;
        return text.substring(text.lastIndexOf('/') + 1).strip().toUpperCase(Locale.ROOT);
    }
}
