package blastradius.cli;

import blastradius.model.BlastRadiusException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The running of one command: what is refused is said in a line, and ends with 1. */
final class CommandRun {

    private static final int REFUSED = 1;

    private CommandRun() {}

    /** The exit code. */
    static int of(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, line, parsed) -> refused(failed, line))
                .execute(arguments);
    }

    private static int refused(Exception failed, CommandLine line) throws Exception {
        switch (failed) {
            case BlastRadiusException.Unconfirmed unconfirmed ->
                line.getErr().print(ReportText.of(unconfirmed.report()));
            case BlastRadiusException known ->
                line.getErr().println(line.getColorScheme().errorText(known.getMessage()));
            case FileSystemException file ->
                line.getErr()
                        .println(line.getColorScheme()
                                .errorText(file.getFile() + " cannot be read or written ("
                                        + file.getClass().getSimpleName() + ")"));
            default -> throw failed;
        }
        line.getErr().flush();
        return REFUSED;
    }
}
