package blastradius.model;

/** What defenders can do about relations of a kind. */
record Handling(Access access, Ending ending, ServedBy servedBy) {

    /** No access, ended as most things are, part of nobody's service. */
    static final Handling PLAIN = new Handling(Access.NONE, Ending.USUAL, ServedBy.NOBODY);

    static final Handling EASILY_ENDED = new Handling(Access.NONE, Ending.LIGHT, ServedBy.NOBODY);
    static final Handling GIVEN = new Handling(Access.NONE, Ending.IMPOSSIBLE, ServedBy.NOBODY);
    static final Handling STANDING = new Handling(Access.STANDING, Ending.USUAL, ServedBy.NOBODY);
    static final Handling OWNERSHIP = new Handling(Access.ACTIVATED, Ending.USUAL, ServedBy.NOBODY);
    static final Handling MEMBERSHIP = new Handling(Access.MEMBERSHIP, Ending.USUAL, ServedBy.PEOPLE);
    static final Handling GRANTED = new Handling(Access.USUAL, Ending.LIGHT, ServedBy.PEOPLE);
    static final Handling RIGHTS = new Handling(Access.STANDING, Ending.USUAL, ServedBy.BOTH);
    static final Handling SERVICE = new Handling(Access.NONE, Ending.USUAL, ServedBy.BOTH);
    static final Handling DELIVERY = new Handling(Access.NONE, Ending.USUAL, ServedBy.TOOLS);

    /** What a subject holds, so that it can be revoked, limited in time and scoped; each constant is all of those before it as well. */
    enum Access {
        NONE,
        STANDING,
        /** People can be made to activate it first. */
        ACTIVATED,
        /** It puts somebody behind a group or grant; CAN_APPROVE names who approves that. */
        MEMBERSHIP,
        /** What a rule means that selects access and names no kinds. */
        USUAL
    }

    /** How hard it is to end one. */
    enum Ending {
        LIGHT,
        USUAL,
        /** It is how things are, not what somebody was given. */
        IMPOSSIBLE
    }

    /** Whose service to customers it is part of. */
    enum ServedBy {
        NOBODY,
        /** What a tool does for its clients: goes to the instance of each when the tool is divided. */
        TOOLS,
        /** What a provider's people hold of a customer: ends with the contract. */
        PEOPLE,
        BOTH
    }
}
