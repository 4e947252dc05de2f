package blastradius.ingest.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How strong a factor has to be: the methods that suffice, each by itself. */
public record Strength(Set<Method> methods) {

    /** Any factor. */
    public static final Strength ANY_FACTOR = of(Method::isFactor);

    private static final Strength PHISHING_RESISTANT = of(Method::isPhishingResistant);
    private static final Strength WITHOUT_PASSWORD =
            of(method -> method.isPhishingResistant() || method == Method.PASSWORDLESS_AUTHENTICATOR);

    /** Those that every tenant has, by the ends of their ids. */
    private static final Map<String, Strength> BUILT_IN =
            Map.of("2", ANY_FACTOR, "3", WITHOUT_PASSWORD, "4", PHISHING_RESISTANT);

    public Strength {
        methods = Set.copyOf(methods);
    }

    private static Strength of(java.util.function.Predicate<Method> which) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        Arrays.stream(Method.values()).filter(which).forEach(methods::add);
        return new Strength(methods);
    }

    /** One that every tenant has; any factor for another id. */
    public static Strength builtIn(String id) {
        boolean isBuiltIn = id.startsWith("00000000-0000-0000-0000-00000000000") && id.length() == 36;
        return isBuiltIn ? BUILT_IN.getOrDefault(id.substring(35), ANY_FACTOR) : ANY_FACTOR;
    }

    /** By {@code allowedCombinations}, such as {@code password,sms} and {@code fido2}. */
    public static Strength allowing(List<String> combinations) {
        List<String> words = new ArrayList<>();
        for (String combination : combinations) {
            for (String word : combination.split(",", -1)) {
                String small = word.strip().toLowerCase(Locale.ROOT);
                if (!small.equals("password") && !small.startsWith("federatedsingle")) {
                    words.add(small);
                }
            }
        }
        return of(method -> method.isAmong(words));
    }
}
