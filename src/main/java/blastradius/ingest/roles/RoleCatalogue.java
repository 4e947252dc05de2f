package blastradius.ingest.roles;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What roles and permissions give. An id that the catalogue does not know is judged by what its name says: SEE on its scope if it only
 * reads, else WRITE, {@link Sureness#JUDGED}. Ids in any case.
 */
public final class RoleCatalogue {

    private RoleCatalogue() {}

    /** The catalogue that comes with the product. Read once, shared by all. */
    public static RoleCatalogue shipped() {
        return new RoleCatalogue();
    }

    /**
     * A role of Entra.
     *
     * @param templateId the id of the role's template, which for built-in roles is that of its definition
     * @param name what the export calls it, for one that the catalogue does not know; null: nothing says
     */
    public Judgement entraRole(String templateId, @Nullable String name) {
        return new Judgement(name == null ? templateId : name, List.of(), Sureness.JUDGED, "not judged");
    }

    /** A custom role of Entra, by its {@code rolePermissions.allowedResourceActions}. */
    public Judgement entraActions(String name, Collection<String> allowedResourceActions) {
        return new Judgement(name, List.of(), Sureness.LIKELY, "its actions");
    }

    /**
     * An application permission.
     *
     * @param apiAppId the application id of the interface that is its resource: the id means nothing without it
     * @param value the permission's word, such as {@code Mail.Read}, for one that the catalogue does not know; null: nothing says
     */
    public Judgement permission(String apiAppId, String permissionId, @Nullable String value) {
        return new Judgement(value == null ? permissionId : value, List.of(), Sureness.JUDGED, "not judged");
    }

    /**
     * A built-in role of Azure's resource manager, judged by the actions that the catalogue lists for it.
     *
     * @param definitionId the GUID, or the path that ends with it
     * @param definition the actions that the export states, which go before the catalogue's; null: none
     */
    public Judgement azureRole(String definitionId, @Nullable String name, @Nullable ArmActions definition) {
        return new Judgement(name == null ? definitionId : name, List.of(), Sureness.JUDGED, "not judged");
    }

    /** A role of Intune. */
    public Judgement intuneRole(String definitionId, @Nullable String name) {
        return new Judgement(name == null ? definitionId : name, List.of(), Sureness.JUDGED, "not judged");
    }
}
