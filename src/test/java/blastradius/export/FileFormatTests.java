package blastradius.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.export.Content.Drawing;
import blastradius.export.Content.Drawing.Point;
import blastradius.export.Content.Drawing.Step;
import blastradius.export.Content.Rows;
import blastradius.export.Sheet.Column;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** Names come from strangers: in no format does one end the place that it stands in. */
class FileFormatTests {

    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "a\",b\r\n=1+1",
                "</data></node><script>alert(1)</script>",
                "]]>&amp;<!--",
                "\\\"]; x [label=\"y",
                "\\",
                "a\u0000b\u0007\uFFFE",
                "\u202Egnp.exe",
                "Zoë 🦉 ' \""
            })
    void hostileNamesStayNames(String name) throws Exception {
        Drawing graph = graph(name);

        Element node = (Element)
                xml(FileFormat.GRAPHML, graph).getElementsByTagName("node").item(0);
        assertThat(node.getElementsByTagName("data").item(1).getTextContent())
                .isEqualTo(name.replace('\u0000', '\uFFFD')
                        .replace('\u0007', '\uFFFD')
                        .replace('\uFFFE', '\uFFFD'));
        assertThat(xml(FileFormat.GRAPHML, graph).getElementsByTagName("edge").getLength())
                .isEqualTo(1);
        assertThat(xml(FileFormat.SVG, graph).getElementsByTagName("script").getLength())
                .isZero();
        assertThat(written(FileFormat.SVG, graph)).doesNotContain("\u202E");
        List<String> dot = written(FileFormat.DOT, graph).lines().toList();
        assertThat(dot).hasSize(7);
        assertThat(dot.subList(3, 6))
                .allSatisfy(line -> assertThat(line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "S"))
                        .matches("n\\d+( -> n\\d+)? \\[(\\w+=[S\\d](, )?)+];"));
        var csv = CsvReader.builder().ofCsvRecord(written(FileFormat.CSV, rows(name))).stream()
                .toList();
        assertThat(csv).hasSize(2);
        assertThat(blastradius.model.CellText.unguarded(csv.get(1).getField(0))).isEqualTo(name);
        assertThat(csv.get(1).getField(0)).doesNotStartWith("=");
        assertThat(csv.get(1).getField(1)).isEqualTo("-1.5");
        List<String> lines = written(FileFormat.JSONL, rows(name)).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(new JsonMapper().readTree(lines.get(1)).get("name").asString())
                .isEqualTo(name);
        assertThat(lines.get(2)).isEqualTo("{\"end\":{\"rows\":1}}");
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsMidwayHasNoEnd(FileFormat format) {
        Content failing = format.isDrawn()
                ? new Drawing(2, FileFormatTests::failingPoint, taker -> {})
                : new Rows<String>(sheet(), 100_000, index -> index < 99_999 ? "name" : fail());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> format.write(answer(failing, "", null), out)).hasMessage("gone");

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("end", "</graphml>", "</svg>", "\n}");
    }

    @Test
    void rowsAreMadeWhileTheyAreWritten() throws IOException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger madeAtFirstByte = new AtomicInteger(-1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                madeAtFirstByte.compareAndSet(-1, made.get());
            }
        };

        FileFormat.CSV.write(
                answer(new Rows<>(sheet(), 1_000_000, index -> "row " + made.incrementAndGet()), "", null), out);

        assertThat(made).hasValue(1_000_000);
        assertThat(madeAtFirstByte.get()).isBetween(1, 10_000);
    }

    @Test
    void aPictureOfTooManySaysWhatItLeavesOut() throws Exception {
        Drawing many = new Drawing(Svg.MOST + 7, index -> point(index, "n" + index), taker -> {});

        Document svg = xml(FileFormat.SVG, many);

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(Svg.MOST);
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).contains("the nearest 5000 of 5007");
    }

    @Test
    void filesAreNamedAfterQuestionInstantAndVersion() {
        assertThat(answer(rows("x"), "nw/soc.readonly", null).fileName())
                .isEqualTo("ranking-nw-soc.readonly-at-20261001T090000Z-v7");
        assertThat(answer(rows("x"), "../../..\\x\r\n\"; " + "é".repeat(200), "cut")
                        .fileName())
                .isEqualTo("ranking-x-at-20261001T090000Z-v7-incomplete");
    }

    private static String fail() {
        throw new IllegalStateException("gone");
    }

    private static Point failingPoint(int index) {
        return index == 0 ? point(0, "a") : point(1, fail());
    }

    private static Sheet<String> sheet() {
        return new Sheet<>(List.of(new Column<>("name", name -> name), new Column<>("value", name -> -1.5)));
    }

    private static Rows<String> rows(String name) {
        return new Rows<>(sheet(), 1, index -> name);
    }

    private static Drawing graph(String name) {
        return new Drawing(
                2, index -> point(index, name), taker -> taker.accept(new Step(name, 0, 1, "CAN", "READ", "CONTROL")));
    }

    private static Point point(int index, String name) {
        return new Point(index, name, name, "HUMAN", name, "CONTROL", index == 0 ? 0 : 1, index == 0);
    }

    private static WholeAnswer answer(Content content, String about, @Nullable String inexact) {
        return new WholeAnswer("ranking", about, 7, AT, inexact, content);
    }

    private static String written(FileFormat format, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(answer(content, "\u202E<x>", null), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document xml(FileFormat format, Content content) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(format, content).getBytes(StandardCharsets.UTF_8)));
    }
}
