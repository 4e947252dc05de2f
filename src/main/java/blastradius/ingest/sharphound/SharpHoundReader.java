package blastradius.ingest.sharphound;

import blastradius.ingest.directory.DirectoryRules;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads collections of AD domains in SharpHound's formats 5 and 6, whoever collected them. */
public final class SharpHoundReader implements ToolReader {

    /** Domains first, since others' records call what every domain has by its name; authorities before the hosts that they run on. */
    private static final List<DirectoryKind> FIRST =
            List.of(DirectoryKind.DOMAIN, DirectoryKind.ENTERPRISE_CA, DirectoryKind.OU, DirectoryKind.CONTAINER);

    private static final String SESSIONS = "sessions";
    private static final String DELETED = "deleted";

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        return Organizations.of(files, meter);
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        List<CollectorFile> opened = files.stream()
                .map(file -> CollectorFile.of(file, Meter.silent()))
                .sorted(Comparator.comparingInt(SharpHoundReader::order))
                .toList();
        Directory directory = new Directory(ledger);
        DirectoryRules rules = new DirectoryRules(directory);
        Collected collected = new Collected(opened, ledger, meter);
        MembersByName named = new MembersByName();
        SessionAges ages = new SessionAges(ledger);
        EntityPass entities = new EntityPass(directory, ages);
        collected.forEach("entities of ", true, entities::take);
        collected.forEach("structure of ", false, new StructurePass(directory, rules, named)::take);
        rules.structureIsKnown();
        RelationPass relations = new RelationPass(directory, rules, named, ages);
        collected.forEach("relations of ", false, relations::take);
        relations.finish();
        rules.finish();
    }

    private static int order(CollectorFile file) {
        DirectoryKind kind = file.kind();
        int first = kind == null ? -1 : FIRST.indexOf(kind);
        return first >= 0 ? first : FIRST.size();
    }

    /** The files of a collection, read several times. */
    private record Collected(List<CollectorFile> files, Ledger ledger, Meter meter) {

        void forEach(String phase, boolean tells, BiConsumer<CollectorFile, AdRecord> records) {
            for (CollectorFile file : files) {
                boolean isRead = file.kind() != null || file.type().equals(SESSIONS);
                if (isRead) {
                    meter.begin(phase + file.content().name());
                    file.forEach(tells ? meter : Meter.silent(), record -> records.accept(file, record), place -> {
                        if (tells) {
                            ledger.rejected(place, "is no record");
                        }
                    });
                } else if (tells) {
                    file.forEach(
                            meter,
                            record -> ledger.unread("record of type " + file.type()),
                            place -> ledger.unread(
                                    file.type().equals(DELETED) ? "deleted id" : "value of type " + file.type()));
                }
            }
        }
    }
}
