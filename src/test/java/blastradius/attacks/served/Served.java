package blastradius.attacks.served;

import blastradius.attacks.wire.Reply;
import blastradius.attacks.wire.Request;
import blastradius.attacks.wire.Wire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The product as it is served: the jar that was built, in a process of its own, on a free port of the loopback interface. Where no jar is
 * built, as in an editor, the compiled classes stand in for it.
 */
public final class Served implements AutoCloseable {

    /** The heap of the process; what an attack takes beside it shows as resident memory. */
    public static final int HEAP_MIB = 768;

    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final List<String> FLAGS = List.of(
            "-XX:+UseParallelGC",
            "-Xmx" + HEAP_MIB + "m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

    private final Process process;
    private final Path folder;
    private final Path log;
    private final int port;

    private Served(Process process, Path folder, Path log) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.port = awaitPort();
    }

    /** Starts and waits until the demo, or whatever the folder holds, answers. */
    public static Served start(Path folder, String... arguments) throws IOException {
        Path log = Files.createTempFile("served", ".log");
        log.toFile().deleteOnExit();
        Served served = new Served(launch(folder, log, List.of(), arguments), folder, log);
        await("the first answer", START, () -> served.isAnswering());
        return served;
    }

    /** Starts and does not wait; {@code before} stands before the command, as {@code prlimit} does. */
    public static Process launch(Path folder, Path log, List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(java());
        command.add("--server.port=0");
        command.add("--blastradius.data=" + folder);
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "ends the server"));
        return process;
    }

    /** A running process that was launched, once its port is open. */
    public static Served of(Process process, Path folder, Path log) {
        return new Served(process, folder, log);
    }

    /** The command that starts the product without arguments. */
    public static List<String> java() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(product());
        return command;
    }

    /** What runs: {@code -jar} and the newest jar, or the classes where they are newer. */
    static List<String> product() throws IOException {
        Path main = Path.of("target", "classes", "blastradius", "BlastRadius.class");
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(path -> path.getFileName().toString().matches("blast-radius-[^-]*(-SNAPSHOT)?\\.jar"))
                    .filter(jar -> !Files.exists(main) || isNotOlder(jar, main))
                    .findFirst()
                    .map(jar -> List.of("-jar", jar.toString()))
                    .orElseGet(() -> List.of("-cp", classPath(), "blastradius.BlastRadius"));
        }
    }

    private static boolean isNotOlder(Path jar, Path main) {
        return jar.toFile().lastModified() >= main.toFile().lastModified();
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(Predicate.not(entry -> entry.endsWith("test-classes")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    public Path folder() {
        return folder;
    }

    /** All that the process has printed. */
    public String log() {
        return read(log);
    }

    public Wire wire() {
        return new Wire(port);
    }

    /** The answer to a question over GraphQL. */
    public Reply ask(String question) {
        return wire().send(Request.question(question));
    }

    /** Whether the estate has something in it and health says that all is well. */
    public boolean isAnswering() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server has ended:\n" + log());
        }
        return wire().send(Request.get("/actuator/health")).status() == 200
                && !EstateState.of(this).isEmpty();
    }

    /** Waits until something holds, looking every 25 ms. */
    public static void await(String what, Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come within " + atMost);
            }
            pause(Duration.ofMillis(25));
        }
    }

    /** The same of this server; a failure tells the end of what it has printed. */
    public void awaits(String what, Duration atMost, BooleanSupplier holds) {
        try {
            await(what, atMost, holds);
        } catch (AssertionError late) {
            String log = log();
            throw new AssertionError(late.getMessage() + "\n" + log.substring(Math.max(0, log.length() - 4_000)), late);
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int awaitPort() {
        int[] found = new int[1];
        await("the port", START, () -> {
            Matcher line = PORT.matcher(log());
            if (line.find()) {
                found[0] = Integer.parseInt(line.group(1));
            } else if (!process.isAlive()) {
                throw new IllegalStateException("the server has ended:\n" + log());
            }
            return found[0] != 0;
        });
        return found[0];
    }

    private static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As the power fails. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        kill();
    }
}
