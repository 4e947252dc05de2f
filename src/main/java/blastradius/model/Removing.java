package blastradius.model;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport.Counts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much an import may remove of what its sources stated before. Files are cut off, tokens expire, and another customer's export comes
 * under the same name more often than a fifth of an estate is gone, so much is removed only when somebody has said so.
 *
 * @param most the most entities and relations together; {@link #UNSAID} where nobody has said
 */
public record Removing(long most) {

    private static final long UNSAID = -1;
    private static final int SMALL = 20;
    private static final int SHARE = 5;

    /** Nobody has said: little is removed, much is refused. */
    public static final Removing ASK = new Removing(UNSAID);

    /** Whatever the files no longer state. */
    public static final Removing ANY = new Removing(Long.MAX_VALUE);

    /**
     * What a source had before, and what it then no longer has.
     *
     * @param entities what becomes of its entities
     * @param relations what becomes of its relations
     * @param examples some of what would be removed, by name; may be empty
     */
    public record Loss(String source, Counts entities, Counts relations, String examples) {

        /** Entities and relations that are removed, together. */
        public long removed() {
            return entities.removed() + relations.removed();
        }

        private boolean isEmptied() {
            boolean nothing = left(entities) + left(relations) == 0;
            return left(entities) == 0 && (nothing ? removed() > 0 : entities.removed() > 0);
        }

        private boolean isLarge() {
            return isLarge(removed(), had(entities) + had(relations))
                    || isLarge(entities.removed(), had(entities))
                    || isLarge(relations.removed(), had(relations));
        }

        private static boolean isLarge(long removed, long had) {
            return had >= SMALL && removed * SHARE > had;
        }

        private static long had(Counts counts) {
            return counts.changed() + counts.removed() + counts.unchanged();
        }

        private static long left(Counts counts) {
            return counts.added() + counts.changed() + counts.unchanged();
        }

        private String words() {
            return entities.removed() + " of " + had(entities) + " entities and " + relations.removed() + " of "
                    + had(relations) + " relations that source \"" + PlainText.shown(source) + "\" stated"
                    + (examples.isEmpty() ? "" : ", such as " + examples);
        }
    }

    /** A number, or {@code any}. */
    public static Removing of(String text) {
        if (text.equals("any")) {
            return ANY;
        }
        if (text.matches("\\d{1,18}")) {
            return new Removing(Long.parseLong(text));
        }
        throw new BadRequest("removing is \"" + PlainText.shown(text)
                + "\"; say the number of entities and relations together that may be removed, or any");
    }

    /**
     * Why this much is not removed; empty where it is. A source of 20 or more entities and relations keeps four fifths of each, and none
     * is left without an entity, unless somebody has said so.
     *
     * @param losses one for each source
     */
    public Optional<String> refusal(List<Loss> losses) {
        long removed = losses.stream().mapToLong(Loss::removed).sum();
        List<Loss> refused = losses.stream()
                .filter(loss -> most == UNSAID ? loss.isEmptied() || loss.isLarge() : loss.removed() > 0)
                .toList();
        return refused.isEmpty() || (most != UNSAID && removed <= most)
                ? Optional.empty()
                : Optional.of("this would remove "
                        + refused.stream().map(Loss::words).collect(Collectors.joining("; and "))
                        + (most == UNSAID ? "" : "; more than the " + most + " that may go")
                        + ". Nothing was changed. Files of another organization need a source of their own (source=…); if"
                        + " all this is to go, say removing=" + removed + ", or removing=any");
    }
}
