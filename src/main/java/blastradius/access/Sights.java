package blastradius.access;

import blastradius.model.Sight;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers see by what their tokens say of tenants. Set under {@code blastradius.sign-in}. Where a claim is named, whoever's token does
 * not have it sees nothing.
 *
 * @param scopeClaim the claim that lists the ids of the tenants that a caller sees, or {@code *} for the whole estate; null: everybody sees all
 * @param providerNames how those who see some tenants are told the provider's entities
 * @param maskKey the secret that masks names, the same on all servers of a record, so that what is masked is called alike on all, always
 */
@ConfigurationProperties("blastradius.sign-in")
public record Sights(
        @Nullable String scopeClaim,
        @DefaultValue("SHOWN") ProviderNames providerNames,
        @Nullable String maskKey) {

    private static final String ALL = "*";
    private static final int KEY_BYTES = 32;

    /* Of those who issue tokens some put a list that is too long elsewhere, and its name here. */
    private static final String ELSEWHERE = "_claim_names";

    /** How entities of the provider are called to those who see some tenants only. */
    public enum ProviderNames {
        /** By their names. */
        SHOWN,
        /** By nothing but their kind and a number. */
        MASKED
    }

    public Sights {
        if (providerNames == ProviderNames.SHOWN) {
            maskKey = null;
        } else if (maskKey == null) {
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            maskKey = Base64.getEncoder().encodeToString(random);
        }
    }

    /** What the bearer of an issuer's token sees. */
    public Sight of(Map<String, ?> claims) {
        if (scopeClaim == null) {
            return Sight.WHOLE;
        }
        boolean isElsewhere = claims.get(ELSEWHERE) instanceof Map<?, ?> elsewhere && elsewhere.containsKey(scopeClaim);
        if (isElsewhere) {
            return Sight.NOTHING;
        }
        Set<String> said = words(claims.get(scopeClaim));
        if (said.equals(Set.of(ALL))) {
            return Sight.WHOLE;
        }
        return of(said);
    }

    /** Of the part of some tenants. */
    Sight of(Collection<String> tenants) {
        return new Sight(Set.copyOf(tenants), maskKey);
    }

    private static Set<String> words(@Nullable Object claim) {
        Set<String> words = new HashSet<>();
        if (claim instanceof String text) {
            words.add(text);
        } else if (claim instanceof Collection<?> several) {
            several.forEach(
                    word -> Optional.ofNullable(word).map(Object::toString).ifPresent(words::add));
        }
        return words;
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "tenants by the claim " + scopeClaim + ", the provider's names " + providerNames;
    }
}
