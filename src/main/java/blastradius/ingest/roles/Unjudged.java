package blastradius.ingest.roles;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.regex.Pattern;

/** What is said of a role or permission of which nobody judged: SEE on its scope where its name only reads, else WRITE. */
final class Unjudged {

    private static final Pattern READS = Pattern.compile(
            "(^|[^a-z])(read|reads|readonly|readbasic|reader|readers|viewer|view|auditor|list|export)([^a-z]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES = Pattern.compile(
            "write|manage(?!ment)|create|delete|update|admin|full|contribut|operator|owner|send|execute|restore|assign",
            Pattern.CASE_INSENSITIVE);

    private Unjudged() {}

    static Judgement named(String name, RightTarget scope) {
        boolean reads = READS.matcher(name).find() && !CHANGES.matcher(name).find();
        return new Judgement(
                name,
                List.of(JudgedRight.of(RelationKind.CAN, reads ? AccessLevel.SEE : AccessLevel.WRITE, scope)),
                Sureness.JUDGED,
                "its name");
    }
}
