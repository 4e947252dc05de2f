package blastradius.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a source names a thing whose id it does not know, in the hope that another source describes it: the only one that this is true of.
 *
 * @param rule what is compared; never {@link JoinRule#SAME_ID}
 * @param matchers of {@link JoinRule#LOOKED_UP} properties and the values that they must have, of which {@code name} is also what the
 *     thing is called; of the other rules {@link Marks}
 * @param kind the source's word for its kind; null: any
 * @param means what that word means, where it is known
 * @param home the tenant that the thing belongs to, as far as anything says so; of {@link JoinRule#HOME_ACCOUNT} the guest's. Null: any
 */
public record LookUp(
        JoinRule rule,
        Map<String, String> matchers,
        @Nullable String kind,
        @Nullable EntityKind means,
        @Nullable String home) {

    public LookUp {
        matchers = Map.copyOf(matchers);
    }

    /** The only one whose properties have these values. */
    public LookUp(
            Map<String, String> matchers, @Nullable String kind, @Nullable EntityKind means, @Nullable String home) {
        this(JoinRule.LOOKED_UP, matchers, kind, means, home);
    }

    /** The account that a guest of the tenant stands for. */
    public static LookUp homeAccount(String address, String tenant) {
        return new LookUp(JoinRule.HOME_ACCOUNT, Map.of(Marks.ADDRESS, address), null, EntityKind.HUMAN, tenant);
    }

    /** The machine that other records may be about. Empty: none says which, or it is the directory's own account, which they are about. */
    public static Optional<LookUp> device(Entity host) {
        String unique = IdText.unique(host.id());
        boolean isOfDirectory = unique != null && unique.startsWith("S-1-5-21-");
        Map<String, String> marks =
                isOfDirectory ? Map.of() : Marks.of(host.properties()).marks();
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new LookUp(JoinRule.SAME_DEVICE, marks, null, EntityKind.HOST, host.tenant()));
    }

    /** In words, equal for equal look-ups. */
    @Override
    public String toString() {
        String words = new TreeMap<>(matchers)
                .entrySet().stream()
                        .map(matcher -> matcher.getKey() + " = \"" + matcher.getValue() + "\"")
                        .collect(Collectors.joining(", ", "[", "]"));
        return switch (rule) {
            case SAME_ID, LOOKED_UP ->
                words + (kind == null ? "" : " of kind " + kind) + (home == null ? "" : " in " + home);
            case HOME_ACCOUNT -> words + " in a domain verified by its tenant alone, for a guest of " + home;
            case SAME_DEVICE -> words + " of a machine" + (home == null ? "" : " of " + home);
        };
    }
}
