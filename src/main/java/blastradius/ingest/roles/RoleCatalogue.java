package blastradius.ingest.roles;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What roles and permissions give. An id that the catalogue does not know is judged by what its name says: SEE on its scope if it only
 * reads, else WRITE, {@link Sureness#JUDGED}. Ids in any case.
 */
public final class RoleCatalogue {

    private static final RoleCatalogue SHIPPED = new RoleCatalogue(Shipped.read(), Map.of());

    private final Shipped shipped;
    private final Map<String, Judgement> given;

    private RoleCatalogue(Shipped shipped, Map<String, Judgement> given) {
        this.shipped = shipped;
        this.given = given;
    }

    /** What the files say, by key. */
    private record Shipped(
            Map<String, Judgement> judged,
            Map<String, Judgement> delegated,
            Map<String, String> azureNames,
            Map<String, ArmActions> azureActions,
            Set<String> sure,
            Map<String, Set<String>> resets,
            Set<String> inUnits,
            EntraActions actions,
            ArmRights arm) {

        static Shipped read() {
            Map<String, Judgement> judged = new HashMap<>();
            Lines.of("entra.tsv", 4, row -> judged.put(key(row[0]), judgement(row[1], row[2], row[3])));
            Lines.of("intune.tsv", 4, row -> judged.put("INTUNE/" + key(row[0]), judgement(row[1], row[2], row[3])));
            Map<String, Judgement> delegated = new HashMap<>();
            Lines.of("api-permissions.tsv", 5, row -> {
                Judgement judgement = judgement(row[2], row[3], row[4]);
                judged.put(key(row[0]) + "/" + key(row[1]), judgement);
                delegated.putIfAbsent(key(row[2]), judgement);
            });
            Lines.of("delegated.tsv", 3, row -> delegated.put(key(row[0]), judgement(row[0], row[1], row[2])));
            Map<String, String> names = new HashMap<>();
            Map<String, ArmActions> actions = new HashMap<>();
            Set<String> sure = new HashSet<>();
            Lines.of("azure.tsv", 7, row -> {
                names.put(key(row[0]), row[1]);
                actions.put(
                        key(row[0]), new ArmActions(listed(row[2]), listed(row[3]), listed(row[4]), listed(row[5])));
                if (!row[6].isEmpty()) {
                    sure.add(key(row[0]));
                }
            });
            Map<String, Set<String>> resets = new TreeMap<>();
            Set<String> inUnits = new HashSet<>();
            Lines.of("resets.tsv", 3, row -> {
                resets.computeIfAbsent(key(row[0]), first -> new HashSet<>()).add(key(row[1]));
                if (row[2].equals("everywhere")) {
                    inUnits.add(key(row[0]));
                }
            });
            return new Shipped(
                    judged, delegated, names, actions, sure, resets, inUnits, new EntraActions(), new ArmRights());
        }

        private static List<String> listed(String cell) {
            return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|", -1));
        }
    }

    private static Judgement judgement(String name, String rights, String sure) {
        return Judgement.stated(name, rights, sure, "catalogue");
    }

    /** The catalogue that comes with the product. Read once, shared by all. */
    public static RoleCatalogue shipped() {
        return SHIPPED;
    }

    /** The same, with what somebody says before it: by id, that of a permission being its interface's, a slash and its own. */
    public RoleCatalogue with(Map<String, Judgement> judgements) {
        return judgements.isEmpty() ? this : new RoleCatalogue(shipped, Map.copyOf(judgements));
    }

    /**
     * A role of Entra, or one of Intune's own by the id of its definition.
     *
     * @param templateId the id of the role's template, which for built-in roles is that of its definition
     * @param name what the export calls it, for one that the catalogue does not know; null: nothing says
     */
    public Judgement entraRole(String templateId, @Nullable String name) {
        Judgement known = known(key(templateId));
        Judgement ofIntune = known == null ? known("INTUNE/" + key(templateId)) : known;
        return ofIntune == null ? Unjudged.named(name == null ? templateId : name, RightTarget.DIRECTORY) : ofIntune;
    }

    /**
     * A custom role of Entra, by its {@code rolePermissions.allowedResourceActions}.
     *
     * @param id of its definition, for a file given with the import that says otherwise
     */
    public Judgement entraActions(String id, String name, Collection<String> allowedResourceActions) {
        Judgement said = given.get(key(id));
        return said == null
                ? new Judgement(name, shipped.actions().of(allowedResourceActions), Sureness.LIKELY, "its actions")
                : said;
    }

    /** Holders of which other roles, by template, the role may reset and enable, beside those who hold none. */
    public Set<String> resets(String templateId) {
        return shipped.resets().getOrDefault(key(templateId), Set.of());
    }

    /** The same where the role is held on an administrative unit. */
    public Set<String> resetsInUnit(String templateId) {
        return shipped.inUnits().contains(key(templateId)) ? resets(templateId) : Set.of();
    }

    /** The roles that may reset holders of some other roles, by template, in capitals. */
    public Set<String> resetters() {
        return shipped.resets().keySet();
    }

    /**
     * An application permission.
     *
     * @param apiAppId the application id of the interface that is its resource: the id means nothing without it
     * @param value the permission's word, such as {@code Mail.Read}, for one that the catalogue does not know; null: nothing says
     */
    public Judgement permission(String apiAppId, String permissionId, @Nullable String value) {
        Judgement known = known(key(apiAppId) + "/" + key(permissionId));
        return known == null ? Unjudged.named(value == null ? permissionId : value, RightTarget.SERVICE) : known;
    }

    /**
     * A permission in the name of a user, by its word: that of the application permission of the same word, or of the one over all.
     *
     * @return null: there is none of that word
     */
    public @Nullable Judgement delegated(String value) {
        Judgement same = shipped.delegated().get(key(value));
        return same == null ? shipped.delegated().get(key(value) + ".ALL") : same;
    }

    /**
     * A role of Azure's resource manager, judged by its actions.
     *
     * @param definitionId the GUID, or the path that ends with it
     * @param definition the actions that the export states, which go before the catalogue's; null: none
     */
    public Judgement azureRole(String definitionId, @Nullable String name, @Nullable ArmActions definition) {
        String id = key(definitionId.substring(definitionId.lastIndexOf('/') + 1));
        Judgement said = given.get(id);
        ArmActions actions = definition == null ? shipped.azureActions().get(id) : definition;
        String called = shipped.azureNames().getOrDefault(id, name == null ? id : name);
        if (said != null || actions == null) {
            return said == null ? Unjudged.named(called, RightTarget.OWN) : said;
        }
        ArmRights.Found found = shipped.arm().of(actions);
        Sureness sure =
                shipped.sure().contains(id) ? Sureness.SURE : found.areClear() ? Sureness.LIKELY : Sureness.JUDGED;
        return new Judgement(called, found.rights(), sure, "its actions");
    }

    /** What a built-in role allows; null: the catalogue lists nothing. */
    public @Nullable ArmActions azureActions(String definitionId) {
        return shipped.azureActions().get(key(definitionId.substring(definitionId.lastIndexOf('/') + 1)));
    }

    private @Nullable Judgement known(String key) {
        Judgement said = given.get(key);
        return said == null ? shipped.judged().get(key) : said;
    }

    private static String key(String id) {
        return id.strip().toUpperCase(Locale.ROOT);
    }
}
