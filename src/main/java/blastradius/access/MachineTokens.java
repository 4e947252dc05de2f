package blastradius.access;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.MachineToken;
import blastradius.model.Sight;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which machines sign in: {@code br_<id>_<secret>}, where the secret is 256 random bits. As those cannot be guessed, a plain hash
 * of them is kept. Another server of the same record takes a revoked token for a second longer. Safe for several threads.
 */
public final class MachineTokens {

    private static final String PREFIX = "br_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final Duration KNOWN = Duration.ofSeconds(1);
    private static final int MOST_KNOWN = 10_000;

    private final Kept saved;
    private final Duration longest;
    private final Sights sights;
    private final SecureRandom random = new SecureRandom();
    private final LoadingCache<String, Optional<MachineToken>> known;

    /**
     * @param longest how far ahead a token's end may be
     * @param sights what those see who see some tenants only
     */
    public MachineTokens(Kept saved, Duration longest, Sights sights) {
        this.saved = saved;
        this.longest = longest;
        this.sights = sights;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN)
                .maximumSize(MOST_KNOWN)
                .build(saved::find);
    }

    /** Where tokens are kept. */
    public interface Kept {

        Optional<MachineToken> find(String id);

        /** All, in no particular order. */
        List<MachineToken> list();

        /** Saves a new one under its id. */
        MachineToken create(MachineToken token);

        /**
         * Saves one in the place of the version that it states.
         *
         * @throws blastradius.model.BlastRadiusException.Conflict if that is no longer the newest
         */
        MachineToken update(MachineToken token);
    }

    /**
     * A new token.
     *
     * @param text the whole token, which is never shown again
     */
    public record Made(MachineToken token, String text) {}

    /** Whether it has the form of a machine's token, good or not. */
    public static boolean isOne(String token) {
        return token.startsWith(PREFIX);
    }

    /**
     * A token to be made.
     *
     * @param name what it is for
     * @param tenants ids of the tenants that it sees; null: the whole estate
     * @param until the first instant at which it is over
     */
    public record Wanted(
            String name, Set<CallerRole> roles, @Nullable List<String> tenants, Instant until) {}

    /**
     * A token for a machine.
     *
     * @param maker who wants it; it may do no more than he, and no longer where he is a machine himself
     * @throws BadRequest if it ends in the past or too late, or has a role that its maker lacks
     */
    public Made make(Wanted wanted, Caller maker, Instant now) {
        Instant until = wanted.until();
        Set<CallerRole> roles = wanted.roles();
        if (!until.isAfter(now) || until.isAfter(now.plus(longest))) {
            throw new BadRequest("input.until is " + until + "; a token ends in the future, at most " + longest.toDays()
                    + " days from now");
        }
        roles.stream().filter(role -> !maker.roles().contains(role)).findFirst().ifPresent(beyond -> {
            throw new BadRequest("input.roles has " + beyond + ", which its maker does not have");
        });
        if (roles.contains(CallerRole.ADMIN)) {
            throw new BadRequest("input.roles has ADMIN; tokens are made by people, not by machines");
        }
        if (wanted.tenants() != null && !roles.equals(Set.of(CallerRole.VIEWER))) {
            throw new BadRequest(
                    "input.tenants is stated; a token that sees some tenants only has the role VIEWER alone");
        }
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        MachineToken token = saved.create(new MachineToken(
                HexFormat.of().formatHex(bytes(ID_BYTES)),
                1,
                wanted.name(),
                roles.stream().sorted().map(CallerRole::word).toList(),
                wanted.tenants(),
                hash(secret),
                maker.name(),
                now.truncatedTo(ChronoUnit.MILLIS),
                until,
                null));
        return new Made(token, PREFIX + token.id() + "_" + secret);
    }

    /** Whose token it is; empty: nobody's, or it is over or revoked. */
    public Optional<Caller> caller(String text, Instant now) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String hash = hash(form.group(2));
        return known.get(form.group(1))
                .filter(token -> token.isGoodAt(now) && isSame(token.hash(), hash))
                .map(token -> Caller.of(
                        PREFIX + token.id(),
                        token.name(),
                        token.roles().stream()
                                .flatMap(role -> CallerRole.named(role).stream())
                                .toList(),
                        token.until(),
                        token.tenants() == null ? Sight.WHOLE : sights.of(token.tenants())));
    }

    /** Takes a token back, for good; one that was taken back before stays as it is. */
    public MachineToken revoke(String id, Instant now) {
        MachineToken token = saved.find(id).orElseThrow(() -> new UnknownId("token", id));
        MachineToken revoked = token.revokedAt(now.truncatedTo(ChronoUnit.MILLIS));
        MachineToken kept = revoked.equals(token) ? token : saved.update(revoked);
        known.invalidate(id);
        return kept;
    }

    /** All, those that are over or revoked among them. */
    public List<MachineToken> list() {
        return saved.list();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
