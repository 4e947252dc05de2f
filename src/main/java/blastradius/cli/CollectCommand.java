package blastradius.cli;

import blastradius.collect.Collected;
import blastradius.collect.EntraCollection;
import blastradius.collect.request.Pace;
import blastradius.collect.signin.Application;
import blastradius.collect.signin.CertificateSignIn;
import blastradius.collect.signin.Cloud;
import blastradius.collect.signin.PersonalSignIn;
import blastradius.collect.signin.Scope;
import blastradius.collect.signin.SignIn;
import blastradius.model.BlastRadiusException.BadRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collect entra}: reads Entra tenants into a zip for import. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        subcommands = CollectCommand.Entra.class,
        description = "Reads what a tool knows into a file for import.")
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class CollectCommand implements Callable<Integer> {

    private static final int MISUSED = 2;
    private static final int WITH_GAPS = 3;

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new CollectCommand(), arguments);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return MISUSED;
    }

    /** {@code entra}. */
    @Command(
            name = "entra",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Reads an Entra tenant, and a partner's customers, through Microsoft Graph. Nothing is written to a tenant.",
            footer = {
                "",
                "What to register, how to schedule it and what lies where: src/docs/collecting.md.",
                "Ends with 0 when the zip is written (what was not permitted is listed), 3 when it is written and a customer",
                "or a list failed, 1 when it is not written, 2 when misused. What was read is kept; --resume goes on with it."
            })
    static final class Entra implements Callable<Integer> {

        private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        private static final Pattern TENANT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,253}");

        @Option(
                names = "--client-id",
                required = true,
                paramLabel = "ID",
                description = "The application to sign in with, which you have registered for this.")
        private String clientId;

        @Option(names = "--tenant", description = "Id or domain of the tenant. Default: that of who signs in.")
        private String tenant = SignIn.OWN;

        @Option(names = "--partner", description = "Also read every customer with an open delegated relationship.")
        private boolean isPartner;

        @Option(
                names = "--out",
                defaultValue = "entra.zip",
                paramLabel = "FILE.zip",
                description = "Default: entra.zip.")
        private Path out;

        @Option(names = "--resume", description = "Go on with what was begun, with the same options.")
        private boolean isResumed;

        @Option(names = "--device-code", description = "Sign in with a code, in a browser of another machine.")
        private boolean isByCode;

        @Option(
                names = "--certificate",
                paramLabel = "FILE.p12",
                description = "Sign in as the application, for scheduled runs. Needs --tenant.")
        private @Nullable Path certificate;

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Holds the certificate's password. Default: none is needed.")
        private @Nullable Path passwordFile;

        @Option(names = "--cloud", defaultValue = "global", description = "global (default), usgov, dod or china.")
        private Cloud cloud;

        @Option(
                names = "--without",
                split = ",",
                paramLabel = "PERMISSION",
                description = "Permissions not to ask for, as AuditLog.Read.All; what only they open is left out.")
        private List<String> without = List.of();

        @Option(
                names = "--limit",
                defaultValue = "12h",
                converter = ImportCommand.Limit.class,
                description = "How long it may take, as 90m or 12h (default).")
        private Duration limit;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            quieten();
            check();
            SignIn signIn = signIn(Application.of(clientId, cloud, scopes()));
            Collected collected = collected(signIn);
            out().print(CollectedText.of(collected, out));
            out().flush();
            return collected.isWhole() ? 0 : WITH_GAPS;
        }

        private Collected collected(SignIn signIn) {
            try (CollectionBar bar = new CollectionBar()) {
                return EntraCollection.run(
                        new EntraCollection.Question(name(), tenant, isPartner, out.toAbsolutePath(), isResumed),
                        cloud.graph(),
                        signIn,
                        Pace.within(limit),
                        bar);
            }
        }

        /* The library that signs in says of each failure more than anybody needs; what matters is said by the command. */
        private static void quieten() {
            LoggingSystem logs = LoggingSystem.get(Entra.class.getClassLoader());
            logs.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            logs.setLogLevel("com.microsoft.aad.msal4j", LogLevel.OFF);
        }

        private void check() {
            if (!ID.matcher(clientId).matches()) {
                throw new BadRequest(
                        "\"" + clientId + "\" is no client id; the registration of the application shows it");
            }
            if (!TENANT.matcher(tenant).matches()) {
                throw new BadRequest("\"" + tenant + "\" is no tenant; give its id or a domain of it");
            }
            if (certificate != null && (tenant.equals(SignIn.OWN) || isByCode)) {
                throw new BadRequest("--certificate needs --tenant, and goes without --device-code");
            }
            if (Files.isDirectory(out)) {
                throw new BadRequest(out + " is a folder; --out names the zip");
            }
        }

        private Set<Scope> scopes() {
            Set<Scope> scopes = EnumSet.allOf(Scope.class);
            scopes.removeIf(scope -> scope == Scope.PARTNER && !isPartner);
            for (String left : without) {
                if (!scopes.removeIf(scope -> scope.permission().equalsIgnoreCase(left.strip()))) {
                    throw new BadRequest("\"" + left + "\" is not asked for; there are "
                            + String.join(
                                    ", ", scopes.stream().map(Scope::permission).toList()));
                }
            }
            return scopes;
        }

        private SignIn signIn(Application application) throws IOException {
            if (certificate != null) {
                String password = passwordFile == null
                        ? ""
                        : Files.readString(passwordFile).strip();
                return CertificateSignIn.of(application, tenant, certificate, password);
            }
            out().println("permissions that are asked for, all of them to read:");
            application.scopes().stream()
                    .sorted()
                    .forEach(scope -> out().printf("  %-50s %s%n", scope.permission(), scope.purpose()));
            out().flush();
            return isByCode
                    ? PersonalSignIn.byDeviceCode(application, tenant, this::say)
                    : PersonalSignIn.inBrowser(application, tenant, this::open);
        }

        private void open(URI address) {
            say("sign in at " + address);
            say("(a browser of this machine opens it; --device-code if there is none)");
            Browser.open(address);
        }

        private void say(String line) {
            out().println(line);
            out().flush();
        }

        private PrintWriter out() {
            return spec.commandLine().getOut();
        }

        private String name() {
            return String.join(
                    " ",
                    Arrays.asList(
                            cloud.name().toLowerCase(Locale.ROOT), clientId, tenant, isPartner ? "partner" : "alone"));
        }
    }
}
