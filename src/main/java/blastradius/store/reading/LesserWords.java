package blastradius.store.reading;

import blastradius.model.LesserWord;
import blastradius.model.RelationClass;
import blastradius.store.database.Columns;
import blastradius.store.database.RelationClasses;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the relations that give way to a fuller word for the same two entities. O(relations of such words), and nothing where no two words
 * differ.
 */
final class LesserWords {

    private final RelationClasses classes;
    private final BitSet words = new BitSet(); // by class: one that another may differ from

    private record Word(Object kind, String sourceKind) {}

    LesserWords(RelationClasses classes) {
        this.classes = classes;
        Map<Word, Integer> first = new HashMap<>();
        for (int no = 0; no < classes.size(); no++) {
            RelationClass one = classes.get(no);
            if (LesserWord.mayBe(one)) {
                Integer before = first.putIfAbsent(new Word(one.kind(), one.sourceKind()), no);
                if (before != null) {
                    words.set(before);
                    words.set(no);
                }
            }
        }
    }

    /** The indexes of those that give way, of all relations of some entities: ends and classes by number. */
    BitSet among(int[] from, int[] to, int[] attr) {
        BitSet lesser = new BitSet();
        if (words.isEmpty()) {
            return lesser;
        }
        Long2IntOpenHashMap last = new Long2IntOpenHashMap();
        last.defaultReturnValue(Columns.NONE);
        int[] before = new int[attr.length]; // of the same two, the one before
        for (int i = 0; i < attr.length; i++) {
            if (words.get(attr[i])) {
                before[i] = last.put((long) from[i] << 32 | to[i], i);
                for (int other = before[i]; other >= 0; other = before[other]) {
                    if (givesWay(attr[i], attr[other])) {
                        lesser.set(i);
                    } else if (givesWay(attr[other], attr[i])) {
                        lesser.set(other);
                    }
                }
            }
        }
        return lesser;
    }

    private boolean givesWay(int word, int fuller) {
        return word != fuller && LesserWord.givesWay(classes.get(word), classes.get(fuller));
    }
}
