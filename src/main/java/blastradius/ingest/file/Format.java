package blastradius.ingest.file;

/** The formats that are told apart. */
public enum Format {
    CASE("contract case"),
    OPENGRAPH("OpenGraph"),
    APOC("Neo4j JSON lines"),
    EDGE_LIST("edge list"),
    OWN_CSV("own tables"),
    OWN_JSON_LINES("own tables"),
    /** What this product writes for tools that read OpenGraph. */
    OWN_OPENGRAPH("own OpenGraph"),
    /** A collection of an AD domain. */
    SHARPHOUND("SharpHound"),
    /** A collection of an Entra tenant and of Azure. */
    AZUREHOUND("AzureHound"),
    /** Responses of Microsoft Graph, as they came. */
    MICROSOFT_GRAPH("Microsoft Graph"),
    /** Delegations and role assignments of Azure, as its resource manager tells them. */
    AZURE("Azure"),
    EXTENSION_SCHEMA("extension schema"),
    /** What people keep beside the estate, as lines. */
    SAVED("saved things"),
    /** Counts what lies beside it. */
    MANIFEST("manifest");

    private final String words;

    Format(String words) {
        this.words = words;
    }

    /** What reports call it. */
    public String words() {
        return words;
    }

    /** Whether it is a graph in another tool's words, to be read by a {@code Policy}. */
    public boolean isForeignGraph() {
        return this == OPENGRAPH || this == APOC || this == EDGE_LIST;
    }

    /** Whether all files of it are read together, by a reader of the tool's own format. */
    public boolean isToolsOwn() {
        return this == SHARPHOUND || this == AZUREHOUND || this == MICROSOFT_GRAPH || this == AZURE;
    }

    /** Whether it states nothing of the estate: it only goes with other files. */
    public boolean isAbout() {
        return this == EXTENSION_SCHEMA || this == SAVED || this == MANIFEST;
    }
}
