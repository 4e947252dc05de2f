package blastradius.ingest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workbook as Excel saves it: shared and rich texts, days and times by style, booleans, a formula, a gap, an empty sheet. */
public final class WorkbookParts {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";

    private WorkbookParts() {}

    /** The parts of the book, in their order. */
    public static Map<String, byte[]> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        parts.put("_rels/.rels", "<Relationships/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + RELATION + "\"><workbookPr/><sheets>"
                        + "<sheet name=\"Entities\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Relations\" sheetId=\"2\" r:id=\"rId2\"/>"
                        + "<sheet name=\"Sheet3\" sheetId=\"3\" r:id=\"rId3\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relationship("rId1", "worksheet", "worksheets/sheet1.xml")
                        + relationship("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
                        + relationship("rId3", "worksheet", "worksheets/sheet3.xml")
                        + relationship("rId4", "styles", "styles.xml")
                        + relationship("rId5", "sharedStrings", "sharedStrings.xml") + "</Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet " + MAIN
                        + "><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"000000\"/></numFmts><cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst " + MAIN + ">" + text("id") + text("kind") + text("name") + text("enabled") + text("weight")
                        + text("HUMAN")
                        + "<si><r><t>M\u00fcl</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ler, </t></r><r><t>\"J\"</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>ignored</t></rPh></si>" + text("two_x000A_lines") + text("HOST")
                        + "</sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                sheet(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
                                + "<c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c><c r=\"F1\" s=\"1\"/></row>"
                                + "<row r=\"2\"><c r=\"A2\"><v>1.2345678901234E+17</v></c><c r=\"B2\" t=\"s\"><v>5</v></c><c r=\"C2\" t=\"s\"><v>6</v></c>"
                                + "<c r=\"D2\" t=\"b\"><v>0</v></c><c r=\"E2\"><v>0.30000000000000004</v></c></row>"
                                + "<row r=\"5\"><c r=\"A5\" s=\"3\"><v>42</v></c><c r=\"B5\" t=\"s\"><v>8</v></c><c r=\"C5\" t=\"s\"><v>7</v></c>"
                                + "<c r=\"E5\"><f>1+1</f><v>2</v></c></row>"));
        parts.put(
                "xl/worksheets/sheet2.xml",
                sheet("<row r=\"1\">" + inline("from") + inline("relation") + inline("to") + inline("level")
                        + inline("from_time") + inline("to_time")
                        + "</row><row r=\"2\"><c><v>123456789012340000</v></c>" + inline("CAN")
                        + "<c t=\"str\"><f>TEXT(42,\"000000\")</f><v>000042</v></c>" + inline("CONTROL")
                        + "<c s=\"2\"><v>46023.5</v></c><c s=\"1\"><v>46387</v></c></row>"));
        parts.put("xl/worksheets/sheet3.xml", sheet(""));
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((name, xml) -> bytes.put(name, (HEAD + xml).getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String text(String text) {
        return "<si><t>" + text + "</t></si>";
    }

    private static String inline(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String sheet(String rows) {
        return "<worksheet " + MAIN + "><dimension ref=\"A1\"/><sheetData>" + rows + "</sheetData></worksheet>";
    }
}
