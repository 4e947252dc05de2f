package blastradius.ingest.roles;

/** How sure a judgement of the catalogue is. */
public enum Sureness {
    /** By hand, from the maker's documentation. */
    SURE,
    /** By hand, or by a narrow rule over the actions. */
    LIKELY,
    /** By the rule for what nobody judged; such roles are listed in the report. */
    JUDGED;

    /** As it stands beside a grant. */
    public String word() {
        return switch (this) {
            case SURE -> "sure";
            case LIKELY -> "likely";
            case JUDGED -> "judged by rule";
        };
    }
}
