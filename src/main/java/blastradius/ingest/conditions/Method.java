package blastradius.ingest.conditions;

import java.util.List;
import java.util.Locale;

/** A way to show who one is beside a password, as registered, and what policies call it that accept it. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable copies
public enum Method {
    SECURITY_KEY(true, true, List.of("fido2", "fido2securitykey", "passkey"), List.of("fido2")),
    WINDOWS_HELLO(true, true, List.of("windowshello"), List.of("windowshelloforbusiness")),
    PLATFORM_CREDENTIAL(
            true, true, List.of("macossecureenclave", "platformcredential"), List.of("windowshelloforbusiness")),
    CERTIFICATE(
            true, true, List.of("x509certificatemultifactor", "certificate"), List.of("x509certificatemultifactor")),
    PASSWORDLESS_AUTHENTICATOR(
            true,
            false,
            List.of("microsoftauthenticatorpasswordless"),
            List.of("devicebasedpush", "microsoftauthenticatorpush")),
    AUTHENTICATOR(true, false, List.of("microsoftauthenticator"), List.of("microsoftauthenticatorpush")),
    SOFTWARE_CODE(true, false, List.of("softwareonetimepasscode", "softwareoath"), List.of("softwareoath")),
    HARDWARE_CODE(true, false, List.of("hardwareonetimepasscode", "hardwareoath"), List.of("hardwareoath")),
    PHONE(true, false, List.of("mobilephone", "alternatemobilephone"), List.of("sms", "voice")),
    OFFICE_PHONE(true, false, List.of("officephone"), List.of("voice")),
    ACCESS_PASS(
            true,
            false,
            List.of("temporaryaccesspass"),
            List.of("temporaryaccesspassonetime", "temporaryaccesspassmultiuse")),
    /** Resets a forgotten password, and is no factor of a sign-in. */
    RECOVERY(false, false, List.of("email", "alternateemail", "securityquestion"), List.of()),
    /** One that nobody knows yet. */
    OTHER(true, false, List.of(""), List.of());

    private final boolean isFactor;
    private final boolean isPhishingResistant;
    private final List<String> registered;
    private final List<String> accepted;

    Method(boolean isFactor, boolean isPhishingResistant, List<String> registered, List<String> accepted) {
        this.isFactor = isFactor;
        this.isPhishingResistant = isPhishingResistant;
        this.registered = List.copyOf(registered);
        this.accepted = List.copyOf(accepted);
    }

    /** By the word of {@code methodsRegistered}. */
    public static Method registered(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        for (Method method : values()) {
            if (method.registered.stream().anyMatch(small::startsWith)) {
                return method;
            }
        }
        return OTHER;
    }

    /** Whether a sign-in counts it. */
    public boolean isFactor() {
        return isFactor;
    }

    public boolean isPhishingResistant() {
        return isPhishingResistant;
    }

    /** Whether a strength that accepts these words accepts it. */
    boolean isAmong(List<String> words) {
        return accepted.stream().anyMatch(words::contains);
    }
}
