package blastradius.scenario.incident;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id that may stand in a command: one of a system that is known, which is wholly what that system's ids look like. Anything else, names above all, was
 * written by strangers and is never pasted.
 *
 * @param account of AWS, the account in which the name stands; empty elsewhere
 * @param partition of AWS, the one that the account is in; empty elsewhere
 */
record KnownId(Keeper keeper, String text, String account, String partition) {

    /** Whose commands take it. */
    enum Keeper {
        ENTRA,
        ACTIVE_DIRECTORY,
        AWS_USER,
        AWS_ROLE,
        AWS_GROUP
    }

    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern UPN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,8}[A-Za-z]{2,63}");
    private static final Pattern SID = Pattern.compile("S-1-5-21(?:-[0-9]{1,10}){4}");
    private static final Pattern ARN = Pattern.compile("arn:(aws|aws-cn|aws-us-gov):iam::([0-9]{12}):(user|role|group)/"
            + "(?:[A-Za-z0-9+=,.@_-]{1,64}/){0,8}([A-Za-z0-9+=,.@_][A-Za-z0-9+=,.@_-]{0,63})");

    /** Microsoft Graph's own words; those of AzureHound begin with AZ. */
    private static final Set<String> OF_GRAPH = Set.of("user", "servicePrincipal", "group");

    /** Of what a source calls a thing, and the source's word for its kind. */
    static Optional<KnownId> of(String sourceId, String sourceKind) {
        boolean isEntra = sourceKind.startsWith("AZ") || OF_GRAPH.contains(sourceKind);
        if (isEntra
                && (GUID.matcher(sourceId).matches() || UPN.matcher(sourceId).matches())) {
            return Optional.of(new KnownId(Keeper.ENTRA, sourceId, "", ""));
        }
        if (SID.matcher(sourceId).matches()) {
            return Optional.of(new KnownId(Keeper.ACTIVE_DIRECTORY, sourceId, "", ""));
        }
        Matcher arn = ARN.matcher(sourceId);
        return arn.matches()
                ? Optional.of(new KnownId(ofAws(arn.group(3)), arn.group(4), arn.group(2), arn.group(1)))
                : Optional.empty();
    }

    /** Whether it is the id of an object, and no name for signing in. */
    boolean isOfObject() {
        return GUID.matcher(text).matches();
    }

    private static Keeper ofAws(String sort) {
        return sort.equals("user") ? Keeper.AWS_USER : sort.equals("role") ? Keeper.AWS_ROLE : Keeper.AWS_GROUP;
    }
}
