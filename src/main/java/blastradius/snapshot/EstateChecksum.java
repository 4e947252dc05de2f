package blastradius.snapshot;

import blastradius.model.TermsText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum of all that a snapshot says, whatever its version and the order of what it holds: equal estates have equal ones. Entities count with id, name,
 * kind, tenant and traits, relations with their terms. Each is digested by SHA-256 and the digests are added up. O(V + E), once for a snapshot.
 *
 * @param text 64 hexadecimal digits
 */
public record EstateChecksum(String text) {

    private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(256);
    private static final String SEPARATOR = "\u001f";

    public static EstateChecksum of(Snapshot snapshot) {
        return snapshot.companion(EstateChecksum.class, EstateChecksum::made);
    }

    private static EstateChecksum made(Snapshot snapshot) {
        Sum sum = new Sum();
        for (int vertex = 0; vertex < snapshot.entityCount(); vertex++) {
            int tenant = snapshot.tenant(vertex);
            sum.add(
                    "entity",
                    snapshot.id(vertex),
                    snapshot.name(vertex),
                    snapshot.kind(vertex).name(),
                    tenant < 0 ? "" : snapshot.id(tenant),
                    snapshot.traits(vertex).toString());
        }
        RelationRows rows = new RelationRows(snapshot);
        String[] texts = new String[snapshot.arcClasses().size()];
        rows.forEach(rows.classes(relation -> true), () -> {}, (from, to, arcClass) -> {
            if (texts[arcClass] == null) {
                texts[arcClass] = text(snapshot.arcClasses().get(arcClass));
            }
            sum.add("relation", snapshot.id(from), snapshot.id(to), texts[arcClass]);
        });
        return new EstateChecksum(sum.hex());
    }

    private static String text(ArcClass arcClass) {
        var relation = java.util.Objects.requireNonNull(arcClass.relation());
        return relation.kind() + SEPARATOR + relation.sourceKind() + SEPARATOR + TermsText.of(relation.terms());
    }

    /** Adds digests up, so that their order does not matter. */
    private static final class Sum {

        private final MessageDigest digest = sha256();
        private BigInteger sum = BigInteger.ZERO;

        void add(String... parts) {
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            sum = sum.add(new BigInteger(1, digest.digest())).mod(SPACE);
        }

        String hex() {
            byte[] bytes = sum.add(SPACE).toByteArray();
            return HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java platform has SHA-256", missing);
            }
        }
    }
}
