package blastradius.ingest.msgraph;

import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What users, or administrators for them, let applications do in their name: kept for those who look for it, and closed, since it takes a
 * token of the user's that no response shows.
 */
final class Consents {

    private static final String CLOSED =
            "delegated consent: it takes a token of the user, of which nothing is recorded";

    private Consents() {}

    /** What one scope is consented to, in the words of the permissions. */
    private static final class Asked {
        private final StringJoiner words = new StringJoiner(" ");
        private @Nullable AccessLevel level;

        void add(String word, AccessLevel gives) {
            words.add(word);
            level = level == null || gives.code() > level.code() ? gives : level;
        }
    }

    static void claim(GraphRecord record, String tenant, Ledger ledger) {
        String client = record.id("clientId");
        if (client == null) {
            throw new IllegalArgumentException("the consent names no application (clientId)");
        }
        int from = ledger.end(record.place(), ToolId.of(client), tenant);
        byScope(record, ledger.roles()).forEach((scope, asked) -> {
            Map<String, Object> evidence = new LinkedHashMap<>(record.kept("consentType", "principalId", "resourceId"));
            evidence.put("scope", asked.words.toString());
            int to = ledger.end(record.place(), ToolId.ownedBy(tenant, scope.name()), tenant);
            Terms terms = asked.level == null ? Terms.NONE : Terms.level(asked.level);
            ledger.claim(new Claim(
                    record.place(),
                    Claim.closed(RelationKind.CONSENTED, "Consent", terms, CLOSED),
                    from,
                    to,
                    evidence));
        });
    }

    private static Map<ServiceScope, Asked> byScope(GraphRecord record, RoleCatalogue roles) {
        Map<ServiceScope, Asked> byScope = new EnumMap<>(ServiceScope.class);
        for (String word : record.word("scope").strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                ask(word, roles.delegated(word), byScope);
            }
        }
        return byScope;
    }

    /* A token gives no more than its user has: what an application by itself would control, it changes at most. */
    private static void ask(String word, @Nullable Judgement judgement, Map<ServiceScope, Asked> byScope) {
        if (judgement == null) {
            AccessLevel level = word.toLowerCase(Locale.ROOT).contains("write") ? AccessLevel.WRITE : AccessLevel.READ;
            byScope.computeIfAbsent(scope(word), first -> new Asked()).add(word, level);
            return;
        }
        for (JudgedRight right : judgement.rights()) {
            ServiceScope service = right.on().service();
            AccessLevel level = right.level();
            boolean isLess = level != null && level.code() <= AccessLevel.WRITE.code();
            byScope.computeIfAbsent(service == null ? scope(word) : service, first -> new Asked())
                    .add(word, isLess ? Objects.requireNonNull(level) : AccessLevel.WRITE);
        }
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
