package blastradius.ingest.sharphound;

import java.util.*;
import org.junit.jupiter.api.Test;

class LeadingToolTests {

    @Test
    void prints() {
        for (String name : new String[] {"v5.zip", "v6", "v6-adcs.zip"}) {
            SharpHoundFiles files = name.equals("v6") ? SharpHoundFiles.folder("v6") : SharpHoundFiles.sample(name);
            LeadingTool tool = new LeadingTool(files, name.replace(".zip", "") + ".expected-analyzed.json.gz");
            Map<String, Set<String>> theirs = tool.theirs(), ours = tool.ours();
            Set<String> kinds = new TreeSet<>(theirs.keySet());
            kinds.addAll(ours.keySet());
            for (String kind : kinds) {
                Set<String> missing = new TreeSet<>(theirs.getOrDefault(kind, Set.of()));
                missing.removeAll(ours.getOrDefault(kind, Set.of()));
                Set<String> more = new TreeSet<>(ours.getOrDefault(kind, Set.of()));
                more.removeAll(theirs.getOrDefault(kind, Set.of()));
                System.out.println(name + " " + kind + " theirs "
                        + theirs.getOrDefault(kind, Set.of()).size() + " missing " + missing.size() + " more "
                        + more.size());
                missing.stream().limit(12).forEach(x -> System.out.println("   - " + x));
                more.stream().limit(12).forEach(x -> System.out.println("   + " + x));
            }
        }
    }
}
