package blastradius.ingest.mapping;

import blastradius.ingest.row.Manner;
import blastradius.ingest.row.RelationRow;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a row says of an edge between certain ends: never more than its kind gives, and no level on a whole tenant unasked. */
final class RowMeanings {

    private final Set<String> wholeTenant;

    RowMeanings(Collection<String> wholeTenant) {
        this.wholeTenant = wholeTenant.stream().map(RowMeanings::loose).collect(Collectors.toSet());
    }

    /** A name without what collectors change about it from one version to the next. */
    static String loose(String name) {
        return "~" + name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    Meaning meaning(String source, Ends ends, RelationRow row) {
        RelationKind kind = row.kind();
        if (kind == null) {
            String why = row.manner().closed();
            return new Meaning(
                    closed(source, why == null ? "it lists no right that gives anything" : why, true)
                            .relation(),
                    row.manner(),
                    null,
                    true);
        }
        boolean turned = row.manner().eitherWay()
                && !fits(kind, ends, row.manner().reversed())
                && fits(kind, ends, !row.manner().reversed());
        Manner manner = turned ? row.manner().turned() : row.manner();
        String misfit = misfit(source, ends, row, manner.reversed());
        if (misfit != null) {
            Terms closed = closed(misfit);
            return new Meaning(new RelationClass(RelationKind.CAN, source, closed), manner, misfit, true);
        }
        Terms terms = manner.closed() == null
                ? row.terms()
                : row.terms()
                        .with()
                        .deniedBy("not followed: " + manner.closed())
                        .build();
        return new Meaning(new RelationClass(kind, source, terms), manner, null, true);
    }

    private static boolean fits(RelationKind kind, Ends ends, boolean reversed) {
        EntityKind holder = reversed ? ends.to() : ends.from();
        EntityKind held = reversed ? ends.from() : ends.to();
        return holder == null || held == null || kind.fits(holder.type(), held.type());
    }

    /* Why a row does not speak of these ends after all: it never gives more than its kind gives, nor a whole tenant unasked. */
    private @Nullable String misfit(String source, Ends ends, RelationRow row, boolean reversed) {
        EntityKind held = reversed ? ends.from() : ends.to();
        boolean isWhole = row.givesLevel() && held != null && held.type() == EntityType.TENANT;
        if (isWhole && !wholeTenant.contains(loose(source))) {
            return "no right on a whole tenant";
        }
        boolean isStated = row.manner().target().isAsStated();
        return row.kind() == null || !isStated || fits(row.kind(), ends, reversed)
                ? null
                : "its ends do not fit " + row.kind();
    }

    static Meaning followed(String kind, boolean isKnown) {
        Terms control = Terms.level(AccessLevel.CONTROL);
        return new Meaning(new RelationClass(RelationKind.CAN, kind, control), Manner.PLAIN, null, isKnown);
    }

    /** A relation that is kept for people to see and that no attack follows. */
    static Meaning closed(String kind, String by, boolean isKnown) {
        return new Meaning(new RelationClass(RelationKind.CAN, kind, closed(by)), Manner.PLAIN, null, isKnown);
    }

    static Terms closed(String by) {
        return Terms.builder()
                .level(AccessLevel.SEE)
                .deniedBy("not followed: " + by)
                .build();
    }
}
