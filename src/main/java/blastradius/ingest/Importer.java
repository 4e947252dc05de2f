package blastradius.ingest;

import blastradius.ingest.archive.Archives;
import blastradius.ingest.archive.Unpacked;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.ingest.ledger.SourceSettings;
import blastradius.ingest.mapping.ExtensionSchema;
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.recognition.Recognition;
import blastradius.ingest.recognition.Strangers;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import blastradius.model.Legible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final EstateWriter.Opening writers;
    private final Mappings mappings;
    private final Clock clock;
    private final SourceSettings settings;

    public Importer(EstateWriter.Opening writers, Clock clock) {
        this(writers, clock, SourceSettings.DEFAULT);
    }

    public Importer(EstateWriter.Opening writers, Clock clock, SourceSettings settings) {
        this.writers = writers;
        this.mappings = Mappings.shipped();
        this.clock = clock;
        this.settings = settings;
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
        List<Content> contents = Archives.contents(
                request.files(),
                patience,
                new Unpacked(ImportLimits.MAX_UNPACKED_BYTES),
                name -> findings.say(name + ": was put there by a system, and is passed over"));
        List<Recognised> files = recognised(recognition, contents, findings);
        long bytes =
                files.stream().mapToLong(file -> file.content().sizeBytes()).sum();
        Meter meter = new Meter(progress, 2 * bytes, patience);
        Job job = new Job(request, startedAt, recognition, given, meter, new ImportedResponses(request.tenant()));
        List<DefaultSources.Kept> kept = kept(job, files);
        List<Findings> said = new ArrayList<>(List.of(findings));
        while (said.size() < kept.size()) {
            said.add(new Findings());
        }
        return imported(job, kept, said);
    }

    /** What is the same for all sources of one import. */
    private record Job(
            ImportRequest request,
            Instant startedAt,
            Recognition recognition,
            @Nullable Mapping given,
            Meter meter,
            ImportedResponses responses) {

        boolean isAsked(List<DefaultSources.Kept> kept) {
            return kept.stream().anyMatch(source -> source.question() != null);
        }
    }

    /* A name that is given must be one; what files call their collector is made one. */
    private List<DefaultSources.Kept> kept(Job job, List<Recognised> files) {
        String asked = job.request().source();
        if (asked != null && !asked.isBlank()) {
            String name = Legible.name("source", asked.strip(), MAX_SOURCE);
            return List.of(new DefaultSources.Kept(name, files, null, null));
        }
        WordMeanings policy = policy(files, job.given(), "");
        Meter looking = job.meter().looking("looking whose the files are");
        Map<String, String> organizations = FileReading.organizations(files, job.responses(), looking);
        return new DefaultSources(
                        writers,
                        file -> file.format().isToolsOwn()
                                ? Optional.ofNullable(
                                        organizations.get(file.content().name()))
                                : Organization.inMetadata(file, looking).or(() -> {
                                    Organization whose = Organization.ofFile();
                                    new FileReading(List.of(file), job.recognition(), policy, looking, new Findings())
                                            .entitiesInto(whose);
                                    return whose.only();
                                }))
                .of(job.request().files(), files);
    }

    private ImportReport imported(Job job, List<DefaultSources.Kept> kept, List<Findings> said) {
        ImportRequest request = job.request();
        List<String> names = kept.stream().map(DefaultSources.Kept::name).toList();
        boolean isTrial = request.isTrial() || job.isAsked(kept);
        var intent = new EstateWriter.Intent(names, request.replacing(), request.removing(), isTrial);
        try (EstateWriter.Run run = writers.begin(intent, job.meter())) {
            List<Long> records = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                records.add(read(job, kept.get(i), said.get(i), run.source(i)));
            }
            List<String> objections = said.stream()
                    .flatMap(findings -> findings.objections().stream())
                    .toList();
            if (request.strict() && !request.isTrial() && !objections.isEmpty()) {
                throw new BlastRadiusException.ImportRejected(objections(objections));
            }
            job.meter().check();
            job.meter().begin("committing");
            List<EstateWriter.Outcome> outcomes = run.commit();
            List<ImportReport> reports = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                reports.add(
                        report(job, kept.get(i), said.get(i), outcomes.get(i)).withRecords(records.get(i)));
            }
            return settled(job, ImportReport.of(reports), refusal(job, kept, outcomes, objections));
        }
    }

    private long read(Job job, DefaultSources.Kept kept, Findings findings, EstateWriter writer) {
        long before = job.meter().records();
        if (kept.note() != null) {
            findings.say(kept.note());
        }
        WordMeanings policy = policy(kept.files(), job.given(), kept.name());
        new FileReading(kept.files(), job.recognition(), policy, job.meter(), findings)
                .beside(job.responses())
                .judging(job.given())
                .judging(settings)
                .into(writer, Times.in(job.request().zone()));
        return job.meter().records() - before;
    }

    private static ImportReport settled(Job job, ImportReport report, @Nullable String refusal) {
        if (refusal != null && !job.request().isTrial()) {
            throw new BlastRadiusException.Unconfirmed(refusal, report.refused(refusal));
        }
        ImportReport told = refusal == null ? report : report.refused(refusal);
        return job.request().isTrial() ? told.ofDryRun() : told;
    }

    /* The first thing first. What changes nothing need not be asked. */
    private static @Nullable String refusal(
            Job job, List<DefaultSources.Kept> kept, List<EstateWriter.Outcome> outcomes, List<String> objections) {
        if (job.request().strict() && !objections.isEmpty()) {
            return objections(objections);
        }
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).question() != null && outcomes.get(i).isChanged()) {
                return kept.get(i).question();
            }
        }
        return outcomes.getFirst().refusal();
    }

    private Mapping mapping(ImportRequest.NamedMapping named) {
        String text = named.text();
        return text == null ? mappings.named(named.name()) : mappings.read(named.name(), text);
    }

    private static List<Recognised> recognised(Recognition recognition, List<Content> contents, Findings findings) {
        List<Recognised> files = new ArrayList<>();
        for (Content content : contents) {
            if (Strangers.isNoData(content)) {
                Strangers.report(content, findings);
                continue;
            }
            recognition.recognise(content).ifPresentOrElse(files::add, () -> Strangers.report(content, findings));
        }
        files.forEach(file -> remark(file, findings));
        if (files.stream().allMatch(file -> file.format().isAbout())) {
            throw new BlastRadiusException.ImportRejected(
                    contents.isEmpty() ? "there is nothing to import" : objections(findings.refusals()));
        }
        return files;
    }

    private static void remark(Recognised file, Findings findings) {
        String remark = file.remark();
        if (remark != null) {
            findings.say(file.content().name() + ": " + remark);
        }
    }

    private static String objections(List<String> objections) {
        int listed = Math.min(objections.size(), 20);
        String more = objections.size() > listed ? "\n… and " + (objections.size() - listed) + " more" : "";
        return objections.isEmpty()
                ? "only what speaks of other files was given, a schema or a manifest, but no graph or table; nothing was changed"
                : "nothing was changed:\n" + String.join("\n", objections.subList(0, listed)) + more;
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

    private ImportReport report(Job job, DefaultSources.Kept kept, Findings findings, EstateWriter.Outcome outcome) {
        return new ImportReport(
                UUID.randomUUID().toString(),
                kept.name(),
                String.join(" + ", DefaultSources.words(kept.files())),
                job.startedAt(),
                Duration.between(job.startedAt(), clock.instant()),
                outcome.version(),
                job.meter().records(),
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
                null,
                List.of());
    }
}
