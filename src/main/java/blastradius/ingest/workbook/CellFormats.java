package blastradius.ingest.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a workbook's numbers are shown, by a cell's style: as days, times, padded with zeros, or as plain digits. */
final class CellFormats {

    static final CellFormats NONE = new CellFormats(List.of(), false);

    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY_1904 = LocalDate.of(1904, 1, 1);
    /* A leap day that never was counts as number 60. */
    private static final int FIRST_TRUE_DAY = 61;
    private static final long LAST_DAY = 2_958_466;
    private static final long MILLISECONDS_A_DAY = 86_400_000;

    private final List<String> byStyle;
    private final boolean from1904;

    private CellFormats(List<String> byStyle, boolean from1904) {
        this.byStyle = List.copyOf(byStyle);
        this.from1904 = from1904;
    }

    /** One reading of the part that holds the styles. */
    static final class Reading {

        private final Map<String, String> codes = new HashMap<>();
        private final List<String> byStyle = new ArrayList<>();
        private boolean inStyles;

        void take(Xml xml) throws IOException {
            if (xml.isStart("numFmt")) {
                codes.put(xml.attribute("numFmtId", ""), xml.attribute("formatCode", ""));
            } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                inStyles = xml.isStart("cellXfs");
            } else if (inStyles && xml.isStart("xf")) {
                byStyle.add(xml.attribute("numFmtId", "0"));
            }
        }

        CellFormats formats(boolean from1904) {
            return new CellFormats(
                    byStyle.stream()
                            .map(id -> codes.getOrDefault(id, builtIn(id)))
                            .toList(),
                    from1904);
        }

        /* ECMA-376, part 1, 18.8.30: what is not stated with its code. */
        private static String builtIn(String id) {
            return switch (id) {
                case "14",
                        "15",
                        "16",
                        "17",
                        "27",
                        "28",
                        "29",
                        "30",
                        "31",
                        "34",
                        "35",
                        "36",
                        "50",
                        "51",
                        "52",
                        "53",
                        "54",
                        "57",
                        "58" -> "yyyy-mm-dd";
                case "18", "19", "20", "21", "32", "33", "45", "46", "47", "55", "56" -> "h:mm:ss";
                case "22" -> "yyyy-mm-dd h:mm";
                default -> "General";
            };
        }
    }

    /** A number as its cell shows it. */
    String shown(String number, String style) {
        BigDecimal value;
        try {
            value = new BigDecimal(number.strip());
        } catch (NumberFormatException none) {
            return number;
        }
        if (Math.abs((long) value.scale()) > 400 || value.precision() > 400) {
            return number;
        }
        String format = format(style);
        String symbols = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", "");
        if (!symbols.equalsIgnoreCase("General") && symbols.matches("(?is)[^;]*[ymdhs].*")) {
            return day(value, symbols);
        }
        String plain = plain(value);
        return format.matches("0{2,30}") && plain.matches("\\d+")
                ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
                : plain;
    }

    private String format(String style) {
        try {
            int index = style.isEmpty() ? 0 : Integer.parseInt(style);
            return index >= 0 && index < byStyle.size() ? byStyle.get(index) : "General";
        } catch (NumberFormatException none) {
            return "General";
        }
    }

    private String day(BigDecimal value, String symbols) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(LAST_DAY)) >= 0) {
            return plain(value);
        }
        long days = value.longValue();
        long milliseconds = Math.round(value.remainder(BigDecimal.ONE).doubleValue() * MILLISECONDS_A_DAY);
        LocalDate first = from1904 ? FIRST_DAY_1904 : days < FIRST_TRUE_DAY ? FIRST_DAY.plusDays(1) : FIRST_DAY;
        LocalDateTime time = first.plusDays(days).atStartOfDay().plusNanos(milliseconds * 1_000_000);
        boolean hasTime = milliseconds != 0 || symbols.matches("(?is).*[hs].*");
        return hasTime ? time.toString() : time.toLocalDate().toString();
    }

    /* A workbook's number is a double: its shortest decimal is what was typed. */
    private static String plain(BigDecimal value) {
        double number = value.doubleValue();
        BigDecimal shortest = Double.isFinite(number) ? new BigDecimal(Double.toString(number)) : value;
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }
}
