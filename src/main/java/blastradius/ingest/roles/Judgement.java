package blastradius.ingest.roles;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the catalogue says of one role or permission.
 *
 * @param name what its maker calls it; its id where nobody says
 * @param rights what it gives; empty: nothing
 * @param sure how sure that is
 * @param source who judged, for a sentence: {@code catalogue}, {@code its actions}, the name of a file given with the import
 */
public record Judgement(String name, List<JudgedRight> rights, Sureness sure, String source) {

    public Judgement {
        rights = List.copyOf(rights);
    }

    /**
     * What somebody says of a role.
     *
     * @param rights such as {@code CAN WRITE MAIL; CAN_MANAGE_MEMBERS GROUPS}; blank: nothing
     * @param sure {@code sure}, {@code likely} or {@code ?}
     * @throws IllegalArgumentException naming the word that means nothing, and what there is
     */
    public static Judgement stated(String name, String rights, String sure, String source) {
        return new Judgement(name, Rights.of(rights), Sureness.of(sure), source);
    }

    /** {@code Exchange Administrator: WRITE on mail, likely}. */
    public String words() {
        String gives = rights.isEmpty()
                ? "nothing by itself"
                : rights.stream().map(JudgedRight::words).collect(Collectors.joining("; "));
        return name + ": " + gives + ", " + sure.word();
    }

    /** What stands beside a grant, group or role of it, as the properties of its subject. */
    public Map<String, Object> properties() {
        return said(words());
    }

    /** What stands beside the relation that one right becomes. */
    public Map<String, Object> evidence(JudgedRight right) {
        return said(right.words() + ", " + sure.word());
    }

    private Map<String, Object> said(String words) {
        return Map.of("judgement", words, "judgementSure", sure.name(), "judgedBy", source);
    }
}
