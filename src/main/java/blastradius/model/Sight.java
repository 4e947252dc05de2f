package blastradius.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What of the estate somebody may see: all of it, or the part of some tenants. Work for a caller is done {@link #during} his sight, so that
 * whatever asks for the estate on that thread gets his part and cannot forget to. Work for nobody, such as an import, sees all. Example: the
 * sight of {@code ["nw-customer-07"]} sees that customer, and what of the provider leads into it.
 *
 * @param tenants ids of the tenants; null: all that there are, empty: nothing
 * @param mask a secret by which entities of the provider are called instead of by their names; null: by their names
 */
public record Sight(@Nullable Set<String> tenants, @Nullable String mask) {

    /** Of the whole estate, and of what people save beside it. */
    public static final Sight WHOLE = new Sight(null, null);

    /** Of nothing. */
    public static final Sight NOTHING = new Sight(Set.of(), null);

    private static final int MASKED_BYTES = 8;

    private static final ScopedValue<Sight> CURRENT = ScopedValue.newInstance();

    public Sight {
        tenants = tenants == null ? null : Set.copyOf(tenants);
    }

    /** Of the work that this thread does. */
    public static Sight current() {
        return CURRENT.orElse(WHOLE);
    }

    /** Whether it is of everything. */
    public boolean isWhole() {
        return tenants == null;
    }

    /** Does work on this thread during this sight. */
    public <T extends @Nullable Object, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** The same work for another thread to do, during the sight of this one. */
    public static <T extends @Nullable Object> Supplier<T> carried(Supplier<T> work) {
        Sight sight = current();
        return () -> sight.during(work::get);
    }

    /**
     * What an entity of the provider is called during this sight: another one's sight calls it otherwise, and nobody can tell which it is.
     *
     * @throws IllegalStateException if its name is shown
     */
    public String masked(String id) {
        if (mask == null) {
            throw new IllegalStateException("names are shown");
        }
        String message = new TreeSet<>(Objects.requireNonNull(tenants)) + id;
        return HexFormat.of().formatHex(keyed(mask, keyed(mask, message.getBytes(UTF_8))), 0, MASKED_BYTES);
    }

    /* Twice, so that nobody can go on from a digest that he was told. */
    private static byte[] keyed(String key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(UTF_8));
            digest.update((byte) 0);
            return digest.digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Says nothing of the mask. */
    @Override
    public String toString() {
        return isWhole() ? "the whole estate" : "the part of " + tenants;
    }
}
