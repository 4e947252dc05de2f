package blastradius.ingest.msgraph;

import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What users, or administrators for them, let applications do in their name: kept for those who look for it, and closed, since it takes a
 * token of the user's that no response shows.
 */
final class Consents {

    private static final String CLOSED =
            "delegated consent: it takes a token of the user, of which nothing is recorded";

    private Consents() {}

    static void claim(GraphRecord record, String tenant, Ledger ledger) {
        String client = record.id("clientId");
        if (client == null) {
            throw new IllegalArgumentException("the consent names no application (clientId)");
        }
        int from = ledger.end(record.place(), ToolId.of(client), tenant);
        byScope(record).forEach((scope, words) -> {
            Map<String, Object> evidence = new LinkedHashMap<>(record.kept("consentType", "principalId", "resourceId"));
            evidence.put("scope", words.toString());
            int to = ledger.end(record.place(), ToolId.ownedBy(tenant, scope.name()), tenant);
            ledger.claim(new Claim(
                    record.place(),
                    Claim.closed(RelationKind.CONSENTED, "Consent", Terms.NONE, CLOSED),
                    from,
                    to,
                    evidence));
        });
    }

    private static Map<ServiceScope, StringJoiner> byScope(GraphRecord record) {
        Map<ServiceScope, StringJoiner> byScope = new EnumMap<>(ServiceScope.class);
        for (String word : record.word("scope").strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                byScope.computeIfAbsent(scope(word), first -> new StringJoiner(" "))
                        .add(word);
            }
        }
        return byScope;
    }

    private static ServiceScope scope(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.startsWith("mail") || small.startsWith("calendars") || small.startsWith("chat")) {
            return ServiceScope.MAIL;
        }
        if (small.startsWith("files") || small.startsWith("sites") || small.startsWith("notes")) {
            return ServiceScope.FILES;
        }
        return small.startsWith("devicemanagement") ? ServiceScope.ENDPOINTS : ServiceScope.DIRECTORY;
    }
}
