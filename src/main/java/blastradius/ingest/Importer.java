package blastradius.ingest;

import blastradius.ingest.archive.Archives;
import blastradius.ingest.archive.Unpacked;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.ingest.mapping.ExtensionSchema;
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.recognition.Recognition;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import blastradius.model.Legible;
import blastradius.model.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads files into the estate. Memory grows with the number of entities and, by at most 32 bytes each, of relations; not with what they
 * carry. Thread-safe as far as its writer is.
 */
public final class Importer {

    /** The most characters of a source's name. */
    static final int MAX_SOURCE = 200;

    private static final Set<String> ENDINGS = Set.of("zip", "gz", "json", "jsonl", "csv", "tsv", "yaml", "yml");

    private final EstateWriter.Opening writers;
    private final Mappings mappings;
    private final Clock clock;

    public Importer(EstateWriter.Opening writers, Clock clock) {
        this.writers = writers;
        this.mappings = Mappings.shipped();
        this.clock = clock;
    }

    /**
     * Imports the files as one statement of one source: all of it, or nothing.
     *
     * @throws BlastRadiusException.ImportRejected if a file cannot be read, or if the import is strict and something was not as it
     *     should be; the message names the places, and nothing was changed
     */
    public ImportReport run(ImportRequest request, Progress progress) {
        return run(request, progress, Patience.unlimited());
    }

    /** The same, as long as the patience lasts; when it is at its end, it throws, and nothing was changed. */
    public ImportReport run(ImportRequest request, Progress progress, Patience patience) {
        Instant startedAt = clock.instant();
        ImportRequest.NamedMapping named = request.mapping();
        Mapping given = named == null ? null : mapping(named);
        Recognition recognition = new Recognition(mappings, given);
        Findings findings = new Findings();
        List<Content> contents =
                Archives.contents(request.files(), patience, new Unpacked(ImportLimits.MAX_UNPACKED_BYTES));
        List<Recognised> files = recognised(recognition, contents, findings);
        String source = source(request, files);
        Meter meter = new Meter(
                progress,
                2 * files.stream().mapToLong(file -> file.content().sizeBytes()).sum(),
                patience);
        EstateWriter.Intent intent =
                new EstateWriter.Intent(List.of(source), request.replacing(), request.removing(), request.isTrial());
        try (EstateWriter.Run run = writers.begin(intent, meter)) {
            new FileReading(files, recognition, policy(files, given, source), meter, findings).into(run.source(0));
            if (request.strict() && !request.isTrial() && !findings.objections().isEmpty()) {
                throw new BlastRadiusException.ImportRejected(objections(findings.objections()));
            }
            patience.check();
            meter.begin("committing");
            EstateWriter.Outcome outcome = run.commit().getFirst();
            Duration took = Duration.between(startedAt, clock.instant());
            Timing timing = new Timing(startedAt, took, meter.records());
            ImportReport report = report(new Reading(source, files, findings), timing, outcome, refusal(request, outcome, findings));
            if (report.refusal() != null && !request.isTrial()) {
                throw new BlastRadiusException.RemovalRefused(report.refusal(), report);
            }
            return request.isTrial() ? report.ofDryRun() : report;
        }
    }

    /* A trial says what the import would be refused for, the first thing first. */
    private static @Nullable String refusal(
            ImportRequest request, EstateWriter.Outcome outcome, Findings findings) {
        return request.strict() && !findings.objections().isEmpty()
                ? objections(findings.objections())
                : outcome.refusal();
    }

    /** What was read for a source. */
    private record Reading(String source, List<Recognised> files, Findings findings) {}

    /** When an import ran and how much it read. */
    private record Timing(Instant startedAt, Duration took, long records) {}

    private Mapping mapping(ImportRequest.NamedMapping named) {
        String text = named.text();
        return text == null ? mappings.named(named.name()) : mappings.read(named.name(), text);
    }

    private static List<Recognised> recognised(Recognition recognition, List<Content> contents, Findings findings) {
        List<Recognised> files = new ArrayList<>();
        for (Content content : contents) {
            recognition
                    .recognise(content)
                    .ifPresentOrElse(
                            files::add,
                            () -> findings.rejected(
                                    content.name(),
                                    "its format is not recognised: it is no OpenGraph, no own table (entities, relations), no contract"
                                            + " case, and no mapping describes files of this name"));
        }
        if (files.stream().allMatch(file -> file.format().isAbout())) {
            throw new BlastRadiusException.ImportRejected(
                    contents.isEmpty() ? "there is nothing to import" : objections(findings.objections()));
        }
        return files;
    }

