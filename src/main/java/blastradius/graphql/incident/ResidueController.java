package blastradius.graphql.incident;

import blastradius.analysis.question.Source;
import blastradius.graphql.entity.Page;
import blastradius.graphql.governance.StatedFacts;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.incident.ResidueView.ItemConnection;
import blastradius.graphql.incident.ResidueView.ItemEdge;
import blastradius.graphql.incident.ResidueView.ItemView;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.scenario.residue.Leftover;
import blastradius.scenario.residue.Leftover.Kind;
import blastradius.scenario.residue.Residue;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what something leaves behind when it goes. */
@Controller
public final class ResidueController {

    private final Inquiries inquiries;
    private final StatedFacts facts;
    private final Limits limits;

    ResidueController(Inquiries inquiries, StatedFacts facts, Limits limits) {
        this.inquiries = inquiries;
        this.facts = facts;
        this.limits = limits;
    }

    @QueryMapping
    ResidueView residue(
            @Argument String of,
            @Argument @Nullable Instant at,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        AssumptionsInput assumed = AssumptionsInput.at(assume, at);
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assumed, scenario), environment);
        int subject = inquiries.vertex(inquiry, of);
        return new ResidueView(
                inquiry, Residue.of(inquiry.gates(), facts.lifetimes(inquiry.snapshot()), subject, inquiry.budget()));
    }

    @SchemaMapping(typeName = "Residue")
    ItemConnection items(
            ResidueView answer,
            @Argument @Nullable Set<Kind> kinds,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        Inquiry inquiry = answer.inquiry();
        String list = "residue;" + (kinds == null ? "" : new TreeSet<>(kinds));
        Source subject = Source.of(inquiry.snapshot(), answer.found().subject());
        Page page = Page.of(first, after, limits, inquiry.pin(), inquiry.question(list, List.of(subject)));
        List<Leftover> listed = answer.found().leftovers().stream()
                .filter(leftover -> kinds == null || kinds.contains(leftover.kind()))
                .toList();
        return new ItemConnection(page.of(
                listed.size(), (index, cursor) -> new ItemEdge(new ItemView(answer, listed.get(index)), cursor)));
    }
}
