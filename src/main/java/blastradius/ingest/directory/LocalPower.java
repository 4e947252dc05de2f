package blastradius.ingest.directory;

import blastradius.model.Terms;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups of every host that give something there. */
@SuppressWarnings("ImmutableEnumChecker") // terms are immutable
public enum LocalPower {
    ADMINISTRATORS(544, "Administrators", "AdminTo", Claims.CONTROL),
    /** Reads whatever lies on the host, so also its accounts' secrets. */
    BACKUP(551, "Backup Operators", "CanBackup", Claims.CONTROL),
    /** An ordinary session: what its users can read, not its administration and not other people's sessions. */
    DESKTOP(555, "Remote Desktop Users", "CanRDP", Claims.READ),
    OBJECTS(562, "Distributed COM Users", "ExecuteDCOM", Claims.READ),
    SHELL(580, "Remote Management Users", "CanPSRemote", Claims.READ);

    private final int rid;
    private final String title;
    private final String word;
    private final Terms terms;

    LocalPower(int rid, String title, String word, Terms terms) {
        this.rid = rid;
        this.title = title;
        this.word = word;
        this.terms = terms;
    }

    public int rid() {
        return rid;
    }

    String title() {
        return title;
    }

    String word() {
        return word;
    }

    Terms terms() {
        return terms;
    }

    /** Whether one acts from there, as sitting at it. */
    boolean isInteractive() {
        return this == DESKTOP || this == SHELL;
    }

    public static Optional<LocalPower> of(int rid) {
        return Stream.of(values()).filter(power -> power.rid == rid).findFirst();
    }
}
