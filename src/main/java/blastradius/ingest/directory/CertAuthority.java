package blastradius.ingest.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A certification authority that issues by templates, as far as the rules ask.
 *
 * @param host as its record calls the computer that it runs on; null where that is not known
 * @param templates as its record calls what it publishes
 * @param settings what was collected of it
 */
public record CertAuthority(
        String id,
        @Nullable String domain,
        @Nullable String host,
        List<String> templates,
        Map<String, Object> properties,
        Set<Setting> settings) {

    /** A setting that weakens an authority, seen by the collector. */
    public enum Setting {
        /** Whoever asks says whose name the certificate carries. */
        NAMES_ANYBODY,
        /** Who may enrol was read from the authority itself; its object in the directory then does not count. */
        OWN_ACCESS_LIST,
        /** Agents may not ask for everybody and everything. */
        RESTRICTS_AGENTS,
        /** Its certificates carry no SID. */
        LEAVES_OUT_SID,
        /** A web page hands out certificates to whoever relays a sign-in. */
        RELAYED
    }

    boolean has(Setting setting) {
        return settings.contains(setting);
    }

    @Nullable
    String thumbprint() {
        Object thumbprint = properties.get("certthumbprint");
        return thumbprint == null ? null : String.valueOf(thumbprint).toUpperCase(Locale.ROOT);
    }

    /** The thumbprints of its certificate and of those above. */
    List<String> chain() {
        return properties.get("certchain") instanceof List<?> list
                ? list.stream()
                        .map(text -> String.valueOf(text).toUpperCase(Locale.ROOT))
                        .toList()
                : List.of();
    }
}
