package blastradius.graphql.finding;

import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.governance.AskedFilter;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilter;
import blastradius.model.EntityFilterDocument;
import blastradius.model.NonHumanShare;
import blastradius.model.QuestionText;
import blastradius.model.ShareAnswer;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Counts what part of an estate's identities that are no person's falls short. */
@Controller
public final class ShareController {

    private final Inquiries inquiries;
    private final FindingTables tables;
    private final EntityFilters filters;

    ShareController(Inquiries inquiries, FindingTables tables, EntityFilters filters) {
        this.inquiries = inquiries;
        this.tables = tables;
        this.filters = filters;
    }

    @QueryMapping
    NonHumanSharesView nonHumanShares(
            @Argument @Nullable Map<String, Object> where,
            @Argument @Nullable Instant at,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        EntityFilter among = EntityFilterDocument.read(where);
        if (among.nonHuman() != null) {
            throw new BadRequest("where.nonHuman asks for one share; leave it out where all are counted");
        }
        AskedFilter filter = filters.asked(among);
        Inquiry inquiry = inquiries.of(
                inquiries.snapshot(environment),
                new Inquiries.Arguments(AssumptionsInput.at(at), scenario),
                ChronoUnit.MINUTES,
                environment);
        return new NonHumanSharesView(
                inquiry, tables.of(inquiry), filter.on(inquiry.filtered()), EntityFilterDocument.of(among));
    }

    /** All shares under the schema's names. */
    record NonHumanSharesView(
            Inquiry inquiry, FindingTables.Judged judged, IntPredicate among, Map<String, Object> where) {

        public int identityCount() {
            return judged.nonHumans().count(among);
        }

        public List<ShareView> shares() {
            return Stream.of(NonHumanShare.values())
                    .map(share -> new ShareView(this, share))
                    .toList();
        }

        public AssumptionsView assumptions() {
            return inquiry.assumptionsView();
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** One share under the schema's names. */
    record ShareView(NonHumanSharesView all, NonHumanShare share) {

        private int count(ShareAnswer answer) {
            return all.judged().nonHumans().count(share, answer, all.among());
        }

        public int count() {
            return count(ShareAnswer.YES);
        }

        public int of() {
            return count(ShareAnswer.YES) + count(ShareAnswer.NO);
        }

        public int notStated() {
            return count(ShareAnswer.NOT_STATED);
        }

        public @Nullable Double ratio() {
            return of() == 0 ? null : (double) count() / of();
        }

        public String question() {
            Map<String, Object> those = new LinkedHashMap<>(all.where());
            those.put("nonHuman", Map.of("share", share.name()));
            return "{ entities(where: " + QuestionText.of(EntityFilterDocument.read(those)) + ", at: \""
                    + all.inquiry().assumed().at()
                    + "\") { totalCount nodes { id name kind tenant { name } } } }";
        }
    }
}
