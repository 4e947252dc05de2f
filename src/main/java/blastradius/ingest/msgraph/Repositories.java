package blastradius.ingest.msgraph;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repositories whose workflows get tokens that an application trusts. */
final class Repositories {

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final Pattern SUBJECT = Pattern.compile("repo:([^:*]+/[^:*]+)(?::(.*))?");

    private Repositories() {}

    /** Says that whoever writes to the repository runs as the application; who may write to the branch alone is not in these files. */
    static void claim(Place place, Ledger ledger, String issuer, String subject, int application) {
        Matcher repository = SUBJECT.matcher(subject);
        if (!issuer.contains(ISSUER) || !repository.matches()) {
            ledger.unread("federated credential of another issuer, or of a pattern");
            return;
        }
        String name = repository.group(1);
        int number = ledger.state(
                place,
                Subject.of(ToolId.of("https://github.com/" + name), EntityKind.REPOSITORY, "GH_Repository", null)
                        .named(name));
        RelationClass runs =
                new RelationClass(RelationKind.RUNS_AS, "FederatedIdentityCredential", Terms.level(AccessLevel.WRITE));
        String limit = repository.group(2);
        Map<String, Object> evidence = limit == null || limit.equals("*")
                ? Map.of("subject", subject)
                : Map.of(
                        "subject",
                        subject,
                        "approximated",
                        "any writer of the repository, though only " + limit + " is trusted");
        ledger.claim(new Claim(place, runs, number, application, evidence));
    }
}
