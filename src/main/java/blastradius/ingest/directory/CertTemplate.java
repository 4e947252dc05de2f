package blastradius.ingest.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A template of certificates, as far as the rules ask. What its record does not say is no weakness. */
record CertTemplate(int number, Map<String, Object> properties) {

    private static final String AGENT = "1.3.6.1.4.1.311.20.2.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private boolean is(String property, boolean expected) {
        Object value = properties.get(property);
        return value != null && String.valueOf(value).equalsIgnoreCase(String.valueOf(expected));
    }

    private int count(String property) {
        try {
            return Integer.parseInt(String.valueOf(properties.get(property)));
        } catch (NumberFormatException missing) {
            return -1;
        }
    }

    private Set<String> texts(String property) {
        Set<String> texts = new TreeSet<>();
        if (properties.get(property) instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    private boolean isUnapproved() {
        return is("requiresmanagerapproval", false);
    }

    /** Whether whoever may enrol gets the certificate without anybody's help. */
    boolean isEasy() {
        return isUnapproved()
                && (count("schemaversion") == 1 || (count("schemaversion") > 1 && count("authorizedsignatures") == 0));
    }

    boolean signsIn() {
        return is("authenticationenabled", true);
    }

    boolean namesAnybody() {
        return is("enrolleesuppliessubject", true);
    }

    boolean lacksSecurityExtension() {
        return is("nosecurityextension", true);
    }

    boolean signsInToServices() {
        return is("schannelauthenticationenabled", true);
    }

    /** Whether its certificates carry the name of a host, which people's accounts do not have. */
    boolean asksForHostName() {
        return is("subjectaltrequiredns", true) || is("subjectaltrequiredomaindns", true);
    }

    boolean namesByUserName() {
        return is("subjectaltrequireupn", true) || is("subjectaltrequirespn", true);
    }

    /** Whether its certificates let one ask for others' certificates. */
    boolean makesAgents() {
        return texts("effectiveekus").contains(AGENT)
                || texts("ekus").contains(AGENT)
                || texts("certificateapplicationpolicy").contains(AGENT);
    }

    /** Whether its certificates are good for whatever nobody else asks more of: they say any purpose, or none. */
    boolean isForAnything() {
        boolean saysNone = properties.get("effectiveekus") instanceof List<?> list && list.isEmpty();
        return saysNone || texts("effectiveekus").contains(ANY_PURPOSE);
    }

    /** Whether it is of the first kind of templates, which ask nothing of agents and believe what a request says of its purpose. */
    boolean isOfFirstSchema() {
        return count("schemaversion") == 1;
    }

    /** Whether an agent gets it for others. */
    boolean isForAgents() {
        boolean asks = count("authorizedsignatures") >= 1
                && texts("applicationpolicies").contains(AGENT);
        return isUnapproved() && signsIn() && (count("schemaversion") == 1 || (count("schemaversion") > 1 && asks));
    }

    /** The policies that its certificates state. */
    Set<String> policies() {
        Set<String> policies = texts("certificatepolicy");
        policies.addAll(texts("issuancepolicies"));
        return policies;
    }

    /** How a policy is called by those that state it; null where its record does not say. */
    static @Nullable String policy(Map<String, Object> properties) {
        Object oid = properties.getOrDefault("certtemplateoid", properties.get("oid"));
        return oid == null ? null : String.valueOf(oid).toLowerCase(Locale.ROOT);
    }
}
