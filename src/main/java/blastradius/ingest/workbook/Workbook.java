package blastradius.ingest.workbook;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of an Excel workbook ({@code .xlsx}, {@code .xlsm}), each a content of its own: rows of text whose cells {@link
 * SheetStream#SEPARATOR} separates. What a cell shows is what it says: days are days, numbers are written out, formulas by their last
 * result. The texts that cells share are kept in memory, up to {@link SharedTexts#MAX_CHARS}; rows are streamed.
 */
public final class Workbook {

    private static final String ROOT = "xl/workbook.xml";
    private static final String FOLDER = "xl/";

    private final String file;
    private final Map<String, Content> parts;
    private final Map<String, String> targets = new HashMap<>();
    private final List<SheetName> sheets = new ArrayList<>();
    private boolean from1904;
    private @Nullable List<String> texts;
    private CellFormats formats = CellFormats.NONE;

    private record SheetName(String name, String relation) {}

    private Workbook(String file, Map<String, Content> parts) {
        this.file = file;
        this.parts = parts;
    }

    /**
     * The sheets in their order.
     *
     * @param parts the members of the file's zip by name
     */
    public static List<Content> sheets(String file, Map<String, Content> parts) {
        if (!parts.containsKey(ROOT)) {
            String what = parts.containsKey("xl/workbook.bin")
                    ? "a binary workbook (.xlsb)"
                    : "an Office document, but no workbook";
            throw Failures.rejected(file, "is " + what + ", which is not read; save its tables as .xlsx or CSV");
        }
        return new Workbook(file, parts).sheets();
    }

    private List<Content> sheets() {
        read("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.isStart("Relationship")) {
                targets.put(xml.attribute("Id", ""), path(xml.attribute("Target", "")));
                targets.put(xml.attribute("Type", "").replaceFirst(".*/", "type "), path(xml.attribute("Target", "")));
            }
        });
        read(ROOT, xml -> {
            if (xml.isStart("sheet")) {
                sheets.add(new SheetName(xml.attribute("name", "sheet"), xml.reference()));
            } else if (xml.isStart("workbookPr")) {
                from1904 = xml.attribute("date1904", "0").matches("1|true");
            }
        });
        String styles = targets.get("type styles");
        if (styles != null && parts.containsKey(styles)) {
            CellFormats.Reading reading = new CellFormats.Reading();
            read(styles, reading::take);
            formats = reading.formats(from1904);
        }
        return sheets.stream().map(this::sheet).toList();
    }

    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : FOLDER + target;
    }

    private Content sheet(SheetName sheet) {
        String target = targets.get(sheet.relation());
        Content part = target == null ? null : parts.get(target);
        if (part == null) {
            throw Failures.rejected(file, "is no sound workbook: its sheet \"" + sheet.name() + "\" is not in it");
        }
        return new Content(
                file + "/" + ImportFile.shown(sheet.name()),
                part.sizeBytes(),
                meter -> new SheetStream(part.open(meter), texts(), formats));
    }

    private List<String> texts() throws IOException {
        List<String> known = texts;
        if (known == null) {
            Content part = parts.get(targets.getOrDefault("type sharedStrings", ""));
            known = List.of();
            if (part != null) {
                try (InputStream in = part.open(Meter.silent())) {
                    known = SharedTexts.read(in);
                }
            }
            texts = known;
        }
        return known;
    }

    /** Takes each element's start and end. */
    private interface Elements {
        void take(Xml xml) throws IOException;
    }

    private void read(String part, Elements elements) {
        Content content = parts.get(part);
        if (content == null) {
            throw Failures.rejected(file, "is no sound workbook: " + part + " is missing; save it again");
        }
        try (InputStream in = content.open(Meter.silent());
                Xml xml = Xml.of(in)) {
            while (xml.next()) {
                elements.take(xml);
            }
        } catch (Unreadable broken) {
            throw Failures.rejected(file, String.valueOf(broken.getMessage()));
        } catch (IOException failed) {
            throw Failures.unreadable(file, failed);
        }
    }
}
