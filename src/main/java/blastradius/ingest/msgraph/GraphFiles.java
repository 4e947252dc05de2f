package blastradius.ingest.msgraph;

/** What tells a response that does not say what it is. */
public final class GraphFiles {

    private GraphFiles() {}

    /** Whether the place where a file was kept is a path of Microsoft Graph that is read. */
    public static boolean isPath(String name) {
        return GraphPath.ofFile(name).resource() != GraphResource.OTHER;
    }
}
