package blastradius.model;

import java.util.Arrays;
import java.util.Locale;

/** What a relation is or is not, as a filter asks it. The record that stands for it is its grant, where one of its ends is one, else what it leads to. */
public enum RelationTrait {
    /** What it gives a level on belongs to another organization than who holds it. */
    CROSS_ORGANIZATION,
    /** Open without activation, and for more than 90 days. */
    STANDING,
    /** In its window at the instant asked about, denied by nothing, and not into what is disabled. */
    OPEN,
    /** It never ends. */
    WITHOUT_END,
    /** Nobody has to approve it. */
    WITHOUT_APPROVAL,
    /** It asks for no further factor. */
    WITHOUT_FACTOR,
    /** It asks for no ticket. */
    WITHOUT_TICKET,
    /** Nobody owns its record. */
    WITHOUT_OWNER,
    /** Its record is under no contract. */
    WITHOUT_CONTRACT,
    /** Nobody reviewed its record. */
    WITHOUT_REVIEW;

    /** As a question names it: withoutEnd. */
    public String word() {
        String[] parts = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder word = new StringBuilder(parts[0]);
        Arrays.stream(parts)
                .skip(1)
                .forEach(part ->
                        word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1)));
        return word.toString();
    }
}
