package blastradius.cli;

import java.util.Arrays;

/** What stands before the arguments of the command line, other than the server's settings. */
public final class Commands {

    private static final int MISUSED = 2;

    private Commands() {}

    /** Whether the arguments are a command's; else they are settings of the server. */
    public static boolean isCommand(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /** Runs the command that the first argument names and gives its exit code. */
    public static int run(String... arguments) {
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case "import" -> ImportCommand.run(own);
            case "source" -> SourceCommand.run(own);
            case "version" -> VersionCommand.run(own);
            case "backup" -> BackupCommand.run(own);
            case "restore" -> RestoreCommand.run(own);
            case "collect" -> CollectCommand.run(own);
            default -> unknown(arguments[0]);
        };
    }

    private static int unknown(String name) {
        System.err.println(
                "\"" + name
                        + "\" is no command; there are import, source, version, backup, restore and collect, and none starts the server");
        return MISUSED;
    }
}
