package blastradius.ingest.domain;

import blastradius.ingest.file.Place;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of an object itself.
 *
 * @param id its SID, or the GUID of what has none
 * @param domain SID of its domain; null: nothing says
 * @param properties what is kept of it, by the collector's names
 */
public record DirectoryObject(
        Place place,
        String id,
        DirectoryKind kind,
        @Nullable String domain,
        Map<String, Object> properties,
        Set<Flag> flags) {

    /** A property's text; empty where there is none. */
    public String text(String property) {
        return String.valueOf(properties.getOrDefault(property, ""));
    }

    public boolean isTrue(String property) {
        return text(property).equalsIgnoreCase("true");
    }
}
