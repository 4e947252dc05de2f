package blastradius.model;

import blastradius.model.BlastRadiusException.BadRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a machine signs in. The secret itself was shown once and is kept nowhere.
 *
 * @param id unique among tokens; the token begins with it
 * @param version raised by each change, from 1
 * @param name what it is for, 1 to 100 characters
 * @param roles what it may do, as words such as {@code viewer}
 * @param tenants ids of the tenants that it sees; null: the whole estate
 * @param hash SHA-256 of the secret, as hexadecimal digits
 * @param maker who made it
 * @param made when
 * @param until the first instant at which it is over
 * @param revoked when somebody took it back; null: nobody did
 */
public record MachineToken(
        String id,
        int version,
        String name,
        List<String> roles,
        @Nullable List<String> tenants,
        String hash,
        String maker,
        Instant made,
        Instant until,
        @Nullable Instant revoked) {

    private static final int MOST_NAME = 100;

    public MachineToken {
        roles = List.copyOf(roles);
        tenants = tenants == null ? null : List.copyOf(tenants);
        if (name.isBlank() || name.length() > MOST_NAME) {
            throw new BadRequest(
                    "input.name has 1 to " + MOST_NAME + " characters, not \"" + PlainText.shown(name) + "\"");
        }
        if (tenants != null && tenants.isEmpty()) {
            throw new BadRequest("input.tenants is empty; a token that sees nothing is of no use");
        }
        if (roles.isEmpty()) {
            throw new BadRequest("input.roles is empty; a token without a role may do nothing");
        }
    }

    /** Whether it lets anybody in at an instant. */
    public boolean isGoodAt(Instant at) {
        return revoked == null && at.isBefore(until);
    }

    /** The same, taken back; one that was taken back before stays so. */
    public MachineToken revokedAt(Instant at) {
        return revoked == null
                ? new MachineToken(id, version, name, roles, tenants, hash, maker, made, until, at)
                : this;
    }

    /** All but id and version, by name. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(Map.of(
                "name", name,
                "roles", roles,
                "hash", hash,
                "maker", maker,
                "made", made.toString(),
                "until", until.toString()));
        if (tenants != null) {
            document.put("tenants", tenants);
        }
        if (revoked != null) {
            document.put("revoked", revoked.toString());
        }
        return document;
    }

    /** What {@link #document} wrote. */
    public static MachineToken read(Map<String, Object> document, String id, int version) {
        Object revoked = document.get("revoked");
        return new MachineToken(
                id,
                version,
                text(document, "name"),
                texts(document.getOrDefault("roles", List.of())),
                document.containsKey("tenants") ? texts(document.get("tenants")) : null,
                text(document, "hash"),
                text(document, "maker"),
                Instant.parse(text(document, "made")),
                Instant.parse(text(document, "until")),
                revoked == null ? null : Instant.parse(revoked.toString()));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of();
    }

    private static String text(Map<String, Object> document, String name) {
        return String.valueOf(document.get(name));
    }
}