    private static String objections(List<String> objections) {
        int listed = Math.min(objections.size(), 20);
        String more = objections.size() > listed ? "\n… and " + (objections.size() - listed) + " more" : "";
        return objections.isEmpty()
                ? "only what speaks of other files was given, a schema or a manifest, but no graph or table; nothing was changed"
                : "nothing was changed:\n" + String.join("\n", objections.subList(0, listed)) + more;
    }

    /* A name that is given must be one; what files call their collector is made one. */
    private static String source(ImportRequest request, List<Recognised> files) {
        String asked = request.source();
        return asked == null || asked.isBlank()
                ? PlainText.shown(derived(request, files))
                : Legible.name("source", asked.strip(), MAX_SOURCE);
    }

    private static String derived(ImportRequest request, List<Recognised> files) {
        Set<@Nullable String> kinds = new LinkedHashSet<>();
        files.stream().filter(file -> !file.format().isAbout()).forEach(file -> kinds.add(file.sourceKind()));
        String only = kinds.size() == 1 ? kinds.iterator().next() : null;
        return only == null ? (words(files).getFirst() + " " + stem(request)).strip() : only;
    }

    private static List<String> words(List<Recognised> files) {
        return files.stream()
                .filter(file -> file.format() != Format.MANIFEST)
                .map(file -> file.format().words())
                .distinct()
                .toList();
    }

    /* What the files' names have in common, however they are packed and in whatever order they come. */
    private static String stem(ImportRequest request) {
        String common = request.files().getFirst().name();
        for (ImportFile file : request.files()) {
            int length = 0;
            while (length < Math.min(common.length(), file.name().length())
                    && common.charAt(length) == file.name().charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        return bare(common);
    }

    /* By hand: a group that repeats in a regular expression takes a stack frame each time. */
    private static String bare(String name) {
        String stem = name;
        for (int dot = stem.lastIndexOf('.');
                dot >= 0 && ENDINGS.contains(stem.substring(dot + 1));
                dot = stem.lastIndexOf('.')) {
            stem = stem.substring(0, dot);
        }
        int end = stem.length();
        while (end > 0 && "._ -".indexOf(stem.charAt(end - 1)) >= 0) {
            end--;
        }
        return stem.substring(0, end);
    }

    private WordMeanings policy(List<Recognised> files, @Nullable Mapping given, String source) {
        List<Mapping> used = new ArrayList<>();
        if (given != null) {
            used.add(given);
        } else {
            files.forEach(file -> mappings.describing(file.content().fileName()).ifPresent(used::add));
        }
        mappings.all().stream().filter(Mapping::general).forEach(used::add);
        List<ExtensionSchema> schemas = files.stream()
                .filter(file -> file.format() == Format.EXTENSION_SCHEMA)
                .map(file -> ExtensionSchema.read(file.content(), Meter.silent()))
                .toList();
        Set<String> namespaces = new LinkedHashSet<>(List.of(namespace(source)));
        files.forEach(file -> namespaces.add(namespace(file.sourceKind())));
        namespaces.remove("");
        return new WordMeanings(used.stream().distinct().toList(), schemas, namespaces);
    }

    /* Collectors call themselves by their prefix and "Base": MSSQL_Base, GHBase. */
    private static String namespace(@Nullable String sourceKind) {
        return sourceKind == null || !sourceKind.endsWith("Base") ? "" : sourceKind.replaceFirst("_?Base$", "");
    }

    private static ImportReport report(
            Reading reading, Timing timing, EstateWriter.Outcome outcome, @Nullable String refusal) {
        Findings findings = reading.findings();
        return new ImportReport(
                UUID.randomUUID().toString(),
                reading.source(),
                String.join(" + ", words(reading.files())),
                timing.startedAt(),
                timing.took(),
                outcome.version(),
                timing.records(),
                outcome.entities(),
                outcome.relations(),
                findings.count(Findings.Sort.DUPLICATE),
                findings.danglingEnds(),
                findings.unknownKinds(),
                findings.rejected(),
                findings.rejectedCount(),
                findings.notes(),
                outcome.removed(),
                false,
                refusal);
    }
}
