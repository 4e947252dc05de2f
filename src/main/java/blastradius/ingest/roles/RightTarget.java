package blastradius.ingest.roles;

import blastradius.model.ServiceScope;
import org.jspecify.annotations.Nullable;

/** On what a right is: the tenant, a scope inside it, what a role is held on, or a set, for which one entity stands per tenant. */
public enum RightTarget {
    TENANT("the tenant"),
    DIRECTORY("the directory", ServiceScope.DIRECTORY),
    MAIL("mail", ServiceScope.MAIL),
    FILES("files", ServiceScope.FILES),
    ENDPOINTS("endpoints", ServiceScope.ENDPOINTS),
    CLOUD("the cloud", ServiceScope.CLOUD),
    /** Conditional access and the methods of sign-in. */
    POLICY("policies of sign-in"),
    /** What activating a role asks for. */
    ROLE_POLICIES("policies of roles"),
    /** What activating a membership asks for. */
    GROUP_POLICIES("policies of groups"),
    /** What may be federated with the tenant: the identity provider "federation of T". */
    FEDERATION("federation"),

    /** Every password, administrators' included. */
    EVERY_PASSWORD("every password"),
    /** Passwords of whom the role's own list lets it reset. */
    RESETTABLE_PASSWORDS("passwords of its reset list"),
    EVERY_FACTOR("every factor"),
    RESETTABLE_FACTORS("factors of its reset list"),
    /** Enables any account. */
    EVERY_ACCOUNT("enabling every account"),
    /** Enables whom its reset list names. */
    ENABLED_ACCOUNTS("enabling accounts of its reset list"),
    /** Signs in as accounts that may use a temporary access pass, and re-registers the factors of all others. */
    ACCESS_PASSES("accounts with temporary access passes"),
    /** Signs in as every account, where certificates open accounts. */
    CERTIFICATE_ACCOUNTS("accounts by certificate"),
    /** Every application and service principal that is no managed identity. */
    APPS("every application"),
    AGENTS("every agent identity"),
    /** Groups that are not role-assignable. */
    GROUPS("groups that hold no role"),
    SECURITY_GROUPS("security groups that hold no role"),
    M365_GROUPS("Microsoft 365 groups that hold no role"),
    ROLE_GROUPS("role-assignable groups"),
    /** Groups that access packages give. */
    PACKAGED_GROUPS("groups in access packages"),
    /** Groups whose memberships are activated, role-assignable ones among them. */
    PIM_GROUPS("groups with activated membership"),
    /** Endpoints on which a defender's live response runs. */
    DEFENDED_ENDPOINTS("defended endpoints"),
    /** Every grant by which a partner reaches the tenant. */
    DELEGATIONS("delegations"),

    /** A service in which the estate has nothing: shown beside the grant, and no relation. */
    SERVICE("a service without a scope of its own"),

    /** What the role is held on, with everything below. */
    OWN("its scope"),
    /** Resources of the types that are named with the right, at and below what the role is held on; no types: of all types. */
    RESOURCES("resources"),
    /** The data in resources of the types that are named with the right: blobs, messages, rows. */
    DATA("data"),
    /** The secrets in vaults at and below what the role is held on. */
    VAULT_SECRETS("secrets of vaults"),
    /** The machines themselves, not their cloud resources, at and below what the role is held on. */
    MACHINES("machines");

    private final String words;
    private final @Nullable ServiceScope service;

    RightTarget(String words) {
        this(words, null);
    }

    RightTarget(String words, @Nullable ServiceScope service) {
        this.words = words;
        this.service = service;
    }

    /** For a sentence. */
    public String words() {
        return words;
    }

    /** The service scope of the tenant that is meant; null: it is none. */
    public @Nullable ServiceScope service() {
        return service;
    }
}
