package blastradius.model;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a description says that its entity can be known by where other sources call it otherwise, each in one spelling. An account's mere
 * mail is none: whoever may write it would be whom he likes.
 *
 * @param addresses an account's names for signing in, and the addresses that its tenant gave it
 * @param domains what a tenant has verified to be its own
 * @param marks of a machine, and of what is synchronised the SID; by name, see the constants
 */
public record Marks(Set<String> addresses, Set<String> domains, Map<String, String> marks) {

    public static final String ADDRESS = "address";
    public static final String SID = "sid";
    public static final String DEVICE_ID = "deviceId";
    /** What a machine's firmware calls it, real or virtual. */
    public static final String SYSTEM_UUID = "systemUuid";

    public static final String SERIAL = "serialNumber";
    public static final String HOST_NAME = "hostName";

    private static final int SHORTEST_SERIAL = 5;
    private static final Set<String> NO_SERIALS = Set.of(
            "to be filled by o.e.m.",
            "default string",
            "system serial number",
            "not specified",
            "not applicable",
            "unknown",
            "none",
            "123456789",
            "0123456789");
    /** What makers of boards leave in their firmware, on thousands of machines alike. */
    private static final Set<String> NO_UUIDS = Set.of(
            "03000200-0400-0500-0006-000700080009",
            "12345678-1234-5678-90AB-CDDEEFAABBCC",
            "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF");

    private static final String SMTP = "smtp:";
    private static final String EXTERNAL = "#EXT#";

    /** What properties say, whatever the case of their names. */
    public static Marks of(Map<String, Object> properties) {
        Set<String> addresses = new TreeSet<>();
        Set<String> domains = new TreeSet<>();
        Map<String, String> marks = new HashMap<>();
        Map<String, String> serial = new HashMap<>();
        properties.forEach((name, value) -> {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "userprincipalname", "proxyaddresses" ->
                    texts(value).map(Marks::address).forEach(addresses::add);
                case "verifieddomains" -> texts(value).map(Marks::folded).forEach(domains::add);
                case "onpremisessecurityidentifier" ->
                    put(marks, SID, IdText.unique(value.toString().strip()));
                case "deviceid", "azureaddeviceid", "aaddeviceid", "azureactivedirectorydeviceid" ->
                    put(marks, DEVICE_ID, IdText.unique(value.toString().strip()));
                case "vmuuid", "smbiosguid", "smbiosuuid", "biosuuid" ->
                    put(marks, SYSTEM_UUID, systemUuid(value.toString()));
                case "dnshostname", "adfqdn", "fqdn", "hostname" -> put(marks, HOST_NAME, hostName(value.toString()));
                case "serialnumber", "serial" -> serial.put("number", folded(value.toString()));
                case "manufacturer", "vendor" -> serial.put("maker", folded(value.toString()));
                default -> {
                    /* says nothing of who it is */
                }
            }
        });
        put(marks, SERIAL, serial(serial.get("number"), serial.get("maker")));
        return new Marks(addresses, domains, Map.copyOf(marks));
    }

    /** An address in one spelling. */
    public static String address(String text) {
        String folded = folded(text);
        return folded.startsWith(SMTP) ? folded.substring(SMTP.length()) : folded;
    }

    /**
     * Where a guest was invited, who is called {@code ann_home.example#EXT#@…} for ann@home.example; the address of mail where the name does
     * not say, null where neither does.
     */
    public static @Nullable String invited(String name, String mail) {
        int external = name.toUpperCase(Locale.ROOT).indexOf(EXTERNAL);
        String before = external < 0 ? "" : name.substring(0, external);
        int at = before.lastIndexOf('_');
        String address = address(at > 0 ? before.substring(0, at) + "@" + before.substring(at + 1) : mail);
        return address.indexOf('@') > 0 ? address : null;
    }

    /** What stands behind the last at sign; empty: nothing. */
    public static String domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    private static void put(Map<String, String> marks, String name, @Nullable String value) {
        if (value != null) {
            marks.putIfAbsent(name, value);
        }
    }

    /** A full host name in one spelling; null for a bare one, which is half the world's. */
    public static @Nullable String hostName(String text) {
        String folded = folded(text);
        String bare = folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
        return bare.indexOf('.') > 0 ? bare : null;
    }

    private static @Nullable String systemUuid(String text) {
        String uuid = IdText.unique(text.strip());
        return uuid == null || NO_UUIDS.contains(uuid) ? null : uuid;
    }

    private static @Nullable String serial(@Nullable String number, @Nullable String maker) {
        boolean isOne = number != null
                && maker != null
                && !maker.isEmpty()
                && number.length() >= SHORTEST_SERIAL
                && !NO_SERIALS.contains(number)
                && number.chars().distinct().count() > 1;
        return isOne ? number + " of " + maker : null;
    }

    private static Stream<String> texts(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(Object::toString)
                : Stream.of(value.toString());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
