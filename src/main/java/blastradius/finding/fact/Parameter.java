package blastradius.finding.fact;

/**
 * A number that a rule judges by, which an operator can set.
 *
 * @param rule the id of the rule
 * @param name what it is, in one word with its unit, such as {@code days}
 * @param byDefault where nobody sets it
 */
public record Parameter(String rule, String name, double byDefault) {

    /** Under which it is set. */
    public String key() {
        return rule + "." + name;
    }
}
