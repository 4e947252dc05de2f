package blastradius.ingest.msgraph;

import blastradius.ingest.responses.GraphRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which domains of a tenant are vouched for elsewhere, and whether their word on factors counts. */
final class Federation {

    private final Set<String> federated = new HashSet<>();
    private final Set<String> verified = new HashSet<>();
    private final Map<String, String> behaviours = new HashMap<>();

    void organization(GraphRecord record) {
        for (GraphRecord domain : record.all("verifiedDomains")) {
            domain(domain.word("name"), domain.word("type"));
        }
    }

    void domain(GraphRecord record) {
        if (!record.isNot("isVerified")) {
            domain(record.word("id"), record.word("authenticationType"));
        }
        record.all("federationConfiguration").forEach(one -> configuration(record.word("id"), one));
    }

    private void domain(String name, String type) {
        if (!name.isEmpty()) {
            verified.add(name.toLowerCase(Locale.ROOT));
            if (type.equalsIgnoreCase("Federated")) {
                federated.add(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    void configuration(String domain, GraphRecord record) {
        federated.add(domain.toLowerCase(Locale.ROOT));
        behaviours.put(
                domain.toLowerCase(Locale.ROOT),
                record.word("federatedIdpMfaBehavior").toLowerCase(Locale.ROOT));
    }

    Set<String> verified() {
        return verified;
    }

    boolean isFederated(String userPrincipalName) {
        return federated.contains(domain(userPrincipalName));
    }

    /** Whether the tenant asks for a factor of its own, whatever the provider says. */
    boolean asksOwnFactor(String userPrincipalName) {
        return behaviours.getOrDefault(domain(userPrincipalName), "").equals("rejectmfabyfederatedidp");
    }

    private static String domain(String userPrincipalName) {
        return userPrincipalName.substring(userPrincipalName.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
