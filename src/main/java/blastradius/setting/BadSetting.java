package blastradius.setting;

import blastradius.model.PlainText;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A setting that makes no sense: its name, and what it has to be. */
public final class BadSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** For what only shows where several settings meet. */
    public BadSetting(String message) {
        super(message);
    }

    static BadSetting of(String name, String value, String expected) {
        return new BadSetting(name + " is \"" + PlainText.shown(value) + "\"; it has to be " + expected);
    }

    /** Says so at start-up, in the place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<BadSetting> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, BadSetting cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
