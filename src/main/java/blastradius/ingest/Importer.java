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
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.recognition.Recognition;
import blastradius.ingest.recognition.Strangers;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.saved.SavedIntake;
import blastradius.ingest.saved.TakenOver;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files into the estate. Memory grows with the number of entities and, by at most 32 bytes each, of relations; not with what they
 * carry. Thread-safe as far as its writer is.
 */
public final class Importer {

    /** The most characters of a source's name. */
    static final int MAX_SOURCE = 200;

    private final EstateWriter.Opening writers;
    private final Meanings meanings = new Meanings(Mappings.shipped());
    private final Clock clock;
    private final SourceSettings settings;
    private final @Nullable SavedIntake saved;

    public Importer(EstateWriter.Opening writers, Clock clock) {
        this(writers, clock, SourceSettings.DEFAULT);
    }

    /** One that leaves what people keep. */
    public Importer(EstateWriter.Opening writers, Clock clock, SourceSettings settings) {
        this(writers, clock, settings, null);
    }

    /** {@code saved}: takes over what people keep; null: nothing does. */
    public Importer(EstateWriter.Opening writers, Clock clock, SourceSettings settings, @Nullable SavedIntake saved) {
        this.saved = saved;
        this.writers = writers;
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
        Mapping given = named == null ? null : meanings.given(named);
        Recognition recognition = new Recognition(meanings.mappings(), given);
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
        return imported(job, kept, said, holdingSaved(request, files));
    }

    private static List<Content> holdingSaved(ImportRequest request, List<Recognised> files) {
        return files.stream()
                .filter(file -> request.withSaved()
                        && (file.format() == Format.SAVED || file.format() == Format.OWN_JSON_LINES))
                .map(Recognised::content)
                .toList();
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
        WordMeanings policy = meanings.of(files, job.given(), "");
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

    private ImportReport imported(
            Job job, List<DefaultSources.Kept> kept, List<Findings> said, List<Content> holdingSaved) {
        ImportRequest request = job.request();
        List<String> names = kept.stream().map(DefaultSources.Kept::name).toList();
        boolean isTrial = request.isTrial() || job.isAsked(kept);
        var intent = new EstateWriter.Intent(names, request.replacing(), request.removing(), isTrial);
        try (EstateWriter.Run run = writers.begin(intent, job.meter())) {
            List<Long> records = new ArrayList<>();
            for (int i = 0; i < kept.size(); i++) {
                records.add(read(job, kept.get(i), said.get(i), run.source(i)));
            }
            List<String> objections = Stream.concat(
                            said.stream().flatMap(findings -> findings.objections().stream()),
                            request.strict() ? bring(holdingSaved, true, job).told().stream() : Stream.of())
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
            String refusal = refusal(job, kept, outcomes, objections);
            ImportReport report = ImportReport.of(reports);
            if (refusal == null || isTrial) {
                TakenOver taken = bring(holdingSaved, isTrial, job);
                report = report.bringing(taken.counts(), taken.told());
            }
            return settled(job, report, refusal);
        }
    }

    private TakenOver bring(List<Content> files, boolean isTrial, Job job) {
        return saved == null ? new TakenOver() : saved.bring(files, isTrial, job.meter());
    }

    private long read(Job job, DefaultSources.Kept kept, Findings findings, EstateWriter writer) {
        long before = job.meter().records();
        if (kept.note() != null) {
            findings.say(kept.note());
        }
        WordMeanings policy = meanings.of(kept.files(), job.given(), kept.name());
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
                ? "only what speaks of other files was given, a schema, a manifest or saved things, but no graph or table; nothing was changed"
                : "nothing was changed:\n" + String.join("\n", objections.subList(0, listed)) + more;
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
                List.of(),
                List.of());
    }
}
