package blastradius.attacks.served;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a process listens, by what the kernel says of it. */
public final class Ports {

    private static final String LISTENING = "0A";
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private Ports() {}

    /** The ports on which the process listens, on any address. */
    public static Set<Integer> of(Process process) throws IOException {
        Set<Integer> ports = new TreeSet<>();
        for (String[] socket : sockets(process)) {
            ports.add(Integer.parseInt(socket[1].split(":", -1)[1], 16));
        }
        return ports;
    }

    /** The addresses among them that are not this machine's own, as the kernel writes them. */
    public static List<String> open(Process process) throws IOException {
        return sockets(process).stream()
                .map(socket -> socket[1].split(":", -1)[0])
                .filter(address -> !LOOPBACK.contains(address))
                .toList();
    }

    private static List<String[]> sockets(Process process) throws IOException {
        Set<String> own = inodes(process);
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc", "net", table))
                .filter(Files::exists)
                .flatMap(Ports::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(cells -> cells.length > 9 && cells[3].equals(LISTENING) && own.contains(cells[9]))
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    /* Files come and go while they are looked at. */
    private static Set<String> inodes(Process process) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            files.forEach(file -> {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (IOException gone) {
                    return;
                }
            });
        }
        return inodes;
    }
}
