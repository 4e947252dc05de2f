package blastradius.collect.signin;

import java.net.URI;

/** A cloud of Microsoft's: where one signs in, and where its Graph is. A tenant is in one of them. */
public enum Cloud {
    GLOBAL("login.microsoftonline.com", "graph.microsoft.com"),
    USGOV("login.microsoftonline.us", "graph.microsoft.us"),
    DOD("login.microsoftonline.us", "dod-graph.microsoft.us"),
    CHINA("login.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn");

    private final URI login;
    private final URI graph;

    Cloud(String login, String graph) {
        this.login = URI.create("https://" + login + "/");
        this.graph = URI.create("https://" + graph + "/");
    }

    /** Where tokens are issued. */
    public URI login() {
        return login;
    }

    /** Where Graph answers, for any version. */
    public URI graph() {
        return graph;
    }
}
