package blastradius.finding.outcome;

import blastradius.finding.fact.Parameter;
import java.util.List;

/**
 * What a rule is called and looks for.
 *
 * @param id such as {@code BR-06}
 * @param title in few words
 * @param definition what exactly it finds, in a sentence
 * @param severity before it is adjusted by what is reached
 * @param parameters that it judges by
 */
public record RuleText(String id, String title, String definition, Severity severity, List<Parameter> parameters) {

    public RuleText {
        parameters = List.copyOf(parameters);
    }

    public static RuleText of(String id, String title, Severity severity, String definition, Parameter... parameters) {
        return new RuleText(id, title, definition, severity, List.of(parameters));
    }
}
