package blastradius.web.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The evidence of an incident as a report: what was taken, what fell, what to cut, whom to tell and who was elevated. */
final class IncidentMarkdown {

    private static final String FENCE = "````";

    private final Evidence incident;
    private final List<String> lines = new ArrayList<>();

    private IncidentMarkdown(Evidence incident) {
        this.incident = incident;
    }

    static void write(Evidence incident, Writer out) throws IOException {
        IncidentMarkdown markdown = new IncidentMarkdown(incident);
        markdown.head();
        markdown.fallen();
        markdown.steps("First cuts, one after the other", incident.parts("cuts"));
        markdown.steps("Taking back what was taken, each by itself", incident.parts("takeBack"));
        markdown.told();
        markdown.elevated();
        for (String line : markdown.lines) {
            out.append(line).append('\n');
        }
    }

    private void line(String line) {
        lines.add(line);
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void head() {
        Evidence assumed = incident.part("assumptions");
        line("# Incident");
        line("");
        line("- Taken: "
                + incident.parts("compromised").stream()
                        .map(taken -> taken.named() + ", " + taken.word("kind")
                                + (taken.has("tenant")
                                        ? " of " + taken.part("tenant").named()
                                        : ""))
                        .collect(Collectors.joining("; ")));
        line("- Since: " + (incident.has("since") ? incident.word("since") : "not stated; only the instant counts"));
        line("- Asked about: " + assumed.word("at") + ", just-in-time access " + assumed.word("jit"));
        lines.addAll(estate(incident.part("snapshot")));
        line("- Complete: "
                + (incident.part("completeness").word("exact").equals("true")
                        ? "yes"
                        : "no: " + incident.part("completeness").code("reason")));
    }

    /** Of which estate something is evidence. */
    static List<String> estate(Evidence snapshot) {
        return List.of(
                "- Estate: version " + snapshot.word("version") + ", taken at " + snapshot.word("takenAt") + ", "
                        + snapshot.word("entityCount") + " entities, " + snapshot.word("relationCount") + " relations",
                "- Checksum of the estate: " + snapshot.word("checksum"));
    }

    private void fallen() {
        heading("What fell");
        line("| measure | fell | could still fall |");
        line(MarkdownText.rule(3));
        Evidence fell = incident.part("fell");
        Evidence could = incident.part("couldFall");
        row("score, inherent", fell.part("score"), could.part("score"), "inherent");
        row("score, residual", fell.part("score"), could.part("score"), "residual");
        row("tenants administered", fell, could, "tenantAdminCount");
        for (String level : List.of("control", "write", "read", "see")) {
            row("tenants, " + level, fell.part("tenantCounts"), could.part("tenantCounts"), level);
        }
        row("entities", fell.part("entities"), could.part("entities"), "totalCount");
    }

    private void row(String measure, Evidence fell, Evidence could, String name) {
        line(MarkdownText.row(List.of(measure, fell.word(name), could.word(name))));
    }

    private void steps(String title, List<Evidence> steps) {
        heading(title);
        if (steps.isEmpty()) {
            line("None: nothing is reached any more, or nothing helps.");
        }
        int number = 0;
        for (Evidence step : steps) {
            Evidence saving = step.part("saving");
            line(++number + ". " + step.code("words"));
            line("   Saves " + saving.word("tenantAdminCount") + " administrations, "
                    + saving.part("tenantCounts").word("control") + " tenants at CONTROL, " + saving.word("entityCount")
                    + " entities, " + saving.word("score") + " of the score; " + saving.word("remainingScore")
                    + " is left." + (step.has("cost") ? " Costs " + step.word("cost") + "." : "")
                    + (step.word("withNext").equals("true") ? " It helps only together with the next." : ""));
            step.parts("commands").forEach(this::command);
        }
    }

    private void command(Evidence command) {
        String thing = command.has("entity")
                ? command.part("entity").named()
                : command.part("relation").relation();
        line("");
        line("   For " + thing + (command.has("why") ? ": " + command.code("why") : ":"));
        List<Evidence> typed = command.parts("lines");
        if (!typed.isEmpty()) {
            line("");
            line("   " + FENCE + (typed.getFirst().word("shell").equals("BASH") ? "bash" : "powershell"));
            typed.forEach(each -> line("   " + blastradius.model.PlainText.cleaned(each.word("text"))));
            line("   " + FENCE);
        }
    }

    private void told() {
        List<Evidence> told = incident.parts("notify");
        heading("Whom to tell: " + told.size());
        line("| tenant | level | what of it | since | by which way |");
        line(MarkdownText.rule(5));
        for (Evidence each : told) {
            line(MarkdownText.row(List.of(
                    each.part("node").named(),
                    each.word("level"),
                    each.part("entity").named(),
                    each.word("at"),
                    each.part("path").texts("words").stream()
                            .map(MarkdownText::code)
                            .collect(Collectors.joining(" then ")))));
        }
    }

    private void elevated() {
        List<Evidence> elevated = incident.parts("elevations");
        heading("Who was elevated: " + elevated.size());
        line("| who | what | from | until | for | why | ticket | approved by |");
        line(MarkdownText.rule(8));
        for (Evidence edge : elevated) {
            Evidence each = edge.part("node");
            line(MarkdownText.row(List.of(
                    each.part("holder").named(),
                    each.part("relation").relation(),
                    each.word("from"),
                    each.word("until"),
                    each.word("length"),
                    each.code("reason"),
                    each.code("ticket"),
                    each.code("approvedBy"))));
        }
    }
}
