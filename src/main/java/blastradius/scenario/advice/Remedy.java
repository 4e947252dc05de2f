package blastradius.scenario.advice;

/** What a defender can do beside ending something: the work goes on, an attack is held up. */
public enum Remedy {
    /** A grant, or the access of an account, is narrowed to one client. */
    SCOPE,
    /** Standing access has to be activated. */
    MAKE_ELIGIBLE,
    /** Another person approves the activation. */
    REQUIRE_APPROVAL,
    /** Signing in takes a factor that a phishing page cannot pass. */
    REQUIRE_MFA,
    /** A credential that opens things of several clients gets a value for each of them. */
    SPLIT,
    /** A tool is confined to a zone, or divided between its clients. */
    RESTRICT
}
