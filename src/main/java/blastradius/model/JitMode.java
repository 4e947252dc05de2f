package blastradius.model;

/** What is assumed of just-in-time elevation; each mode reaches at least what the one before it reaches. */
public enum JitMode {
    /** Nobody activates anything: only standing and active access counts. */
    STRICT,
    /** The attacker activates what his identities may, with approval only by approvers that he controls too. */
    SELF,
    /** Approval fraud is assumed: every eligible access can be activated. */
    ALL
}
