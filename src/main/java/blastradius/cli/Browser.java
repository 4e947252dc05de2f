package blastradius.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The person's browser, if it can be opened from here. */
final class Browser {

    private Browser() {}

    /** Opens an address; where that cannot be done, whoever reads it does it. */
    static void open(URI address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("mac")
                ? List.of("open")
                : system.startsWith("windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler")
                        : List.of("xdg-open");
        ProcessBuilder browser = new ProcessBuilder(command);
        browser.command().add(address.toString());
        try {
            browser.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            return;
        }
    }
}
