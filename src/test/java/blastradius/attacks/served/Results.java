package blastradius.attacks.served;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the attacks, as a table by kind. Not safe for several threads. */
public final class Results {

    private record Result(boolean held, long millis) {}

    private final Map<String, List<Result>> kinds = new LinkedHashMap<>();

    public void add(String kind, boolean held, Duration took) {
        kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(new Result(held, took.toMillis()));
    }

    /** A line a kind: how many held, and how long the server took over the middle one and the longest; how many took longer than 200 ms. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "%-14s %11s %11s %11s %11s%n".formatted("attacks", "held", "median, ms", "longest, ms", "over 200 ms"));
        kinds.forEach((kind, results) -> text.append(line(kind, results)));
        return kinds.isEmpty()
                ? "no attack was tried"
                : text.append(line(
                                "all",
                                kinds.values().stream().flatMap(List::stream).toList()))
                        .toString();
    }

    private static String line(String kind, Collection<Result> results) {
        long held = results.stream().filter(Result::held).count();
        long[] millis = results.stream().mapToLong(Result::millis).sorted().toArray();
        long slow = Arrays.stream(millis).filter(each -> each > 200).count();
        return "%-14s %4d of %4d %10d %11d %11d%n"
                .formatted(kind, held, millis.length, millis[millis.length / 2], millis[millis.length - 1], slow);
    }
}
