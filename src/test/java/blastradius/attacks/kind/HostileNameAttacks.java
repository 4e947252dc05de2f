package blastradius.attacks.kind;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.wire.Reply;
import blastradius.attacks.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names that are formulas, markup or fences, imported and saved as the text they are, and exported as nothing but text. */
public final class HostileNameAttacks {

    private static final String KIND = "spreadsheet";

    private static final List<String> FORMULAS = List.of(
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(1)",
            "\t=1+1",
            "\uFF1D1+1",
            "\uFF0B1",
            "\uFF0D1",
            "\uFF20SUM(1)",
            "=HYPERLINK(\"http://evil.example\")");

    private static final List<String> MARKUP = List.of(
            "``` <script>alert(1)</script>",
            "| a | b |",
            "![x](http://evil.example/x.png)",
            "[x](javascript:alert(1))",
            "<img src=http://evil.example/x.png>",
            "# heading",
            "a --> b",
            "https://evil.example/?x",
            "~~~ x",
            "<!-- x");

    private HostileNameAttacks() {}

    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        FORMULAS.forEach(name -> {
            attacks.add(
                    Attack.changing(KIND, "a scenario called " + name.strip(), server -> isNoFormula(server, name)));
            attacks.add(Attack.changing(KIND, "an entity called " + name.strip(), server -> isGuarded(server, name)));
        });
        MARKUP.forEach(name ->
                attacks.add(Attack.changing(KIND, "a report about " + name, server -> isNoMarkup(server, name))));
        return attacks;
    }

    /** The id under which it was saved; empty where it is refused, which is as good. */
    private static String saved(Served server, String name) {
        Reply reply = server.wire()
                .send(Request.question(Map.of(
                        "query",
                        "mutation M($n: String!) { scenarioCreate(input: {name: $n, description: $n, changes: [{reason: $n, action: {disable: {ids: [\"nw/soc.readonly\"]}}}]}) { scenario { id } userErrors { code message } } }",
                        "variables",
                        Map.of("n", name))));
        Expectation.either().checked(reply);
        return reply.json()
                .map(json -> json.at("/data/scenarioCreate/scenario/id").asString(""))
                .orElse("");
    }

    private static String exported(Served server, String file, String id) {
        String query = "?scenario=" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "&compromised=nw/soc.readonly";
        Reply reply = server.wire().send(Request.get("/export/comparison." + file + query));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        server.ask("mutation { scenarioDelete(id: \"" + id + "\") { deletedId } }");
        return reply.bodyText();
    }

    private static void isNoFormula(Served server, String name) {
        String id = saved(server, name);
        if (!id.isEmpty()) {
            assertThat(cells(exported(server, "csv", id))).noneMatch(HostileNameAttacks::isFormula);
        }
    }

    private static void isGuarded(Served server, String name) {
        String table = "id,entity,kind,name\nevil-formula,Identity,HUMAN,\"" + name.replace("\"", "\"\"") + "\"\n";
        Reply reply = server.wire()
                .send(Request.post("/import?source=evil-formula&name=entities.csv", "text/csv", Packed.utf8(table)));
        Expectation.either().checked(reply);
        Reply zip = server.wire().send(Request.get("/export/estate.zip"));
        assertThat(zip.status()).isEqualTo(200);
        assertThat(cells(Unpacked.text(zip.body(), "entities.csv"))).noneMatch(HostileNameAttacks::isFormula);
    }

    private static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
                cells.add(cell.startsWith("\"") ? cell.substring(1) : cell);
            }
        }
        return cells;
    }

    private static boolean isFormula(String cell) {
        return cell.matches("(?s)[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20].*") && !cell.matches("[+-]?[\\d.,]+\"?");
    }

    /* Outside of its fences a report escapes; a fence is ended by the line that the report itself writes, and by no name. */
    private static void isNoMarkup(Served server, String name) {
        String id = saved(server, name);
        if (id.isEmpty()) {
            return;
        }
        boolean fenced = false;
        int fences = 0;
        for (String line : exported(server, "md", id).lines().toList()) {
            if (line.matches(fenced ? "\\s{0,3}`{3,}\\s*" : "\\s{0,3}(```|~~~).*")) {
                assertThat(line.strip()).as("a fence that says more").matches("`{3,}\\w*");
                fenced = !fenced;
                fences++;
            } else if (!fenced) {
                assertThat(line.replaceAll("`[^`]*`", "code"))
                        .doesNotContainPattern("(?<!\\\\)(<(script|img|!--)|!?\\[x\\]\\(|\\[x\\])");
                assertThat(line).as("a heading that nobody wrote").doesNotMatch("#+ heading.*");
            }
        }
        assertThat(fences).as("lines that begin or end a fence").isEqualTo(2);
        assertThat(fenced).as("an open fence at the end").isFalse();
    }
}
