package blastradius.graphql.imports;

import blastradius.graphql.entity.Catalogue.EstateSource;
import blastradius.graphql.entity.Completeness;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.Gaps.Gap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Says what the data lacks wherever an answer says how complete it is. */
@Controller
public final class GapsController {

    private final CurrentSnapshot current;
    private final ImportRecord imports;
    private final Clock clock;

    GapsController(CurrentSnapshot current, ImportRecord imports, Clock clock) {
        this.current = current;
        this.imports = imports;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Completeness")
    @Nullable
    List<SourceGap> gaps(Completeness said) {
        return imports.gaps(current.get().version())
                .map(gaps -> gaps.stream().map(this::shown).toList())
                .orElse(null);
    }

    @SchemaMapping(typeName = "Estate")
    Completeness completeness() {
        return Completeness.EXACT;
    }

    @SchemaMapping(typeName = "EstateSource")
    @Nullable
    Duration age(EstateSource source) {
        return new Gap(source.source(), null, null, null, 0, source.lastImportAt()).age(clock.instant());
    }

    private SourceGap shown(Gap gap) {
        return new SourceGap(
                gap.source(),
                gap.rejected(),
                gap.unknownKinds(),
                gap.ofUnknownKinds(),
                gap.danglingEnds(),
                gap.age(clock.instant()));
    }

    /** What a source lacks, as it is served. */
    record SourceGap(
            String source,
            @Nullable Long rejected,
            @Nullable Long unknownKinds,
            @Nullable Long ofUnknownKinds,
            @Nullable Long danglingEnds,
            @Nullable Duration age) {}
}
