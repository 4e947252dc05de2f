package blastradius.ingest.msgraph;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.row.Glob;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The repositories whose workflows get tokens that an application trusts: those that a credential names, and those that it means. */
final class Repositories {

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final Pattern SUBJECT = Pattern.compile("repo:([^:/]+/[^:/]+)(?::(.*))?");
    private static final Pattern MATCHED = Pattern.compile("claims\\['sub']\\s+(?:matches|eq)\\s+'([^']*)'");

    private final Ledger ledger;
    private final Map<String, Integer> named = new LinkedHashMap<>();
    private final List<Meant> meant = new ArrayList<>();

    /** Repositories of a pattern, whose workflows run as an application. */
    private record Meant(Place place, String pattern, String subject, int application) {}

    Repositories(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Says that whoever writes to the repository runs as the application; who may write to the branch alone is not in these files. */
    void claim(GraphRecord credential, int application) {
        String subject = subject(credential);
        Matcher repository = SUBJECT.matcher(subject == null ? "" : subject);
        if (!credential.word("issuer").contains(ISSUER) || !repository.matches()) {
            ledger.unread("federated credential of another issuer, or of a subject that names no repository");
            return;
        }
        String name = repository.group(1);
        if (name.contains("*") || name.contains("?")) {
            meant.add(new Meant(credential.place(), name, repository.group(), application));
            return;
        }
        int number = named.computeIfAbsent(
                name,
                first -> ledger.state(
                        credential.place(),
                        Subject.of(
                                        ToolId.of("https://github.com/" + name),
                                        EntityKind.REPOSITORY,
                                        "GH_Repository",
                                        null)
                                .named(name)));
        String limit = repository.group(2);
        runs(credential.place(), number, application, evidence(repository.group(), limit == null ? "*" : limit));
    }

    /** Every credential was handed over: patterns mean the repositories that others name. */
    void settle() {
        for (Meant pattern : meant) {
            Glob glob = new Glob(pattern.pattern());
            named.forEach((name, number) -> {
                if (glob.matches(name)) {
                    runs(pattern.place(), number, pattern.application(), evidence(pattern.subject(), "a pattern"));
                }
            });
            ledger.say("a federated credential trusts every repository of " + pattern.pattern()
                    + ": only those are read as trusted that another credential names");
        }
        meant.clear();
    }

    /* The subject stands in an expression where it may be a pattern. */
    private static @Nullable String subject(GraphRecord credential) {
        String stated = credential.text("subject");
        String inside = credential.at("claimsMatchingExpression").text("value");
        String expression = inside == null ? credential.text("claimsMatchingExpression") : inside;
        Matcher matched = MATCHED.matcher(expression == null ? "" : expression);
        return stated == null && matched.find() ? matched.group(1) : stated;
    }

    private static Map<String, Object> evidence(String subject, String limit) {
        return limit.equals("*")
                ? Map.of("subject", subject)
                : Map.of(
                        "subject",
                        subject,
                        "approximated",
                        "any writer of the repository, though only " + limit + " is trusted");
    }

    private void runs(Place place, int repository, int application, Map<String, Object> evidence) {
        RelationClass runs =
                new RelationClass(RelationKind.RUNS_AS, "FederatedIdentityCredential", Terms.level(AccessLevel.WRITE));
        ledger.claim(new Claim(place, runs, repository, application, evidence));
    }
}
