package blastradius.ingest.graph;

import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.Facts;
import blastradius.ingest.row.PropertyName;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passwords and factors that records of accounts say these have, and no record describes. */
final class AccountCredentials {

    private final Naming naming;
    private final EstateWriter writer;
    private final Findings findings;
    private final Times times;
    private final List<Password> passwords = new ArrayList<>();

    /** {@code home}: the tenant of the account; null: nobody says. */
    private record Password(
            int account,
            String name,
            @Nullable String home,
            boolean withFactor,
            @Nullable Instant until) {}

    AccountCredentials(Naming naming, EstateWriter writer, Findings findings, Times times) {
        this.naming = naming;
        this.writer = writer;
        this.findings = findings;
        this.times = times;
    }

    /** What the account's record says of how one signs in. */
    void note(Place place, int account, String name, @Nullable String home, EntityRow.SignsIn row, Facts facts) {
        PropertyName until = row.until();
        String end = until == null ? null : until.textIn(facts);
        try {
            if (isSaid(row.password(), facts)) {
                passwords.add(new Password(
                        account, name, home, isSaid(row.factor(), facts), end == null ? null : times.end(end)));
            }
        } catch (IllegalArgumentException unreadable) {
            findings.rejected(place.toString(), until + ": " + unreadable.getMessage());
        }
    }

    private static boolean isSaid(@Nullable PropertyName name, Facts facts) {
        return name != null && Boolean.TRUE.equals(Properties.truth(name.in(facts)));
    }

    /** States them. */
    void state() {
        passwords.forEach(this::state);
    }

    private void state(Password password) {
        String account = naming.index().id(password.account());
        Terms.Builder terms = Terms.builder().until(password.until());
        if (password.withFactor()) {
            terms.factors(List.of(credential(EntityKind.MFA_FACTOR, "factor", account, password)));
        }
        String id = credential(EntityKind.PASSWORD, "password", account, password);
        writer.relation(new Relation(RelationKind.AUTHENTICATES_AS, id, account, "password", terms.build(), Map.of()));
    }

    private String credential(EntityKind kind, String word, String account, Password password) {
        String text = word + " of " + account;
        String id = naming.local(text);
        writer.entity(new Entity(
                id,
                kind,
                word + " of " + password.name(),
                password.home(),
                text,
                word,
                EntityTraits.DEFAULT,
                Map.of()));
        return id;
    }
}
