package blastradius.ingest.graph;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Properties;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What nodes say of themselves in properties that mean the same in every collector. */
final class NodeTraits {

    private static final List<String> GUEST = List.of("guest", "isguest", "isGuest");
    private static final List<String> USER_TYPE = List.of("userType", "usertype");
    private static final List<String> PRINCIPAL_NAME = List.of("userPrincipalName", "userprincipalname", "name");
    private static final String EXTERNAL = "#EXT#";

    private NodeTraits() {}

    static EntityTraits of(EntityKind kind, boolean isEnabled, Map<String, Object> properties) {
        return EntityTraits.DEFAULT
                .withEnabled(isEnabled)
                .withGuest(kind.type() == EntityType.IDENTITY && isGuest(properties))
                .withHelper(isHelper(kind, properties));
    }

    /** Whether it stands for a set; no tenant does. */
    static boolean isHelper(EntityKind kind, Map<String, Object> properties) {
        return kind.type() != EntityType.TENANT && Boolean.TRUE.equals(Properties.truth(properties.get("helper")));
    }

    /* A flag or a type says it; else the name under which a directory keeps accounts of elsewhere. */
    private static boolean isGuest(Map<String, Object> properties) {
        for (String name : GUEST) {
            Boolean stated = Properties.truth(properties.get(name));
            if (stated != null) {
                return stated;
            }
        }
        for (String name : USER_TYPE) {
            String type = JsonTexts.text(properties.get(name));
            if (type != null && !type.isBlank()) {
                return type.strip().equalsIgnoreCase("Guest");
            }
        }
        return PRINCIPAL_NAME.stream()
                .map(name -> JsonTexts.text(properties.get(name)))
                .anyMatch(text -> text != null && text.toUpperCase(Locale.ROOT).contains(EXTERNAL));
    }
}
