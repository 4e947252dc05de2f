package blastradius.graphql.entity;

import blastradius.model.Assumptions;
import org.jspecify.annotations.Nullable;

/** Whether an answer is the whole truth, and else why not. */
public record Completeness(boolean exact, @Nullable String reason) {

    public static final Completeness EXACT = new Completeness(true, null);

    /** Of what was asked before the first estate was there. */
    static final Completeness LOADING =
            new Completeness(false, "loading: the estate is still being loaded; ask again in a few seconds");

    /** Of a part of an estate. {@code shut}: the relations in it that need something outside. */
    static Completeness ofPart(long shut) {
        return new Completeness(
                false,
                shut + (shut == 1 ? " relation needs" : " relations need")
                        + " something that the caller does not see, and count as shut");
    }

    /** Of what only the bound of hops can have cut off. */
    public static Completeness of(boolean exact, Assumptions assumed) {
        return exact
                ? EXACT
                : new Completeness(
                        false,
                        "derivations of more than " + assumed.maxHops() + " relations (maxHops) were not followed");
    }
}
