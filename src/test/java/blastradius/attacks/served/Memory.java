package blastradius.attacks.served;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process of ours takes.
 *
 * @param liveBytes of the heap, after a collection of all of it
 * @param residentBytes of the machine's memory
 */
public record Memory(long liveBytes, long residentBytes) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    public static Memory of(Process process) throws IOException, InterruptedException {
        String histogram = jcmd(process, "GC.class_histogram");
        return new Memory(number(TOTAL, histogram), residentBytes(process.pid()));
    }

    static long residentBytes(long pid) throws IOException {
        return number(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status"))) << 10;
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process call = new ProcessBuilder(tool.toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(call.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!call.waitFor(30, TimeUnit.SECONDS)) {
            call.destroyForcibly();
        }
        return said;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    "no " + pattern + " in " + text.lines().limit(3).toList());
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public String toString() {
        return "%d MiB live on the heap, %d MiB resident".formatted(liveBytes >> 20, residentBytes >> 20);
    }
}
