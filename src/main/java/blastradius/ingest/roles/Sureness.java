package blastradius.ingest.roles;

/** How sure a judgement of the catalogue is. */
public enum Sureness {
    /** By hand, from the maker's documentation. */
    SURE,
    /** By hand, or by a narrow rule over the actions. */
    LIKELY,
    /** By the rule for what nobody judged; such roles are listed in the report. */
    JUDGED;

    /** By the word of the catalogue's files. */
    static Sureness of(String word) {
        return switch (word) {
            case "sure" -> SURE;
            case "likely" -> LIKELY;
            case "?" -> JUDGED;
            default ->
                throw new IllegalArgumentException("\"" + word + "\" is not how sure it is; say sure, likely or ?");
        };
    }

    /** As it stands beside a grant. */
    public String word() {
        return switch (this) {
            case SURE -> "sure";
            case LIKELY -> "likely";
            case JUDGED -> "judged by rule";
        };
    }
}
