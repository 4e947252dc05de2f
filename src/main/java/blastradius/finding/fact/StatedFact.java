package blastradius.finding.fact;

import blastradius.model.RelationKind;
import org.jspecify.annotations.Nullable;

/** What rules ask sources for beside what analyses read; {@code seed-data/governance.tsv} has the names by which sources state each, under its word. */
public enum StatedFact {
    /** When a secret was seen where it should not be, or its holder was known to be compromised. */
    EXPOSED("exposed", Form.TIME, null),
    /** When a person last signed in with it, or as it, interactively. */
    USED_INTERACTIVELY("usedInteractively", Form.TIME, null),
    /** Ids of workloads that run as it. */
    USED_BY("usedBy", Form.LIST, null),
    /** Which application or service something belongs to. */
    APPLICATION("application", Form.TEXT, null),
    /** Whether the vendor of the platform itself runs it. */
    FIRST_PARTY("firstParty", Form.TRUTH, null),
    /** What it is for. */
    PURPOSE("purpose", Form.TEXT, null),
    /** The role that a grant gives, where no relation says so. */
    ROLE("role", Form.TEXT, null),
    /** When a review confirmed something, on REVIEWED_BY. */
    REVIEWED("reviewed", Form.TIME, RelationKind.REVIEWED_BY),
    /** Until when a risk is accepted, on HAS_EXCEPTION. */
    EXCEPTION_ENDS("exceptionEnds", Form.TIME, RelationKind.HAS_EXCEPTION);

    private final String word;
    private final Form form;
    private final @Nullable RelationKind relation;

    StatedFact(String word, Form form, @Nullable RelationKind relation) {
        this.word = word;
        this.form = form;
        this.relation = relation;
    }

    /** What values of a fact are: an Instant, a String, a Boolean or a list of Strings. */
    public enum Form {
        TIME,
        TEXT,
        TRUTH,
        LIST
    }

    /** Under which it stands in the table of names. */
    public String word() {
        return word;
    }

    public Form form() {
        return form;
    }

    /** The kind of relation that it is stated on; null: on entities. */
    public @Nullable RelationKind relation() {
        return relation;
    }
}
