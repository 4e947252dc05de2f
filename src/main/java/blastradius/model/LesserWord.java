package blastradius.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one collector says of a tenant without seeing what it takes, where another sees it: that a password opens an account, that somebody
 * holds a role, belongs to a group, owns an application. Of two such words for the same two things, the one that asks for less gives way,
 * whichever file came first: it is kept, closed. Of all other relations each counts by itself, as two ways are two ways.
 */
public final class LesserWord {

    private static final Set<String> WORDS = Set.of(
            "Password",
            "Guest",
            "Set",
            "AZMemberOf",
            "AZOwns",
            "AZHasRole",
            "AZRoleEligible",
            "AZEligibleMember",
            "AZEligibleOwner");

    private static final String WHY = "another source says what it takes";

    private LesserWord() {}

    /** Whether it is among what collectors see more or less of. */
    public static boolean mayBe(RelationClass word) {
        return WORDS.contains(word.sourceKind());
    }

    /** Whether the fuller of two words for the same two things asks for all that this one asks for, and for more. */
    public static boolean givesWay(RelationClass word, RelationClass fuller) {
        return mayBe(word)
                && word.kind() == fuller.kind()
                && word.sourceKind().equals(fuller.sourceKind())
                && !word.terms().equals(fuller.terms())
                && asksForAll(fuller.terms(), word.terms());
    }

    /** The same word, kept closed. */
    public static RelationClass closed(RelationClass word) {
        return new RelationClass(
                word.kind(),
                word.sourceKind(),
                word.terms().with().deniedBy(WHY).build());
    }

    /* A further premise is another way: through a group of which one is a member, by a policy that is switched off. */
    private static boolean asksForAll(Terms fuller, Terms word) {
        return given(fuller).equals(given(word))
                && fuller.factors().containsAll(word.factors())
                && (word.approvers().isEmpty() || fuller.approvers().equals(word.approvers()))
                && (word.state() == GrantState.STANDING || fuller.state() == word.state())
                && isStricter(fuller.zone(), word.zone())
                && (word.policy() == null || fuller.policy() != null)
                && isStricter(fuller.deniedBy(), word.deniedBy())
                && isStricter(fuller.from(), word.from())
                && isStricter(fuller.until(), word.until())
                && (fuller.ticket() || !word.ticket());
    }

    private static List<@Nullable Object> given(Terms terms) {
        return java.util.Arrays.asList(
                terms.level(), terms.never(), terms.mode(), terms.effects(), terms.live(), terms.form(), terms.and());
    }

    private static boolean isStricter(@Nullable Object fuller, @Nullable Object word) {
        return word == null || Objects.equals(fuller, word);
    }
}
