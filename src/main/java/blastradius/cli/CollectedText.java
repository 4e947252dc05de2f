package blastradius.cli;

import blastradius.collect.Collected;
import blastradius.collect.keeping.WorkFolder.Gap;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a collection has come to, for people. */
final class CollectedText {

    private CollectedText() {}

    static String of(Collected collected, Path zip) {
        StringBuilder text = new StringBuilder();
        int tenants = collected.tenants().size();
        line(text, zip + ": " + tenants + (tenants == 1 ? " tenant" : " tenants") + "; next: import " + zip);
        for (Collected.Read tenant : collected.tenants()) {
            line(text, "%s (%s): %,d pages".formatted(tenant.name(), tenant.id(), tenant.pages()));
            Map<String, Long> gaps = collected.gaps().stream()
                    .filter(gap -> gap.tenant().equals(tenant.id()))
                    .collect(Collectors.groupingBy(CollectedText::words, TreeMap::new, Collectors.counting()));
            gaps.forEach((gap, count) ->
                    line(text, "  not read: " + gap + (count > 1 ? ", %,d times".formatted(count) : "")));
        }
        collected
                .refused()
                .forEach(tenant ->
                        line(text, "not read: %s (%s): %s".formatted(tenant.name(), tenant.id(), tenant.why())));
        return text.toString();
    }

    private static String words(Gap gap) {
        return gap.kind() + ": " + gap.why();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
