package blastradius.model;

/** What sources say of whether something is part of a share. */
public enum ShareAnswer {
    /** It is. */
    YES,
    /** It is not. */
    NO,
    /** No source states what would tell. */
    NOT_STATED
}
