package blastradius.collect.signin;

/** A tenant that is not read, because it, or who signs in, does not let us. Other tenants may. */
public final class TenantRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public TenantRefused(String why) {
        super(why);
    }

    /** Why, in words of ours. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
