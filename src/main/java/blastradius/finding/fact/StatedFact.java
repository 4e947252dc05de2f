package blastradius.finding.fact;

import blastradius.model.RelationKind;
import org.jspecify.annotations.Nullable;

/** What rules ask sources for beside what analyses read; {@code seed-data/governance.tsv} has the names by which sources state each, under its word. */
public enum StatedFact {
    /** When a secret was seen where it should not be, or its holder was known to be compromised. */
    EXPOSED("exposed", Form.TIME, null),
    /** When a person last signed in with it, or as it, interactively. */
    USED_INTERACTIVELY("usedInteractively", Form.TIME, null),
    /** Ids of workloads that run as it. */
    USED_BY("usedBy", Form.LIST, null),
    /** Which application or service something belongs to. */
    APPLICATION("application", Form.TEXT, null),
    /** Whether the vendor of the platform itself runs it. */
    FIRST_PARTY("firstParty", Form.TRUTH, null),
    /** What it is for. */
    PURPOSE("purpose", Form.TEXT, null),
    /** The role that a grant gives, where no relation says so. */
    ROLE("role", Form.TEXT, null),
    /** Whether a group may hold roles of its directory, so that only administrators change who is in it. */
    ROLE_ASSIGNABLE("roleAssignable", Form.TRUTH, null),
    /** Whether a customer wants identities of its own at its provider. */
    ISOLATED("isolated", Form.TRUTH, null),
    /** Under which ticket something is there. */
    TICKET("ticket", Form.TEXT, null),
    /** How long an activation may last. */
    ACTIVATION_LASTS("activationLasts", Form.TEXT, null),
    /** How long a session or token lives. */
    LIFETIME("lifetime", Form.TEXT, null),
    /** Whether the platform that it runs on would vouch for it. */
    OFFERS_FEDERATION("offersFederation", Form.TRUTH, null),
    /** Whom a federated trust lets in. */
    SUBJECT("subject", Form.TEXT, null),
    /** Who publishes an application, or whether that was verified. */
    PUBLISHER("publisher", Form.TEXT, null),
    /** Whether the customer's own records have it. */
    LOGGED_BY_CUSTOMER("loggedByCustomer", Form.TRUTH, null),
    /** Which services a contract covers. */
    COVERS("covers", Form.LIST, null),
    /** Whether several people sign in with an account by design. */
    SHARED_LOGIN("sharedLogin", Form.TRUTH, null),
    /** Whether it can be told which technician acted. */
    ATTRIBUTED("attributed", Form.TRUTH, null),
    /** Whether sessions are recorded. */
    SESSION_RECORDED("sessionRecorded", Form.TRUTH, null),
    /** The delegated administration relationship that a grant is of. */
    RELATIONSHIP("relationship", Form.TEXT, null),
    /** The id of the definition of a role that a grant gives. */
    ROLE_DEFINITION("roleDefinition", Form.TEXT, null),
    /** Whether an account is a tool's own, beside single sign-on. */
    LOCAL_ACCOUNT("localAccount", Form.TRUTH, null),
    /** Whether a tool is signed in to by single sign-on. */
    SINGLE_SIGN_ON("singleSignOn", Form.TRUTH, null),
    /** From which networks a secret works. */
    ALLOWED_NETWORKS("allowedNetworks", Form.LIST, null),
    /** Whether a policy is enforced, reports only or is off. */
    POLICY_STATE("policyState", Form.TEXT, null),
    /** Whether a policy meets people of service providers. */
    SERVICE_PROVIDERS("serviceProviders", Form.TEXT, null),
    /** Under which ticket an activation is, on HOLDS_GRANT. */
    ACTIVATION_TICKET("ticket", Form.TEXT, RelationKind.HOLDS_GRANT),
    /** When the use of an exception was reviewed, on HAS_EXCEPTION. */
    EXCEPTION_REVIEWED("exceptionReviewed", Form.TIME, RelationKind.HAS_EXCEPTION),
    /** When a review confirmed something, on REVIEWED_BY. */
    REVIEWED("reviewed", Form.TIME, RelationKind.REVIEWED_BY),
    /** Until when a risk is accepted, on HAS_EXCEPTION. */
    EXCEPTION_ENDS("exceptionEnds", Form.TIME, RelationKind.HAS_EXCEPTION);

    private final String word;
    private final Form form;
    private final @Nullable RelationKind relation;

    StatedFact(String word, Form form, @Nullable RelationKind relation) {
        this.word = word;
        this.form = form;
        this.relation = relation;
    }

    /** What values of a fact are: an Instant, a String, a Boolean or a list of Strings. */
    public enum Form {
        TIME,
        TEXT,
        TRUTH,
        LIST
    }

    /** Under which it stands in the table of names. */
    public String word() {
        return word;
    }

    public Form form() {
        return form;
    }

    /** The kind of relation that it is stated on; null: on entities. */
    public @Nullable RelationKind relation() {
        return relation;
    }
}
