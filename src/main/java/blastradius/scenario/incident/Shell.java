package blastradius.scenario.incident;

/** What a command is pasted into. Between single quotes neither shell reads anything but the quote itself. */
public enum Shell {
    POWERSHELL("''"),
    BASH("'\\''");

    private final String quote;

    Shell(String quote) {
        this.quote = quote;
    }

    /** The text as one word. */
    String quoted(String text) {
        return "'" + text.replace("'", quote) + "'";
    }
}
